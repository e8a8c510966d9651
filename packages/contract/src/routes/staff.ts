import {z} from 'zod';
import {isStorableText} from '../draft-rules.ts';
import {cursor, day, institutionCode, label, named, pageSize} from '../fields.ts';
import {defineRoutes} from './route.ts';

const staffNumber = label(20)
  .refine(value => value.trim() !== '')
  .meta({description: '工号, unique within the institution'});
const validFrom = day.meta({description: 'the first day on which it is valid, in Asia/Shanghai'});
const validTo = day.nullable().meta({description: 'the last day on which it is valid; null: no end is known'});

/** How large the picture of a member of staff may be: in bytes, and in pixels of each side. */
export const staffPictureLimits = {bytes: 64 * 1024, pixels: 1000} as const;

/** What a picture of a member of staff may be. */
export const staffPictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** How many characters base64 makes of the largest picture. */
const pictureCharacters = Math.ceil(staffPictureLimits.bytes / 3) * 4;

/** Which picture of a member of staff it is. */
export const pictureId = z
  .string()
  .max(50)
  .nullable()
  .meta({description: 'another one for each picture of a member of staff; null: there is none to show'});

/** A picture of a member of staff. */
export const staffPicture = z
  .object({
    pictureId: z.string().max(50).meta({description: 'which picture it is'}),
    mediaType: z.enum(staffPictureTypes).meta({description: 'what the data is'}),
    data: z.string().max(pictureCharacters).meta({description: 'the picture in base64 (RFC 4648 section 4)'}),
  })
  .meta({id: 'StaffPicture', description: 'A picture of a member of staff'});

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
    pictureId,
  })
  .meta({id: 'StaffMember', description: 'A person of an institution who serves people (工作人员)'});

/** A member of staff to add, or to change. */
export const staffInput = staffMember.omit({pictureId: true}).extend({
  isRated: staffMember.shape.isRated.default(true),
  validFrom: validFrom
    .optional()
    .meta({description: 'the first day on which it is valid; by default as it was, or today'}),
  validTo: validTo.default(null),
  picture: z
    .string()
    .max(pictureCharacters)
    .refine(isStorableText, {error: 'text_not_well_formed'})
    .nullable()
    .optional()
    .meta({
      description: `the picture for the staff card, JPEG, PNG or WebP in base64, at most ${staffPictureLimits.bytes / 1024} KiB and ${staffPictureLimits.pixels} pixels wide and high; null removes it, left out it stays; deleted once the person is no longer valid`,
    }),
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
    mostBytes: 2 * pictureCharacters,
    refusals: [
      'unknown_institution',
      'institution_not_allowed',
      'picture_refused',
      'text_too_long',
      'text_not_well_formed',
    ],
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
