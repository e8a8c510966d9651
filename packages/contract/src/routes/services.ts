import {z} from 'zod';
import {id, institutionCode, itemCode, label, localized, named, privacyFields, sentMoment, text} from '../fields.ts';
import {aliasCodePattern, projectNoPattern, staffCount, subjectPattern} from '../limits.ts';
import {nodes} from '../standard/nodes.ts';
import {leftOutCodes} from '../person-cleaning.ts';
import {servedPerson} from './persons.ts';
import {asBatch, batchOf, entryProblem} from './batches.ts';
import {defineRoutes} from './route.ts';

/**
 * One rateable contact (办件服务). Its identity is (`institutionCode`, `projectNo`, `serviceNumber`, `node`): 办件编号,
 * 服务次序 and 评价节点, as the provincial interfaces use them. A service without a case has the number of its ticket instead:
 * its identity is (`institutionCode`, `pointId`, the day of `servedAt` in Asia/Shanghai, `ticketNumber`, `serviceNumber`,
 * `node`). It carries nothing about the person served.
 */
export const serviceFacts = z
  .object({
    institutionCode,
    projectNo: z
      .string()
      .regex(projectNoPattern)
      .optional()
      .meta({description: '办件编号, an..50 (GB/T 39046-2020 table 9); left out with a ticketNumber'}),
    ticketNumber: label(30).optional().meta({
      description: '排队号 of a service without a case, in place of projectNo; needs a pointId',
    }),
    serviceNumber: z.number().int().min(1).max(99).meta({description: '服务次序, 1 to 99'}),
    node: z.enum(nodes).meta({description: '评价节点: accepted 受理, completed 办结'}),
    itemCode: itemCode.optional().meta({
      description:
        '实施编码 (31) or 业务办理项编码 (33); left out together with itemName where no item is known, with a pointId',
    }),
    itemName: named(200).optional().meta({description: '事项名称, an..200; left out together with itemCode'}),
    serviceName: label(100).optional().meta({description: 'which service of the case, e.g. 咨询, 申报, 补正'}),
    staffNumber: label(20).optional().meta({description: '工号 of the person who served; of several the first'}),
    staffNumbers: z
      .array(named(20))
      .min(staffCount.min)
      .max(staffCount.max)
      .optional()
      .meta({description: '工号 of the people who served, each once; the rating counts once for each of them'}),
    pointId: id
      .optional()
      .meta({description: 'the hall, window or other place where it was given, as `putPoint` answers it'}),
    windowNumber: label(50).optional().meta({description: 'the window, if any'}),
    servedAt: sentMoment,
  })
  .meta({id: 'ServiceFacts', description: 'What a department says of one service (办件服务)'});

/** The person served as a portal knows them. */
export const servedSubject = z
  .object({
    portal: text(200).meta({description: 'the `iss` of a portal that is registered here'}),
    subject: z
      .string()
      .regex(subjectPattern)
      .meta({description: 'the pseudonym of the person within the portal, the `sub` of its assertions'}),
  })
  .meta({id: 'ServedSubject', description: 'The person served as a portal knows them; only a keyed hash is stored'});

/** An institution by its own code or by another one. */
const namedInstitution = z.string().regex(aliasCodePattern);

/** A service as a department registers it: its facts and, if the region asks for real names, who was served. */
export const serviceRegistration = serviceFacts
  .extend({
    institutionCode: namedInstitution.meta({
      description: '统一社会信用代码, 18 characters, or another code of the institution that `putAlias` has registered',
    }),
    person: servedPerson.nullable().optional().meta({
      description: 'who was served; left out: as registered before; null: forget it. Nothing changes after the rating.',
    }),
    servedSubject: servedSubject
      .nullable()
      .optional()
      .meta({
        description:
          'for whom it was, by the pseudonym of a portal: that person finds it there to rate it. Left out: as registered ' +
          'before; null: forget it',
      }),
  })
  .meta({id: 'ServiceRegistration', description: 'A service to register (办件服务)'});

/** A detail of a service that could not be kept. */
export const leftOutDetail = z
  .object({
    field: z.string().max(200).meta({description: 'the field, such as `person.phone`'}),
    code: z.enum(leftOutCodes).meta({description: 'why: the code with which a field is refused'}),
    messages: localized.meta({description: 'the sentence in every language'}),
  })
  .meta({id: 'LeftOutDetail', description: 'A detail of a service that could not be kept, though the service is'});

/** What the server answers when a service was registered or brought up to date. */
export const serviceReceipt = z
  .object({
    serviceId: id,
    rated: z.boolean(),
    leftOut: z
      .array(leftOutDetail)
      .optional()
      .meta({
        description:
          'what of `person` could not be kept; there only when something could not. Without a name or a number to call nothing ' +
          'of the person is kept, and a person who was registered before stays',
      }),
  })
  .meta({
    id: 'ServiceReceipt',
    description: 'The service is registered; `rated` says whether a rating exists, never which',
  });

