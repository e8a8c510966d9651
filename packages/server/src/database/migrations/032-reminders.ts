import type {Migration} from './migration.ts';

/** Services of which their department is to be reminded before they can no longer be rated, until that was looked at once. */
export const reminders: Migration = {
  version: 32,
  name: 'reminders',
  statements: ({key, moment, keyTable}) => [
    `CREATE TABLE reminder_candidate (
      service_id ${key} PRIMARY KEY,
      served_at ${moment} NOT NULL
    ) ${keyTable}`,
    'CREATE INDEX reminder_candidate_age ON reminder_candidate (served_at, service_id)',
  ],
};
