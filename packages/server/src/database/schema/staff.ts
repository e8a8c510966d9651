import type {StaffPicture} from '../../domain/registers/staff-storage.ts';
import {day, flag, key, nullable, table, text} from '../engine/table.ts';

/** People who serve, by institution and number; `mark` is made by the server over the row. */
export const staff = table('staff', {
  staffId: key('staff_id'),
  institutionCode: key('institution_code'),
  staffNumber: key('staff_number'),
  name: text('name'),
  isRated: flag('is_rated'),
  validFrom: day('valid_from'),
  validTo: nullable(day('valid_to')),
  /** In base64. */
  picture: nullable(text('picture')),
  pictureType: nullable(text<StaffPicture['mediaType']>('picture_type')),
  pictureId: nullable(key('picture_id')),
  mark: nullable(text('mark')),
});
