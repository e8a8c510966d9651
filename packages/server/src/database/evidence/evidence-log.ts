import {peaksOf, type TreeNode} from '@gov-rating/contract/evidence';
import type {StoredEntry, StoredHead} from '../../domain/evidence/evidence-storage.ts';
import type {SealBatch, SealedBatch} from '../../domain/evidence/seal.ts';
import {batch, lock, query, type Operation, type Statement} from '../engine/operation.ts';
import {columnsOf, computed, inputRows, inputTable, insert, namesOf, pick, select, update} from '../engine/table.ts';
import {evidenceEntry, evidenceHead, evidenceKey, evidenceLog, evidenceNode} from '../schema/evidence.ts';
import {rating} from '../schema/rating.ts';
import {readSources} from './evidence-source.ts';

/** Key of the advisory lock under which entries are sealed. */
const sealLock = 725_196_802;

const entryId = select(pick(evidenceEntry, 'entryId'));
const log = select(pick(evidenceLog, 'logId'));

/** Seals a batch under a lock: a concurrent call waits and then sees what this one has sealed. */
export function* seal(limit: number, decide: (batch: SealBatch) => SealedBatch): Operation<number> {
  yield* lock(`SELECT pg_advisory_xact_lock(${sealLock})`);
  const last = yield* treeHead();
  const waiting = yield* query(
    `SELECT ${entryId} FROM ${evidenceEntry} WHERE ${evidenceEntry.index} IS NULL
      ORDER BY ${evidenceEntry.at}, ${evidenceEntry.entryId} LIMIT ?`,
    [limit],
  );
  if (waiting.length === 0 && last !== undefined) return 0;
  const [logRow] = yield* query(`SELECT ${log} FROM ${evidenceLog}`, []);
  const sources = yield* readSources(waiting.map(row => entryId.read(row).entryId));
  const size = last?.size ?? 0;
  const peaks = yield* treeNodes(peaksOf(size));
  const sealed = decide({
    logId: logRow && log.read(logRow).logId,
    size,
    lastSignedAt: last?.signedAt,
    peaks: peaks.map(hash => hash ?? ''),
    entries: sources.map(({entry, source}) => ({entryId: entry.entryId, at: entry.at, source})),
  });
  yield* batch(statementsOf(sealed));
  return sources.length;
}

const sealedEntry = inputTable(pick(evidenceEntry, 'entryId', 'index', 'leaf', 'leafHash'));
const sealing = (['index', 'leaf', 'leafHash'] as const)
  .map(property => `${evidenceEntry[property].name} = ${sealedEntry[property]}`)
  .join(', ');
const node = inputTable(columnsOf(evidenceNode));
const nodeNames = namesOf(...Object.values(columnsOf(node)));

function statementsOf({logId, publicKey, entries, nodes, head}: SealedBatch): Statement[] {
  const {size, root, signedAt, keyId, signature, algorithm} = head;
  return [
    ...entries.flatMap(({entryId: ratingId, commentSalt}) =>
      commentSalt === undefined ? [] : [update(rating, {commentSalt}, `${rating.ratingId} = ?`, ratingId)],
    ),
    {
      input: inputRows(sealedEntry, entries),
      sql: `UPDATE ${evidenceEntry} SET ${sealing} FROM ${sealedEntry}
        WHERE ${evidenceEntry.entryId} = ${sealedEntry.entryId}`,
      params: [],
    },
    {
      input: inputRows(node, nodes),
      sql: `INSERT INTO ${evidenceNode} (${nodeNames}) SELECT ${nodeNames} FROM ${node}`,
      params: [],
    },
    insert(evidenceLog, {onlyOne: 1, logId}, `ON CONFLICT (${evidenceLog.onlyOne.name}) DO NOTHING`),
    insert(evidenceKey, {keyId, algorithm, publicKey}, `ON CONFLICT (${evidenceKey.keyId.name}) DO NOTHING`),
    insert(evidenceHead, {size, root, signedAt, keyId, signature}),
  ];
}

