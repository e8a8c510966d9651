import type {Dialect, Migration} from './migration.ts';

const rule = `CHECK (kind IN ('rating', 'default', 'act', 'erasure'))`;
const columns = 'entry_id, kind, at, leaf_index, leaf, leaf_hash';

/**
 * Erasures become entries of the log with an authorization. Earlier erasures are entered now, and an entry that marks
 * their end.
 */
export const erasures: Migration = {
  version: 10,
  name: 'erasures',
  statements: dialect => [
    `CREATE TABLE erasure_warrant (
      at ${dialect.moment} PRIMARY KEY,
      older_than ${dialect.moment} NOT NULL,
      key_id ${dialect.key} NOT NULL,
      signature text NOT NULL
    ) ${dialect.table}`,
    ...(dialect.rulesChange
      ? [
          'ALTER TABLE evidence_entry DROP CONSTRAINT evidence_entry_kind_check',
          `ALTER TABLE evidence_entry ADD CONSTRAINT evidence_entry_kind_check ${rule}`,
        ]
      : rebuiltTable(dialect)),
    earlier('rating', 'rating_id', 'comment_erased_at'),
    earlier('act', 'act_id', 'erased_at'),
    `INSERT INTO evidence_entry (entry_id, kind, at)
      SELECT 'erasures', 'erasure', coalesce((SELECT max(at) FROM evidence_entry), '2026-11-25T00:00:00.000Z')
      FROM evidence_log`,
  ],
};

const rebuiltTable = ({key, moment, bigint, table}: Dialect): string[] => [
  `CREATE TABLE evidence_entry_anew (
    entry_id ${key} PRIMARY KEY,
    kind text NOT NULL ${rule},
    at ${moment} NOT NULL,
    leaf_index ${bigint} UNIQUE,
    leaf text,
    leaf_hash text
  ) ${table}`,
  `INSERT INTO evidence_entry_anew (${columns}) SELECT ${columns} FROM evidence_entry`,
  'DROP TABLE evidence_entry',
  'ALTER TABLE evidence_entry_anew RENAME TO evidence_entry',
  'CREATE INDEX evidence_unsealed ON evidence_entry (at, entry_id) WHERE leaf_index IS NULL',
  'CREATE INDEX evidence_leaf_hash ON evidence_entry (leaf_hash) WHERE leaf_hash IS NOT NULL',
];

const earlier = (table: string, id: string, at: string): string =>
  `INSERT INTO evidence_entry (entry_id, kind, at) SELECT 'e.' || ${id}, 'erasure', ${at} FROM ${table}
    WHERE ${at} IS NOT NULL AND EXISTS (SELECT 1 FROM evidence_log)`;
