import {z} from 'zod';
import {areaCode, base64Text, cursor, day, id, institutionCode, label, moment, named, pageSize} from '../fields.ts';
import {projectNoPattern, staticCodePattern} from '../limits.ts';
import {helpField} from './help.ts';
import {ratingForm} from './invitations.ts';
import {draftRefusals, ratingDraft, receipt} from './ratings.ts';
import {defineRoutes} from './route.ts';

/** What a point is: a hall, a window in it, a service desk, a terminal, a hotline, a web site. */
export const pointKinds = ['hall', 'window', 'service_desk', 'terminal', 'hotline', 'site'] as const;

const validFrom = day.meta({description: 'the first day on which it is valid, in Asia/Shanghai'});
const validTo = day.nullable().meta({description: 'the last day on which it is valid; null: no end is known'});
const pointNumber = label(50).meta({
  description: 'its number, such as that of a window; unique among the open points of one parent',
});

/** The code that leads from a point's printed QR code to its page, `/p/CODE`. */
export const staticCode = z
  .string()
  .regex(staticCodePattern)
  .meta({description: 'made by the server for the printed QR code of the point; carries no case'});

/** A place where services are given and rated (评价点). */
export const point = z
  .object({
    pointId: id.meta({description: 'the id of the point, as `putPoint` answers it'}),
    institutionCode,
    kind: z.enum(pointKinds).meta({description: 'what the point is'}),
    name: named(100).meta({description: 'what people call the point'}),
    number: pointNumber.nullable(),
    areaCode,
    parentId: id
      .nullable()
      .meta({description: 'the point in which it lies, such as the hall of a window; null at the top'}),
    staticCode,
    validFrom,
    validTo,
    closedAt: moment.nullable().meta({description: 'when it was closed for ever; null while it is open'}),
  })
  .meta({id: 'Point', description: 'A place where services are given and rated (评价点)'});

/** A point to add, or to change. */
export const pointInput = z.object({
  pointId: id.optional().meta({
    description:
      'the point to change. Left out: the open point with the same institution, parent and number, or without a number ' +
      'with the same kind and name; where there is none, a new point',
  }),
  institutionCode,
  kind: z.enum(pointKinds).meta({description: 'what the point is'}),
  name: named(100).meta({description: 'what people call the point'}),
  number: pointNumber.nullable().default(null),
  areaCode: areaCode.optional().meta({description: 'by default the area of the institution'}),
  parentId: id
    .nullable()
    .default(null)
    .meta({description: 'an open point of the same institution or of one above, in which it lies; null at the top'}),
  validFrom: validFrom
    .optional()
    .meta({description: 'the first day on which it is valid; by default as it was, or today'}),
  validTo: validTo.default(null),
});

