import type {Migration} from './migration.ts';

/**
 * Webhooks with encrypted secrets, events written in the transaction of what they report, and the outcome of each
 * message.
 */
export const webhooks: Migration = {
  version: 4,
  name: 'webhooks',
  statements: ({key, moment, table, keyTable, hotTable}) => [
    `CREATE TABLE webhook (
      webhook_id ${key} PRIMARY KEY,
      institution_code ${key} NOT NULL REFERENCES institution (code),
      url ${key} NOT NULL,
      description text NOT NULL,
      created_at ${moment} NOT NULL,
      stopped_at ${moment},
      stopped_because text CHECK (stopped_because IN ('gone', 'failing')),
      failing_since ${moment},
      rest_until ${moment} NOT NULL,
      UNIQUE (institution_code, url)
    ) ${table}`,
    'CREATE INDEX webhook_age ON webhook (created_at, webhook_id)',

    `CREATE TABLE webhook_topic (
      webhook_id ${key} NOT NULL REFERENCES webhook (webhook_id),
      type ${key} NOT NULL,
      PRIMARY KEY (webhook_id, type)
    ) ${keyTable}`,

    `CREATE TABLE webhook_secret (
      secret_id ${key} PRIMARY KEY,
      webhook_id ${key} NOT NULL REFERENCES webhook (webhook_id),
      sealed text NOT NULL,
      created_at ${moment} NOT NULL,
      ends_at ${moment}
    ) ${keyTable}`,
    'CREATE INDEX webhook_secret_webhook ON webhook_secret (webhook_id, created_at)',

    `CREATE TABLE webhook_event (
      event_id ${key} PRIMARY KEY,
      type ${key} NOT NULL,
      institution_code ${key} NOT NULL,
      at ${moment} NOT NULL,
      payload text NOT NULL,
      distributed integer NOT NULL DEFAULT 0 CHECK (distributed IN (0, 1))
    ) ${table}`,
    'CREATE INDEX webhook_event_new ON webhook_event (at, event_id) WHERE distributed = 0',
    'CREATE INDEX webhook_event_age ON webhook_event (at, event_id)',

    `CREATE TABLE webhook_delivery (
      webhook_id ${key} NOT NULL REFERENCES webhook (webhook_id),
      event_id ${key} NOT NULL REFERENCES webhook_event (event_id),
      event_at ${moment} NOT NULL,
      state text NOT NULL CHECK (state IN ('pending', 'delivered', 'dead')),
      attempts integer NOT NULL,
      next_at ${moment} NOT NULL,
      delivered_at ${moment},
      status integer,
      failure text,
      PRIMARY KEY (webhook_id, event_id)
    ) ${hotTable}`,
    `CREATE INDEX webhook_delivery_due ON webhook_delivery (next_at) WHERE state = 'pending'`,
    'CREATE INDEX webhook_delivery_age ON webhook_delivery (webhook_id, event_at, event_id)',
    'CREATE INDEX webhook_delivery_event ON webhook_delivery (event_id)',
  ],
};
