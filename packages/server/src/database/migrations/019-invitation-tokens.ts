import type {Dialect, Migration} from './migration.ts';

const columns = 'invitation_id, token_hash, service_id, created_at, expires_at, mark';

/**
 * An invitation is found by its id, which its token begins with, so that no new row has an entry in an index of random
 * hashes. Tokens of earlier invitations do not say the id: a table that gets no more rows finds it.
 */
export const invitationTokens: Migration = {
  version: 19,
  name: 'invitation-tokens',
  rebuildsReferenced: true,
  statements: dialect => [
    `CREATE TABLE earlier_token (
      token_hash ${dialect.key} PRIMARY KEY,
      invitation_id ${dialect.key} NOT NULL
    ) ${dialect.keyTable}`,
    'INSERT INTO earlier_token (token_hash, invitation_id) SELECT token_hash, invitation_id FROM invitation',
    ...(dialect.rulesChange ? ['ALTER TABLE invitation DROP CONSTRAINT invitation_token_hash_key'] : rebuilt(dialect)),
  ],
};

const rebuilt = ({key, moment, table}: Dialect): string[] => [
  `CREATE TABLE invitation_anew (
    invitation_id ${key} PRIMARY KEY,
    token_hash ${key} NOT NULL,
    service_id ${key} NOT NULL REFERENCES service (service_id),
    created_at ${moment} NOT NULL,
    expires_at ${moment} NOT NULL,
    mark text
  ) ${table}`,
  `INSERT INTO invitation_anew (${columns}) SELECT ${columns} FROM invitation`,
  'DROP TABLE invitation',
  'ALTER TABLE invitation_anew RENAME TO invitation',
  'CREATE INDEX invitation_service ON invitation (service_id)',
  'CREATE INDEX invitation_unmarked ON invitation (invitation_id) WHERE mark IS NULL',
];
