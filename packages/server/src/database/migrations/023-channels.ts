import type {Dialect, Migration} from './migration.ts';

/**
 * What decides the channel of a rating: the invitation, or the list of a client that brings ratings given elsewhere; and
 * who brought such a rating, under which key, and what the clocks said. Earlier invitations are open links, and earlier
 * clients bring nothing. A collected rating has no invitation. Its row of `collected_rating` is written before it, so that one
 * does not refer to it.
 */
export const channels: Migration = {
  version: 23,
  name: 'channels',
  rebuildsReferenced: true,
  statements: dialect => [
    'ALTER TABLE invitation ADD COLUMN channel text',
    `ALTER TABLE client ADD COLUMN channels text NOT NULL DEFAULT '[]'`,
    `CREATE TABLE collected_rating (
      collector_id ${dialect.key} NOT NULL,
      idempotency_key ${dialect.key} NOT NULL,
      rating_id ${dialect.key} NOT NULL UNIQUE,
      collector_kind text NOT NULL CHECK (collector_kind IN ('client', 'device')),
      clerk text,
      served_said text,
      pressed_said text,
      sent_said text,
      offset_ms ${dialect.bigint},
      PRIMARY KEY (collector_id, idempotency_key)
    ) ${dialect.keyTable}`,
    ...(dialect.rulesChange
      ? [
          'ALTER TABLE rating DROP CONSTRAINT rating_check',
          `ALTER TABLE rating ADD CONSTRAINT rating_check ${hasContent} NOT VALID`,
        ]
      : rebuilt(dialect)),
  ],
};

const hasContent = `CHECK (source = 'default' OR content_hash IS NOT NULL)`;

const columns = [
  'rating_id, write_id, service_id, invitation_id, institution_code, area_code, day, level, source, tags, comment, channel',
  'pressed_at, catalogue_version, idempotency_key, content_hash, receipt_number, received_at, voided_at, comment_salt',
  'comment_erased_at, receipt_key_hash',
].join(', ');

const rebuilt = ({key, moment, day, table}: Dialect): string[] => [
  `CREATE TABLE rating_anew (
    rating_id ${key} PRIMARY KEY,
    write_id text NOT NULL,
    service_id ${key} NOT NULL UNIQUE REFERENCES service (service_id),
    invitation_id ${key} REFERENCES invitation (invitation_id),
    institution_code ${key} NOT NULL REFERENCES institution (code),
    area_code ${key} NOT NULL,
    day ${day} NOT NULL,
    level text NOT NULL CHECK (level IN
      ('very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied')),
    source text NOT NULL CHECK (source IN ('active', 'default')),
    tags text NOT NULL,
    comment text NOT NULL,
    channel text NOT NULL,
    pressed_at ${moment},
    catalogue_version text NOT NULL,
    idempotency_key text,
    content_hash text,
    receipt_number ${key} NOT NULL UNIQUE,
    received_at ${moment} NOT NULL,
    voided_at ${moment},
    comment_salt text,
    comment_erased_at ${moment},
    receipt_key_hash text,
    ${hasContent}
  ) ${table}`,
  `INSERT INTO rating_anew (${columns}) SELECT ${columns} FROM rating`,
  'DROP TABLE rating',
  'ALTER TABLE rating_anew RENAME TO rating',
  `CREATE INDEX rating_comment_age ON rating (received_at, rating_id) WHERE comment <> ''`,
  'CREATE INDEX rating_day ON rating (day, rating_id)',
];
