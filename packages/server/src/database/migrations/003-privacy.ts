import type {Migration} from './migration.ts';

/** Who was served, encrypted and apart from the service, and which orders are real-name. */
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
    `ALTER TABLE rating ADD COLUMN comment_erased_at ${moment}`,
    'ALTER TABLE work_order ADD COLUMN real_name integer NOT NULL DEFAULT 0',
    'CREATE INDEX service_person_key ON service_person (key_id, service_id)',
    'CREATE INDEX service_person_age ON service_person (kept_at, service_id)',
    `CREATE INDEX rating_comment_age ON rating (received_at, rating_id) WHERE comment <> ''`,
    `CREATE INDEX act_text_age ON act (at, act_id) WHERE erased_at IS NULL AND texts <> '{}'`,
  ],
};
