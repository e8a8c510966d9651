import {z} from 'zod';
import {areaCode, cursor, institutionCode, named, pageSize, privacyNotice, privacyPage} from '../fields.ts';
import {telephone} from './help.ts';
import {defineRoutes} from './route.ts';

/** The five administrative levels of 省–市–县–镇街–村居. */
export const administrativeLevels = ['province', 'city', 'county', 'town', 'village'] as const;

/** Who served: a government body in an area at one of five administrative levels (机构). */
export const institution = z
  .object({
    code: institutionCode,
    name: named(100),
    areaCode,
    administrativeLevel: z.enum(administrativeLevels),
    parentCode: institutionCode.nullable().meta({description: 'the institution above, null at the top'}),
    caseNumberLookup: z.literal(true).optional().meta({
      description:
        'who stands before a printed code of the institution may find a case by its number (办件编号) and rate it; left out: no',
    }),
    privacyNotice: privacyNotice.optional().meta({
      description:
        'its own sentence about privacy, also for the institutions below it that have none; left out: that of the nearest institution above it',
    }),
    privacyPage: privacyPage.optional(),
    phone: telephone
      .nullable()
      .optional()
      .meta({
        description:
          'its public telephone, shown to raters also for the institutions below it that have none; left out: that of the nearest ' +
          'institution above it',
      }),
  })
  .meta({id: 'Institution', description: 'A rated institution (机构)'});

/** Which institutions to list. */
export const institutionQuery = z.object({
  areaCode: areaCode.optional().meta({description: 'only institutions in this area and below'}),
  within: institutionCode.optional().meta({description: 'only this institution and those below it'}),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of institutions, by code. */
export const institutionPage = z
  .object({items: z.array(institution), nextCursor: cursor.nullable()})
  .meta({id: 'InstitutionPage', description: 'A page of institutions, by code'});

/** Rated institutions (机构). */
export const institutionRoutes = defineRoutes('institutions', {
  listInstitutions: {
    method: 'GET',
    path: '/v1/institutions',
    caller: 'anyone',
    responseCheck: ['items', 'object'],
    summary: 'Rated institutions, by code',
    input: institutionQuery,
    output: institutionPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
});
