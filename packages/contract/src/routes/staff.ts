import {z} from 'zod';
import {cursor, day, institutionCode, label, named, pageSize} from '../fields.ts';
import {defineRoutes} from './route.ts';

const staffNumber = label(20)
  .refine(value => value.trim() !== '')
  .meta({description: '工号, unique within the institution'});
const validFrom = day.meta({description: 'the first day on which it is valid, in Asia/Shanghai'});
const validTo = day.nullable().meta({description: 'the last day on which it is valid; null: no end is known'});

/** A person of an institution who serves people (工作人员). */
export const staffMember = z
  .object({
    institutionCode,
    staffNumber,
    name: named(50).meta({description: 'the name as the window shows it'}),
    isRated: z.boolean().meta({
      description:
        'false: services of this person are rated, but never counted for the person. Decided when a service is registered.',
    }),
    validFrom,
    validTo,
  })
  .meta({id: 'StaffMember', description: 'A person of an institution who serves people (工作人员)'});

/** A member of staff to add, or to change. */
export const staffInput = staffMember.extend({
  isRated: staffMember.shape.isRated.default(true),
  validFrom: validFrom
    .optional()
    .meta({description: 'the first day on which it is valid; by default as it was, or today'}),
  validTo: validTo.default(null),
});

/** Whose staff to list. */
export const staffQuery = z.object({
  institutionCode: institutionCode.optional().meta({description: 'only staff of this institution'}),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of staff, by institution and number. */
export const staffPage = z
  .object({items: z.array(staffMember), nextCursor: cursor.nullable()})
  .meta({id: 'StaffPage', description: 'A page of staff, by institution and number'});

/** The people who serve at the windows (工作人员). */
export const staffRoutes = defineRoutes('staff', {
  putStaff: {
    method: 'POST',
    path: '/v1/staff',
    caller: 'office',
    scope: 'registers:write',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['staffNumber', 'string'],
    summary: "Add a member of staff, or change one, for the caller's institution and those below it",
    input: staffInput,
    output: staffMember,
    status: 200,
    refusals: ['unknown_institution', 'institution_not_allowed', 'text_too_long', 'text_not_well_formed'],
  },
  listStaff: {
    method: 'GET',
    path: '/v1/staff',
    caller: 'office',
    scope: 'registers:write',
    roles: ['institution_staff', 'institution_head', 'bureau', 'auditor'],
    responseCheck: ['items', 'object'],
    summary: "Staff of the caller's institution and those below it, by institution and number",
    input: staffQuery,
    output: staffPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
});
