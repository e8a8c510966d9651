import {z} from 'zod';
import {cursor, institutionCode, moment, pageSize} from '../fields.ts';
import {aliasCodePattern, organisationCodePattern} from '../limits.ts';
import {defineRoutes} from './route.ts';

/** Where another code of an institution comes from: 组织机构代码, a portal's code of a department, a hall's own code. */
export const aliasKinds = ['organisation_code', 'department_code', 'hall_code'] as const;

/** Another code by which departments name an institution (机构别名编码). */
export const institutionAlias = z
  .object({
    kind: z.enum(aliasKinds).meta({
      description:
        '`organisation_code`: 组织机构代码, 9 characters (GB 11714); `department_code`: of a portal; `hall_code`: of a hall',
    }),
    code: z
      .string()
      .regex(aliasCodePattern)
      .meta({description: 'the other code; of an `organisation_code` 9 characters'}),
    institutionCode,
  })
  .meta({id: 'InstitutionAlias', description: 'Another code by which departments name an institution (机构别名编码)'});

/** Another code in a list. */
export const listedAlias = institutionAlias
  .extend({
    removedAt: moment
      .nullable()
      .meta({description: 'when it was removed or given to another institution; null: it is in use'}),
  })
  .meta({id: 'ListedAlias', description: 'Another code of an institution, in use or removed'});

/** Another code to add, or to give to another institution. */
export const aliasInput = z.object({...institutionAlias.shape});

/** Whether a code has the form that its kind demands. */
export const isAliasOfKind = (kind: (typeof aliasKinds)[number], code: string): boolean =>
  kind !== 'organisation_code' || organisationCodePattern.test(code);

/** Whose other codes to list. */
export const aliasQuery = z.object({
  institutionCode: institutionCode.optional().meta({description: 'only the other codes of this institution'}),
  removed: z
    .enum(['true', 'false'])
    .default('false')
    .meta({description: '`true`: those that were removed or given to another institution; `false`: those in use'}),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of other codes, by code. */
export const aliasPage = z
  .object({items: z.array(listedAlias), nextCursor: cursor.nullable()})
  .meta({id: 'InstitutionAliasPage', description: 'A page of other codes of institutions, by code'});

/** Other codes by which institutions are named (机构别名编码). */
export const aliasRoutes = defineRoutes('aliases', {
  putAlias: {
    method: 'POST',
    path: '/v1/institution-aliases',
    caller: 'office',
    scope: 'registers:write',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['code', 'string'],
    summary:
      "Give an institution another code by which services name it, for the caller's institution and those below it",
    input: aliasInput,
    output: institutionAlias,
    status: 200,
    refusals: ['unknown_institution', 'institution_not_allowed', 'alias_taken'],
  },
  removeAlias: {
    method: 'POST',
    path: '/v1/institution-aliases/removal',
    caller: 'office',
    scope: 'registers:write',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['code', 'string'],
    summary:
      'Remove another code: services that name it are refused from now on, earlier ones stay; it is listed with the moment',
    input: institutionAlias.pick({kind: true, code: true}),
    output: listedAlias,
    status: 200,
    refusals: ['unknown_alias'],
  },
  listAliases: {
    method: 'GET',
    path: '/v1/institution-aliases',
    caller: 'office',
    scope: 'registers:write',
    roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
    responseCheck: ['items', 'object'],
    summary: "Other codes of the caller's institution and those below it, by code",
    input: aliasQuery,
    output: aliasPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
});
