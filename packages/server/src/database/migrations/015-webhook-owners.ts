import type {Migration} from './migration.ts';

/**
 * Who put a webhook: for earlier ones the institution itself, by its head or its bureau. Messages of tests wait behind
 * others, and the messages of one webhook are found without reading those of others.
 */
export const webhookOwners: Migration = {
  version: 15,
  name: 'webhook-owners',
  statements: ({key}) => [
    `ALTER TABLE webhook ADD COLUMN owner_code ${key} NOT NULL DEFAULT ''`,
    `ALTER TABLE webhook ADD COLUMN owner_role text NOT NULL DEFAULT 'institution_head'`,
    'UPDATE webhook SET owner_code = institution_code',
    'CREATE INDEX webhook_owner ON webhook (owner_code)',
    'ALTER TABLE webhook_delivery ADD COLUMN is_test integer NOT NULL DEFAULT 0',
    `UPDATE webhook_delivery SET is_test = 1 WHERE event_id IN
      (SELECT event_id FROM webhook_event WHERE type = 'webhook.tested')`,
    'DROP INDEX webhook_delivery_due',
    `CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, is_test, next_at) WHERE state = 'pending'`,
  ],
};
