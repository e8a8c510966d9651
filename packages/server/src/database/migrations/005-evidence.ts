import type {Migration} from './migration.ts';

/** The evidence log: entries get leaf indexes, complete nodes of the tree are stored, heads are signed. */
export const evidence: Migration = {
  version: 5,
  name: 'evidence',
  statements: ({key, moment, bigint, table, keyTable}) => [
    'CREATE INDEX evidence_leaf_hash ON evidence_entry (leaf_hash) WHERE leaf_hash IS NOT NULL',
    `CREATE TABLE evidence_log (
      only_one integer PRIMARY KEY CHECK (only_one = 1),
      log_id text NOT NULL
    ) ${table}`,
    `CREATE TABLE evidence_node (
      level integer NOT NULL,
      node_index ${bigint} NOT NULL,
      hash text NOT NULL,
      PRIMARY KEY (level, node_index)
    ) ${keyTable}`,
    `CREATE TABLE evidence_key (
      key_id ${key} PRIMARY KEY,
      algorithm text NOT NULL,
      public_key text NOT NULL
    ) ${table}`,
    `CREATE TABLE evidence_head (
      tree_size ${bigint} PRIMARY KEY,
      root_hash text NOT NULL,
      signed_at ${moment} NOT NULL,
      key_id ${key} NOT NULL REFERENCES evidence_key (key_id),
      signature text NOT NULL
    ) ${table}`,
  ],
};
