import type {Migration} from './migration.ts';

/** Clients can be disabled, and have their old secrets for a while after a new one was made. */
export const clientSecrets: Migration = {
  version: 17,
  name: 'client-secrets',
  statements: ({key, moment, keyTable}) => [
    `ALTER TABLE client ADD COLUMN created_at ${moment}`,
    `ALTER TABLE client ADD COLUMN secret_made_at ${moment}`,
    `ALTER TABLE client ADD COLUMN disabled_at ${moment}`,
    `CREATE TABLE client_old_secret (
      of_client ${key} NOT NULL REFERENCES client,
      secret_hash ${key} NOT NULL,
      replaced_at ${moment} NOT NULL,
      ends_at ${moment} NOT NULL,
      PRIMARY KEY (of_client, secret_hash)
    ) ${keyTable}`,
  ],
};
