import type {Migration} from './migration.ts';

/**
 * The ticket number that a device shows as called; other codes of institutions that were removed; and the age of requests to rate,
 * by which they are erased.
 */
export const calls: Migration = {
  version: 26,
  name: 'calls',
  statements: ({key, moment, bigint, keyTable}) => [
    'ALTER TABLE device ADD COLUMN called_number text',
    `ALTER TABLE device ADD COLUMN call_change ${bigint} NOT NULL DEFAULT 0`,
    'CREATE INDEX device_prompt_created ON device_prompt (created_at)',
    `CREATE TABLE removed_alias (
      kind text NOT NULL CHECK (kind IN ('organisation_code', 'department_code', 'hall_code')),
      code ${key} NOT NULL,
      institution_code ${key} NOT NULL REFERENCES institution (code),
      removed_at ${moment} NOT NULL,
      PRIMARY KEY (code, kind, removed_at)
    ) ${keyTable}`,
  ],
};
