import {peaksOf, type EvidenceAlgorithm, type TreeNode} from '@gov-rating/contract/evidence';
import type {StoredEntry, StoredHead} from '../../domain/evidence/evidence-storage.ts';
import type {SealBatch, SealedBatch} from '../../domain/evidence/seal.ts';
import {batch, lock, query, type Operation, type Statement} from '../engine/operation.ts';
import {readSources, toLeafSource} from './evidence-source.ts';

/** An arbitrary number that stands for the evidence log among the advisory locks of the database. */
const sealLock = 725_196_802;

/** Seals a batch while nobody else does; whoever comes at the same time waits and sees what this one has sealed. */
export function* seal(limit: number, decide: (batch: SealBatch) => SealedBatch): Operation<number> {
  yield* lock(`SELECT pg_advisory_xact_lock(${sealLock})`);
  const last = yield* treeHead();
  const waiting = yield* query<{entry_id: string}>(
    'SELECT entry_id FROM evidence_entry WHERE leaf_index IS NULL ORDER BY at, entry_id LIMIT ?',
    [limit],
  );
  if (waiting.length === 0 && last !== undefined) return 0;
  const [log] = yield* query<{log_id: string}>('SELECT log_id FROM evidence_log', []);
  const rows = yield* readSources(waiting.map(({entry_id: entryId}) => entryId));
  const size = last?.size ?? 0;
  const peaks = yield* treeNodes(peaksOf(size));
  const sealed = decide({
    logId: log?.log_id,
    size,
    peaks: peaks.map(hash => hash ?? ''),
    entries: rows.map(row => ({entryId: row.entry_id, at: row.entry_at, source: toLeafSource(row)})),
  });
  yield* batch(statementsOf(sealed));
  return rows.length;
}

function statementsOf({logId, publicKey, entries, nodes, head}: SealedBatch): Statement[] {
  return [
    ...entries.flatMap(({entryId, commentSalt}) =>
      commentSalt === undefined
        ? []
        : [{sql: 'UPDATE rating SET comment_salt = ? WHERE rating_id = ?', params: [commentSalt, entryId]}],
    ),
    {
      input: {
        columns: {entry_id: 'text', leaf_index: 'number', leaf: 'text', leaf_hash: 'text'},
        rows: entries.map(({entryId, index, leaf, leafHash}) => [entryId, index, leaf, leafHash]),
      },
      sql: `UPDATE evidence_entry SET leaf_index = input.leaf_index, leaf = input.leaf, leaf_hash = input.leaf_hash
        FROM input WHERE evidence_entry.entry_id = input.entry_id`,
      params: [],
    },
    {
      input: {
        columns: {level: 'number', node_index: 'number', hash: 'text'},
        rows: nodes.map(({level, index, hash}) => [level, index, hash]),
      },
      sql: 'INSERT INTO evidence_node (level, node_index, hash) SELECT level, node_index, hash FROM input',
      params: [],
    },
    {
      sql: 'INSERT INTO evidence_log (only_one, log_id) VALUES (1, ?) ON CONFLICT (only_one) DO NOTHING',
      params: [logId],
    },
    {
      sql: 'INSERT INTO evidence_key (key_id, algorithm, public_key) VALUES (?, ?, ?) ON CONFLICT (key_id) DO NOTHING',
      params: [head.keyId, head.algorithm, publicKey],
    },
    {
      sql: 'INSERT INTO evidence_head (tree_size, root_hash, signed_at, key_id, signature) VALUES (?, ?, ?, ?, ?)',
      params: [head.size, head.root, head.signedAt, head.keyId, head.signature],
    },
  ];
}

/** A row of {@link headQuery}. */
export interface HeadRow {
  readonly log_id: string;
  readonly tree_size: number;
  readonly root_hash: string;
  readonly signed_at: string;
  readonly key_id: string;
  readonly algorithm: EvidenceAlgorithm;
  readonly public_key: string;
  readonly signature: string;
}

