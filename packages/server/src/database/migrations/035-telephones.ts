import type {Migration} from './migration.ts';

/** The public telephone of an institution, where raters can call. */
export const telephones: Migration = {
  version: 35,
  name: 'telephones',
  statements: () => ['ALTER TABLE institution ADD COLUMN phone text'],
};
