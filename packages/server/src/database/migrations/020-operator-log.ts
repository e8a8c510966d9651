import type {Migration} from './migration.ts';

/** The operator's log: who did what from where, sealed like the evidence log in tables of its own. */
export const operatorLog: Migration = {
  version: 20,
  name: 'operator-log',
  statements: ({key, moment, bigint, table, keyTable}) => [
    `CREATE TABLE operator_log (
      only_one integer PRIMARY KEY CHECK (only_one = 1),
      log_id text NOT NULL
    ) ${table}`,
    `CREATE TABLE operator_entry (
      entry_id ${key} PRIMARY KEY,
      kind text NOT NULL CHECK (kind IN ('operator', 'head')),
      at ${moment} NOT NULL,
      leaf_index ${bigint} UNIQUE,
      leaf text,
      leaf_hash text,
      mark text,
      refusal text CHECK (refusal IN ('unmarked', 'service', 'invitation'))
    ) ${table}`,
    'CREATE INDEX operator_unsealed ON operator_entry (at, entry_id) WHERE leaf_index IS NULL AND refusal IS NULL',
    'CREATE INDEX operator_refused ON operator_entry (entry_id) WHERE refusal IS NOT NULL',
    `CREATE TABLE operator_node (
      level integer NOT NULL,
      node_index ${bigint} NOT NULL,
      hash text NOT NULL,
      PRIMARY KEY (level, node_index)
    ) ${keyTable}`,
    `CREATE TABLE operator_head (
      tree_size ${bigint} PRIMARY KEY,
      root_hash text NOT NULL,
      signed_at ${moment} NOT NULL,
      key_id ${key} NOT NULL REFERENCES evidence_key (key_id),
      signature text NOT NULL
    ) ${table}`,
    `CREATE TABLE operator_record (
      record_id ${key} PRIMARY KEY,
      at ${moment} NOT NULL,
      what ${key} NOT NULL,
      who_kind text NOT NULL CHECK (who_kind IN ('person', 'client', 'command', 'server', 'unknown')),
      who ${key},
      who_role text,
      who_institution ${key},
      address ${key},
      request_id ${key},
      subject ${key},
      outcome text NOT NULL CHECK (outcome IN ('done', 'refused', 'failed')),
      code text,
      times integer NOT NULL,
      facts text NOT NULL,
      state text,
      sequence ${bigint}
    ) ${table}`,
    'CREATE INDEX operator_record_at ON operator_record (at, record_id)',
    'CREATE UNIQUE INDEX operator_record_subject ON operator_record (subject, sequence) WHERE sequence IS NOT NULL',
  ],
};