/** Which points to list. */
export const pointQuery = z.object({
  institutionCode: institutionCode.optional().meta({description: 'only points of this institution'}),
  parentId: id.optional().meta({description: 'only points that lie directly in this one'}),
  kind: z.enum(pointKinds).optional().meta({description: 'only points of this kind'}),
  closed: z
    .enum(['true', 'false'])
    .default('false')
    .meta({description: '`true`: closed points too; `false`: only open ones'}),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of points, by id. */
export const pointPage = z
  .object({items: z.array(point), nextCursor: cursor.nullable()})
  .meta({id: 'PointPage', description: 'A page of points, by id'});

/** Refers to one point. */
export const pointReference = z.object({pointId: id.meta({description: 'the id of the point'})});

/** Forms and sizes of paper of a poster. */
export const posterFormats = ['svg', 'pdf'] as const;
export const posterSizes = ['A4', 'A5'] as const;

/** Asks for the poster of a point. */
export const posterQuery = pointReference.extend({
  format: z.enum(posterFormats).default('pdf').meta({description: 'the format of the file'}),
  size: z.enum(posterSizes).default('A4').meta({description: 'the size of the paper'}),
});

/** The poster of a point. */
export const poster = z
  .object({
    fileName: z.string().max(50).meta({description: 'a name for the file'}),
    mediaType: z.string().max(50).meta({description: '`image/svg+xml` or `application/pdf`'}),
    content: base64Text(4_000_000).meta({description: 'the file, in base64'}),
  })
  .meta({id: 'Poster', description: 'The poster of a point: its static code (静态码), to be printed and put up'});

/** Asks for a point by the code that is printed. */
export const staticCodeQuery = z.object({staticCode});

/** The form on which a point itself is rated: that of an invitation, without a step and a moment of service. */
export const pointForm = ratingForm
  .omit({expiresAt: true, returnUrl: true})
  .extend({
    state: z.literal('open'),
    service: ratingForm.shape.service.pick({institutionName: true, itemName: true}),
    channel: z.literal('qr_code').meta({description: 'the code that was scanned decides the channel'}),
  })
  .meta({id: 'PointForm', description: 'The form on which a point itself is rated'});

/** What anybody may know of a point who stands before its code. */
export const printedPoint = z
  .object({
    name: named(250).meta({description: 'what people call the point, with the hall in which it lies'}),
    institutionCode,
    institutionName: named(100),
    kind: z.enum(pointKinds).meta({description: 'what the point is'}),
    state: z.enum(['open', 'closed']).meta({description: 'whether it is in use today'}),
    caseNumberLookup: z.boolean().meta({
      description:
        'whether one finds a case by its number here (`findService`), as an institution of the hall allows it',
    }),
    help: helpField,
    form: pointForm
      .nullable()
      .meta({description: 'the form on which the point itself is rated; null while it is closed'}),
  })
  .meta({id: 'PrintedPoint', description: 'A point by its printed code: what anybody may know of it'});

/** A rating of a point itself. */
export const pointRating = z.object({
  staticCode,
  rating: ratingDraft
    .omit({deviceId: true})
    .meta({id: 'PointRatingDraft', description: 'A rating of a point as it is sent; its channel is `qr_code`'}),
  visitor: id.optional().meta({
    description:
      'random text that the browser of the rater keeps: the same one rates a point once a day. The server keeps only a ' +
      'keyed hash of it with point and day, which leads from no day and no point to another',
  }),
});

/** Asks for a service of a case, by its number, at a point. */
export const caseNumberQuery = z.object({
  staticCode,
  projectNo: z
    .string()
    .regex(projectNoPattern)
    .meta({description: '办件编号 as it is on the receipt; it is in no address, no log and no event'}),
});

/** The right to rate the service that was found. */
export const foundService = z
  .object({
    token: z.string().max(100).meta({description: 'of an invitation: 32 letters and digits; opaque, single use'}),
    expiresAt: moment,
  })
  .meta({id: 'FoundService', description: 'The right to rate the service that was found by the number of its case'});

/** A point that was closed. */
export const closedPoint = z
  .object({
    point,
    closed: z.number().int().min(0).meta({
      description: 'how many points were closed by it: itself and what lies in it; 0 when it was closed before',
    }),
  })
  .meta({id: 'ClosedPoint', description: 'A point that is closed'});

const writing = {caller: 'office', scope: 'registers:write', roles: ['institution_head', 'bureau']} as const;
const reading = {
  caller: 'office',
  scope: 'services:write',
  roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
} as const;

/** Halls, windows and other places where services are given (评价点). */
export const pointRoutes = defineRoutes('points', {
  putPoint: {
    method: 'POST',
    path: '/v1/points',
    ...writing,
    responseCheck: ['pointId', 'string'],
    summary: "Add a hall, a window or another place, or change it, for the caller's institution and those below it",
    input: pointInput,
    output: point,
    status: 200,
    refusals: [
      'unknown_institution',
      'institution_not_allowed',
      'unknown_point',
      'point_closed',
      'point_number_taken',
      'parent_not_allowed',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  listPoints: {
    method: 'GET',
    path: '/v1/points',
    ...reading,
    responseCheck: ['items', 'object'],
    summary: "Points of the caller's institution, of those below it, and of those above it, by id",
    input: pointQuery,
    output: pointPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  getPoint: {
    method: 'GET',
    path: '/v1/points/{pointId}',
    ...reading,
    responseCheck: ['pointId', 'string'],
    summary: "A point of the caller's institution, of one below it, or of one above it",
    input: pointReference,
    output: point,
    status: 200,
    refusals: ['unknown_point'],
  },
  getPrintedPoint: {
    method: 'POST',
    path: '/v1/static-codes',
    caller: 'anyone',
    responseCheck: ['name', 'string'],
    summary: 'What a printed code belongs to, and whether it is in use. A POST, so that no log has the code',
    input: staticCodeQuery,
    output: printedPoint,
    status: 200,
    refusals: ['unknown_point'],
  },
  ratePoint: {
    method: 'POST',
    path: '/v1/static-codes/ratings',
    caller: 'anyone',
    keyed: true,
    responseCheck: ['receiptNumber', 'string'],
    summary: 'Rate a point itself (评价点) by its printed code; nothing is stored before, and it is counted apart',
    input: pointRating,
    output: receipt,
    status: 201,
    refusals: [
      ...draftRefusals,
      'channel_not_allowed',
      'unknown_point',
      'point_closed',
      'already_rated',
      'too_many_at_point',
    ],
  },
  findService: {
    method: 'POST',
    path: '/v1/static-codes/services',
    caller: 'anyone',
    responseCheck: ['token', 'string'],
    summary:
      'Find the newest service of a case that is not rated, by the number of the case, where an institution of the hall allows it',
    input: caseNumberQuery,
    output: foundService,
    status: 200,
    refusals: ['unknown_point', 'point_closed', 'service_not_found', 'case_number_locked'],
  },
  getPoster: {
    method: 'GET',
    path: '/v1/points/{pointId}/poster',
    ...reading,
    responseCheck: ['content', 'string'],
    summary: 'The poster of an open point with its static code (静态码), as SVG or PDF, to be printed',
    input: posterQuery,
    output: poster,
    status: 200,
    refusals: ['unknown_point', 'point_closed', 'character_not_drawable', 'posters_not_available'],
  },
  closePoint: {
    method: 'POST',
    path: '/v1/points/{pointId}/closing',
    ...writing,
    responseCheck: ['point', 'object'],
    summary: 'Close a point for ever with everything that lies in it; what was rated there stays',
    input: pointReference,
    output: closedPoint,
    status: 200,
    refusals: ['unknown_point'],
  },
});
