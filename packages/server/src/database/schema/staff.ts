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
  mark: nullable(text('mark')),
});