/** Selects heads with log and key; a left join also those that lost one of them, which verification names. */
export const headQueryBy = (
  join: 'JOIN' | 'LEFT JOIN',
) => `SELECT evidence_log.log_id, evidence_head.tree_size, evidence_head.root_hash, evidence_head.signed_at,
    evidence_head.key_id, evidence_key.algorithm, evidence_key.public_key, evidence_head.signature
  FROM evidence_head
  ${join} evidence_key ON evidence_key.key_id = evidence_head.key_id
  ${join} evidence_log ON evidence_log.only_one = 1`;

const headQuery = headQueryBy('JOIN');

/** The head that a row tells of. */
export const toStoredHead = (row: HeadRow): StoredHead => ({
  logId: row.log_id,
  size: row.tree_size,
  root: row.root_hash,
  signedAt: row.signed_at,
  algorithm: row.algorithm,
  keyId: row.key_id,
  signature: row.signature,
  publicKey: row.public_key,
});

/** The latest head, or the one of a size. */
export function* treeHead(size?: number): Operation<StoredHead | undefined> {
  const [row] =
    size === undefined
      ? yield* query<HeadRow>(`${headQuery} ORDER BY evidence_head.tree_size DESC LIMIT 1`, [])
      : yield* query<HeadRow>(`${headQuery} WHERE evidence_head.tree_size = ?`, [size]);
  return row && toStoredHead(row);
}

/** Hashes of complete nodes: one statement for each, in one go, because there are few. */
export function* treeNodes(nodes: readonly TreeNode[]): Operation<(string | undefined)[]> {
  if (nodes.length === 0) return [];
  const answers = yield nodes.map(({level, index}) =>
    level === 0
      ? {sql: 'SELECT leaf_hash AS hash FROM evidence_entry WHERE leaf_index = ?', params: [index]}
      : {sql: 'SELECT hash FROM evidence_node WHERE level = ? AND node_index = ?', params: [level, index]},
  );
  return answers.map(([row]) => (typeof row?.hash === 'string' ? row.hash : undefined));
}

/** The place of a leaf. */
export function* leafIndex(leafHash: string): Operation<number | undefined> {
  const [row] = yield* query<{leaf_index: number}>('SELECT leaf_index FROM evidence_entry WHERE leaf_hash = ?', [
    leafHash,
  ]);
  return row?.leaf_index;
}

/** The sealed entry of a rating, with what opens its commitments. */
export function* ratingEntry(ratingId: string): Operation<StoredEntry | undefined> {
  const [row] = yield* query<{leaf: string; leaf_index: number; service_id: string; comment_salt: string | null}>(
    `SELECT evidence_entry.leaf, evidence_entry.leaf_index, rating.service_id,
        CASE WHEN rating.comment = '' THEN NULL ELSE rating.comment_salt END AS comment_salt
      FROM evidence_entry JOIN rating ON rating.rating_id = evidence_entry.entry_id
      WHERE evidence_entry.entry_id = ? AND evidence_entry.kind = 'rating' AND evidence_entry.leaf_index IS NOT NULL
        AND evidence_entry.leaf IS NOT NULL`,
    [ratingId],
  );
  return row && {leaf: row.leaf, index: row.leaf_index, serviceId: row.service_id, commentSalt: row.comment_salt};
}

/** The log, and where the entry stands that ends what was erased before erasures were entries. */
export function* auditLog(): Operation<{logId: string | undefined; earlierEnd: number | null | undefined}> {
  const [logs = [], ends = []] = yield [
    {sql: 'SELECT log_id FROM evidence_log', params: []},
    {sql: `SELECT leaf_index FROM evidence_entry WHERE entry_id = 'erasures' AND kind = 'erasure'`, params: []},
  ];
  const [log, end] = [logs[0], ends[0]];
  return {logId: log && String(log.log_id), earlierEnd: end && (end.leaf_index as number | null)};
}
