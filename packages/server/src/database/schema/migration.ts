import {integer, moment, table, text} from '../engine/table.ts';

/** Steps of the schema that were taken. */
export const migration = table('migration', {
  version: integer('version'),
  name: text('name'),
  appliedAt: moment('applied_at'),
});

/** SQL of PostgreSQL: the migrations of a database with their moments, by which a copy of another database is recognized. */
export const databaseIdentity = `(SELECT md5(string_agg(version || ' ' || extract(epoch FROM applied_at), ',' ORDER BY version)) FROM migration)`;