/** One entry of a batch: the service that is registered, or why it is not. */
export const registeredEntry = z
  .object({
    service: serviceReceipt.nullable().meta({description: 'the service; null when it was refused'}),
    problem: entryProblem.nullable().meta({description: 'why it was refused; null when it is registered'}),
  })
  .meta({id: 'RegisteredEntry', description: 'One entry of a batch: the service that is registered, or why it is not'});

/** The service a route speaks of. */
export const serviceReference = z.object({serviceId: id});

/** Yes or no, never what: a department must not learn who rated how before its duty to answer. */
export const ratedAnswer = z.object({rated: z.boolean()}).meta({
  id: 'RatedAnswer',
  description: 'Yes or no, never what: a department must not learn who rated how before its duty to answer',
});

/** Which services of a case to list: of one institution, and perhaps of one step or number alone. */
export const caseServicesQuery = z.object({
  projectNo: z.string().regex(projectNoPattern).meta({description: '办件编号, an..50 (GB/T 39046-2020 table 9)'}),
  institutionCode: namedInstitution.optional().meta({
    description:
      "the institution of the services, by its own code or another one that `putAlias` has registered; by default the caller's own",
  }),
  node: z.enum(nodes).optional().meta({description: 'only services of this 评价节点'}),
  serviceNumber: serviceFacts.shape.serviceNumber.optional().meta({description: 'only the service of this 服务次序'}),
});

/** A service of a case: which one it is, and whether it is rated, never how. */
export const caseService = z
  .object({
    serviceId: id,
    serviceNumber: z.number().int().meta({description: '服务次序, 1 to 99'}),
    node: z.enum(nodes).meta({description: '评价节点: accepted 受理, completed 办结'}),
    rated: z.boolean(),
  })
  .meta({id: 'CaseService', description: 'A service of a case: which one it is, and whether it is rated, never how'});

/** Services that can be rated (办件服务). */
export const serviceRoutes = defineRoutes('services', {
  putService: {
    method: 'POST',
    path: '/v1/services',
    caller: 'department',
    scope: 'services:write',
    crossOrigin: false,
    responseCheck: ['serviceId', 'string'],
    summary: 'Register a service, or correct it while it is not rated',
    input: serviceRegistration,
    output: serviceReceipt,
    status: 200,
    refusals: [
      'person_not_kept',
      'unknown_portal',
      'portal_not_allowed',
      'unknown_institution',
      'institution_not_allowed',
      'unknown_point',
      'point_closed',
      'point_not_valid',
      'service_already_rated',
      'served_in_future',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  putServices: {
    method: 'POST',
    path: '/v1/services/batch',
    caller: 'department',
    scope: 'services:write',
    crossOrigin: false,
    ...asBatch,
    responseCheck: ['entries', 'object'],
    summary: 'Register up to 100 services, or correct those that are not rated; each has an outcome of its own',
    input: z.object({
      entries: batchOf(serviceRegistration).meta({
        description: 'services as for `putService`; one whose form is wrong refuses the whole batch',
      }),
    }),
    output: z
      .object({entries: z.array(registeredEntry).meta({description: 'what became of each, in the same order'})})
      .meta({id: 'RegisteredBatch', description: 'What became of each service of a batch'}),
    status: 200,
    refusals: ['text_too_long', 'text_not_well_formed'],
  },
  isRated: {
    method: 'GET',
    path: '/v1/services/{serviceId}/rated',
    caller: 'department',
    scope: 'services:write',
    crossOrigin: false,
    responseCheck: ['rated', 'boolean'],
    summary: 'Has this service been rated: yes or no, never what',
    input: serviceReference,
    output: ratedAnswer,
    status: 200,
    refusals: ['unknown_service'],
  },
  listCaseServices: {
    method: 'POST',
    path: '/v1/services/lookup',
    caller: 'department',
    scope: 'services:write',
    crossOrigin: false,
    responseCheck: ['items', 'object'],
    summary:
      "The services of a case of the caller's institution or one below, whether each is rated, and what is said about privacy before a person is asked. A POST, so that no log has the number",
    input: caseServicesQuery,
    output: z
      .object({
        items: z.array(caseService).meta({
          description:
            'by number and node, at most 198; empty for a case that is unknown, and for one of an institution of others',
        }),
        ...privacyFields,
      })
      .meta({id: 'CaseServices', description: 'The services of a case'}),
    status: 200,
    refusals: [],
  },
});
