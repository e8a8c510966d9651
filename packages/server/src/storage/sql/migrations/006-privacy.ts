import type {Migration} from './migration.ts';

/** Who was served, sealed and apart from the service; and what the erasure of old words looks for. */
export const privacy: Migration = {
  version: 3,
  name: 'privacy',
  statements: ({key, moment, table}) => [
    `CREATE TABLE service_person (
      service_id ${key} PRIMARY KEY REFERENCES service (service_id),
      key_id ${key} NOT NULL,
      sealed text NOT NULL,
      kept_at ${moment} NOT NULL
    ) ${table}`,
    'CREATE INDEX service_person_key ON service_person (key_id, service_id)',
    'CREATE INDEX service_person_age ON service_person (kept_at, service_id)',
    `CREATE INDEX rating_comment_age ON rating (received_at, rating_id) WHERE comment <> ''`,
    `CREATE INDEX act_text_age ON act (at, act_id) WHERE erased_at IS NULL AND texts <> '{}'`,
  ],
};
