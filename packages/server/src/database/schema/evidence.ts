import type {EvidenceAlgorithm, RaterProof} from '@gov-rating/contract/evidence';
import type {LeafSource} from '../../domain/evidence/leaf.ts';
import type {Refusal} from '../../domain/evidence/seal.ts';
import type {OwnWordsOf} from '../../domain/retention/own-words.ts';
import {bigint, integer, key, moment, nullable, table, text} from '../engine/table.ts';

/** The tables of a sealed log, whose names begin with the log's own. */
const logTables = <K extends LeafSource['kind']>(name: string) => ({
  /** The one log of its kind in a database; `onlyOne` is always 1. */
  log: table(`${name}_log`, {
    onlyOne: integer('only_one'),
    logId: text('log_id'),
  }),
  /**
   * Entries of the log; `index`, `leaf` and `leafHash` are NULL until the entry is sealed. `mark` is what the server that
   * wrote the entry made over it with its key; it is removed when the entry is sealed. An entry with a `refusal` is not
   * sealed.
   */
  entry: table(`${name}_entry`, {
    entryId: key('entry_id'),
    kind: text<K>('kind'),
    at: moment('at'),
    index: nullable(bigint('leaf_index')),
    leaf: nullable(text('leaf')),
    leafHash: nullable(text('leaf_hash')),
    mark: nullable(text('mark')),
    refusal: nullable(text<Refusal>('refusal')),
  }),
  /** Hashes of complete subtrees (RFC 9162, section 2.1); `level` counts from 1, since leaves are in the entries. */
  node: table(`${name}_node`, {
    level: integer('level'),
    index: bigint('node_index'),
    hash: text('hash'),
  }),
  /** Signed heads of the tree. */
  head: table(`${name}_head`, {
    size: bigint('tree_size'),
    root: text('root_hash'),
    signedAt: moment('signed_at'),
    keyId: key('key_id'),
    signature: text('signature'),
  }),
});

/** The tables of the evidence log. */
export const evidenceTables = logTables<Exclude<LeafSource['kind'], 'operator'>>('evidence');
export const {log: evidenceLog, entry: evidenceEntry, node: evidenceNode, head: evidenceHead} = evidenceTables;

/** The tables of the operator's log. */
export const operatorTables = logTables<'operator' | 'head'>('operator');
export const {log: operatorLog, entry: operatorEntry, node: operatorNode, head: operatorHead} = operatorTables;

/** The tables of one of the sealed logs. */
export type LogTables = typeof evidenceTables | typeof operatorTables;

/** Public keys that have signed heads of either log. */
export const evidenceKey = table('evidence_key', {
  keyId: key('key_id'),
  algorithm: text<EvidenceAlgorithm>('algorithm'),
  publicKey: text('public_key'),
});

/**
 * Words that a rater had erased: one row for each text, with the commitment that the log holds or will hold to it, and the
 * signed permission, in which the rater was known by `proof`.
 */
export const ownErasure = table('own_erasure', {
  ratingId: key('rating_id'),
  entryId: key('entry_id'),
  of: text<OwnWordsOf>('of_kind'),
  at: moment('at'),
  proof: text<RaterProof>('proof'),
  commitment: text('commitment'),
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
