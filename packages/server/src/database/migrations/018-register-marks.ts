import type {Dialect, Migration} from './migration.ts';

const kinds = `CHECK (kind IN ('rating', 'default', 'act', 'erasure', 'publication', 'suspicion', 'head', 'marks'))`;
const refusals = `CHECK (refusal IN ('unmarked', 'service', 'invitation'))`;
const columns = 'entry_id, kind, at, leaf_index, leaf, leaf_hash, mark, refusal';

/**
 * Institutions carry marks too, publications and flags become entries. The entry `marks.2` ends what is in the database
 * without a mark.
 */
export const registerMarks: Migration = {
  version: 18,
  name: 'register-marks',
  statements: dialect => [
    ...(dialect.rulesChange
      ? [
          'ALTER TABLE evidence_entry DROP CONSTRAINT evidence_entry_kind_check',
          `ALTER TABLE evidence_entry ADD CONSTRAINT evidence_entry_kind_check ${kinds}`,
        ]
      : rebuiltTable(dialect)),
    'ALTER TABLE institution ADD COLUMN mark text',
    'CREATE INDEX institution_unmarked ON institution (code) WHERE mark IS NULL',
    `ALTER TABLE publication ADD COLUMN published_at ${dialect.moment}`,
    `INSERT INTO evidence_entry (entry_id, kind, at) SELECT 'p.' || publication_id, 'publication', cut_off FROM publication`,
    `INSERT INTO evidence_entry (entry_id, kind, at) SELECT 's.' || suspicion_id, 'suspicion', at FROM suspicion`,
    `INSERT INTO evidence_entry (entry_id, kind, at)
      SELECT 'marks.2', 'marks', coalesce((SELECT max(at) FROM evidence_entry), (SELECT max(registered_at) FROM service),
          '2026-11-29T00:00:00.000Z')
      WHERE EXISTS (SELECT 1 FROM evidence_entry) OR EXISTS (SELECT 1 FROM institution)`,
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
  'CREATE INDEX evidence_unsealed ON evidence_entry (at, entry_id) WHERE leaf_index IS NULL AND refusal IS NULL',
  'CREATE INDEX evidence_refused ON evidence_entry (entry_id) WHERE refusal IS NOT NULL',
];
