import type {Dialect, Migration} from './migration.ts';

const kinds = `CHECK (kind IN ('rating', 'default', 'act', 'erasure', 'head', 'marks'))`;
const refusals = `CHECK (refusal IN ('unmarked', 'service', 'invitation'))`;
const columns = 'entry_id, kind, at, leaf_index, leaf, leaf_hash';

/**
 * Rows that are evidence, or lead to it, carry a mark that only a server can make. The entry `marks` ends those without
 * one that are in the database already.
 */
export const rowMarks: Migration = {
  version: 14,
  name: 'row-marks',
  statements: dialect => [
    ...(dialect.rulesChange
      ? [
          'ALTER TABLE evidence_entry DROP CONSTRAINT evidence_entry_kind_check',
          `ALTER TABLE evidence_entry ADD CONSTRAINT evidence_entry_kind_check ${kinds}`,
          'ALTER TABLE evidence_entry ADD COLUMN mark text',
          // In two statements, because Citus takes no constraint without a name.
          'ALTER TABLE evidence_entry ADD COLUMN refusal text',
          `ALTER TABLE evidence_entry ADD CONSTRAINT evidence_entry_refusal_check ${refusals}`,
          'DROP INDEX evidence_unsealed',
        ]
      : rebuiltTable(dialect)),
    `CREATE INDEX evidence_unsealed ON evidence_entry (at, entry_id) WHERE leaf_index IS NULL AND refusal IS NULL`,
    'CREATE INDEX evidence_refused ON evidence_entry (entry_id) WHERE refusal IS NOT NULL',
    ...['service', 'invitation'].flatMap(table => [
      `ALTER TABLE ${table} ADD COLUMN mark text`,
      `CREATE INDEX ${table}_unmarked ON ${table} (${table}_id) WHERE mark IS NULL`,
    ]),
    `INSERT INTO evidence_entry (entry_id, kind, at)
      SELECT 'marks', 'marks', coalesce((SELECT max(at) FROM evidence_entry), (SELECT max(registered_at) FROM service))
      WHERE EXISTS (SELECT 1 FROM evidence_entry) OR EXISTS (SELECT 1 FROM service)`,
  ],
};

const rebuiltTable = ({key, moment, bigint, table}: Dialect): string[] => [
  `CREATE TABLE evidence_entry_anew (
    entry_id ${key} PRIMARY KEY,
    kind text NOT NULL ${kinds},
    at ${moment} NOT NULL,
    leaf_index ${bigint} UNIQUE,
    leaf text,
    leaf_hash text,
    mark text,
    refusal text ${refusals}
  ) ${table}`,
  `INSERT INTO evidence_entry_anew (${columns}) SELECT ${columns} FROM evidence_entry`,
  'DROP TABLE evidence_entry',
  'ALTER TABLE evidence_entry_anew RENAME TO evidence_entry',
  'CREATE INDEX evidence_leaf_hash ON evidence_entry (leaf_hash) WHERE leaf_hash IS NOT NULL',
];
