import type {Migration} from './migration.ts';

/**
 * What decides the channel of a rating: the invitation, or the list of a client that brings ratings given elsewhere; and
 * who brought such a rating, under which key, and what the clocks said. Earlier invitations are open links, and earlier
 * clients bring nothing. The row of a collected rating is written before the rating, so it does not refer to it.
 */
export const channels: Migration = {
  version: 23,
  name: 'channels',
  statements: ({key, bigint, keyTable}) => [
    'ALTER TABLE invitation ADD COLUMN channel text',
    `ALTER TABLE client ADD COLUMN channels text NOT NULL DEFAULT '[]'`,
    `CREATE TABLE collected_rating (
      collector_id ${key} NOT NULL,
      idempotency_key ${key} NOT NULL,
      rating_id ${key} NOT NULL UNIQUE,
      collector_kind text NOT NULL CHECK (collector_kind IN ('client', 'device')),
      clerk text,
      served_said text,
      pressed_said text,
      sent_said text,
      offset_ms ${bigint},
      PRIMARY KEY (collector_id, idempotency_key)
    ) ${keyTable}`,
  ],
};