/** How a {@link StoredHead} is read from {@link headQuery}. */
export const storedHead = select({
  ...pick(evidenceLog, 'logId'),
  ...pick(evidenceHead, 'size', 'root', 'signedAt', 'keyId'),
  ...pick(evidenceKey, 'algorithm', 'publicKey'),
  ...pick(evidenceHead, 'signature'),
});

/** Selects heads with log and key; a left join also finds heads without them, which verification reports. */
export const headQuery = (join: 'JOIN' | 'LEFT JOIN' = 'JOIN') => `SELECT ${storedHead} FROM ${evidenceHead}
  ${join} ${evidenceKey} ON ${evidenceKey.keyId} = ${evidenceHead.keyId}
  ${join} ${evidenceLog} ON ${evidenceLog.onlyOne} = 1`;

/** The latest head, or the one of a size. */
export function* treeHead(size?: number): Operation<StoredHead | undefined> {
  const [row] =
    size === undefined
      ? yield* query(`${headQuery()} ORDER BY ${evidenceHead.size} DESC LIMIT 1`, [])
      : yield* query(`${headQuery()} WHERE ${evidenceHead.size} = ?`, [size]);
  return row && storedHead.read(row);
}

const leafHash = select({hash: evidenceEntry.leafHash});
const nodeHash = select(pick(evidenceNode, 'hash'));

/** Hashes of complete nodes: one statement for each, all sent at once, because there are few. */
export function* treeNodes(nodes: readonly TreeNode[]): Operation<(string | undefined)[]> {
  if (nodes.length === 0) return [];
  const answers = yield nodes.map(({level, index}) =>
    level === 0
      ? {sql: `SELECT ${leafHash} FROM ${evidenceEntry} WHERE ${evidenceEntry.index} = ?`, params: [index]}
      : {
          sql: `SELECT ${nodeHash} FROM ${evidenceNode} WHERE ${evidenceNode.level} = ? AND ${evidenceNode.index} = ?`,
          params: [level, index],
        },
  );
  return answers.map(([row]) => (row && leafHash.read(row).hash) ?? undefined);
}

const place = select(pick(evidenceEntry, 'index'));

/** The place of a leaf. */
export function* leafIndex(hash: string): Operation<number | undefined> {
  const [row] = yield* query(`SELECT ${place} FROM ${evidenceEntry} WHERE ${evidenceEntry.leafHash} = ?`, [hash]);
  return (row && place.read(row).index) ?? undefined;
}

const {commentSalt: salt} = rating;
const opened = select({
  ...pick(evidenceEntry, 'leaf', 'index'),
  ...pick(rating, 'serviceId'),
  commentSalt: computed(`CASE WHEN ${rating.comment} = '' THEN NULL ELSE ${salt} END`, salt),
});

/** The sealed entry of a rating, with the salts that open its commitments. */
export function* ratingEntry(ratingId: string): Operation<StoredEntry | undefined> {
  const [row] = yield* query(
    `SELECT ${opened} FROM ${evidenceEntry} JOIN ${rating} ON ${rating.ratingId} = ${evidenceEntry.entryId}
      WHERE ${evidenceEntry.entryId} = ? AND ${evidenceEntry.kind} = 'rating'
        AND ${evidenceEntry.index} IS NOT NULL AND ${evidenceEntry.leaf} IS NOT NULL`,
    [ratingId],
  );
  if (!row) return undefined;
  const {leaf, index, serviceId, commentSalt} = opened.read(row);
  return leaf === null || index === null ? undefined : {leaf, index, serviceId, commentSalt};
}

/** The log, and the index of the entry before which texts could be erased without an entry of their own. */
export function* auditLog(): Operation<{logId: string | undefined; earlierEnd: number | null | undefined}> {
  const [[logRow] = [], [end] = []] = yield [
    {sql: `SELECT ${log} FROM ${evidenceLog}`, params: []},
    {
      sql: `SELECT ${place} FROM ${evidenceEntry}
        WHERE ${evidenceEntry.entryId} = 'erasures' AND ${evidenceEntry.kind} = 'erasure'`,
      params: [],
    },
  ];
  return {logId: logRow && log.read(logRow).logId, earlierEnd: end && place.read(end).index};
}
