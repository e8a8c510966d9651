import {integer, moment, table, text} from '../engine/table.ts';

/** Steps of the schema that were taken. */
export const migration = table('migration', {
  version: integer('version'),
  name: text('name'),
  appliedAt: moment('applied_at'),
});
