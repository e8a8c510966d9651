import type {Migration} from './migration.ts';

/** The picture of a member of staff, for the staff card at the window. */
export const staffPictures: Migration = {
  version: 27,
  name: 'staff-pictures',
  statements: ({key}) => [
    'ALTER TABLE staff ADD COLUMN picture text',
    'ALTER TABLE staff ADD COLUMN picture_type text',
    `ALTER TABLE staff ADD COLUMN picture_id ${key}`,
    'CREATE INDEX staff_with_picture ON staff (valid_to) WHERE picture_id IS NOT NULL',
  ],
};
