import {bigint, integer, key, moment, nullable, table, text} from '../engine/table.ts';

/** The one log of a database. */
export const evidenceLog = table('evidence_log', {
  onlyOne: integer('only_one'),
  logId: text('log_id'),
});

/** Public keys that have signed heads. */
export const evidenceKey = table('evidence_key', {
  keyId: key('key_id'),
  algorithm: text('algorithm'),
  publicKey: text('public_key'),
});

/** What is to be sealed, or was: its leaf stands at `leafIndex`. */
export const evidenceEntry = table('evidence_entry', {
  entryId: key('entry_id'),
  kind: text<'rating' | 'default' | 'act' | 'erasure'>('kind'),
  at: moment('at'),
  leafIndex: nullable(bigint('leaf_index')),
  leaf: nullable(text('leaf')),
  leafHash: nullable(text('leaf_hash')),
});

/** Hashes of complete subtrees, RFC 9162. */
export const evidenceNode = table('evidence_node', {
  level: integer('level'),
  nodeIndex: bigint('node_index'),
  hash: text('hash'),
});

/** Signed heads of the tree. */
export const evidenceHead = table('evidence_head', {
  treeSize: bigint('tree_size'),
  rootHash: text('root_hash'),
  signedAt: moment('signed_at'),
  keyId: key('key_id'),
  signature: text('signature'),
});

/** Signed permissions to erase words that are older than a moment. */
export const erasureWarrant = table('erasure_warrant', {
  at: moment('at'),
  olderThan: moment('older_than'),
  keyId: key('key_id'),
  signature: text('signature'),
});
