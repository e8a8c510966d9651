import type {EvidenceAlgorithm} from '@gov-rating/contract/evidence';
import type {LeafSource} from '../../domain/evidence/leaf.ts';
import type {Refusal} from '../../domain/evidence/seal.ts';
import {bigint, integer, key, moment, nullable, table, text} from '../engine/table.ts';

/** The one log of a database; `onlyOne` is always 1. */
export const evidenceLog = table('evidence_log', {
  onlyOne: integer('only_one'),
  logId: text('log_id'),
});

/** Public keys that have signed heads. */
export const evidenceKey = table('evidence_key', {
  keyId: key('key_id'),
  algorithm: text<EvidenceAlgorithm>('algorithm'),
  publicKey: text('public_key'),
});

/**
 * Entries of the log; `index`, `leaf` and `leafHash` are NULL until the entry is sealed. `mark` is what the server that
 * wrote the entry made over it with its key; it is removed when the entry is sealed. An entry with a `refusal` is not
 * sealed.
 */
export const evidenceEntry = table('evidence_entry', {
  entryId: key('entry_id'),
  kind: text<LeafSource['kind']>('kind'),
  at: moment('at'),
  index: nullable(bigint('leaf_index')),
  leaf: nullable(text('leaf')),
  leafHash: nullable(text('leaf_hash')),
  mark: nullable(text('mark')),
  refusal: nullable(text<Refusal>('refusal')),
});

/** Hashes of complete subtrees (RFC 9162, section 2.1); `level` counts from 1, since leaves are in the entries. */
export const evidenceNode = table('evidence_node', {
  level: integer('level'),
  index: bigint('node_index'),
  hash: text('hash'),
});

/** Signed heads of the tree. */
export const evidenceHead = table('evidence_head', {
  size: bigint('tree_size'),
  root: text('root_hash'),
  signedAt: moment('signed_at'),
  keyId: key('key_id'),
  signature: text('signature'),
});

/** Signed permissions to erase what was written before the moment `olderThan`; `at` is when it was erased. */
export const erasureWarrant = table('erasure_warrant', {
  at: moment('at'),
  olderThan: moment('older_than'),
  keyId: key('key_id'),
  signature: text('signature'),
});
