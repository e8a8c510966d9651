import {peaksOf, type SignedTreeHead, type TreeNode} from '@gov-rating/contract/evidence';
import type {AuditedLog, Sealing, StoredEntry, StoredHead} from '../../domain/evidence/evidence-storage.ts';
import {endsOfUnmarked} from '../../domain/evidence/log-id.ts';
import {keyIdLength, type RowMarks} from '../../domain/evidence/row-marks.ts';
import type {SealBatch, SealedBatch} from '../../domain/evidence/seal.ts';
import {batch, claimWork, query, type Operation, type Statement} from '../engine/operation.ts';
import {
  columnsOf,
  computed,
  inputRows,
  inputTable,
  insert,
  namesOf,
  nullable,
  pick,
  select,
  takenOver,
  update,
} from '../engine/table.ts';
import {evidenceEntry, evidenceHead, evidenceKey, evidenceLog, evidenceNode} from '../schema/evidence.ts';
import {rating} from '../schema/rating.ts';
import {readSources, standingOf} from './evidence-source.ts';
import {markOlderRows} from './marked-rows.ts';

/** Key of the advisory lock under which entries are sealed. */
const sealLock = 725_196_802;

const entryId = select(pick(evidenceEntry, 'entryId'));
const log = select(pick(evidenceLog, 'logId'));

/** Seals a batch under a lock; while another call has it, nothing is handled here. */
export function* seal(marks: RowMarks, limit: number, decide: (batch: SealBatch) => SealedBatch): Operation<Sealing> {
  if (!(yield* claimWork(sealLock))) return {handled: 0, refused: [], signedAt: undefined};
  const last = yield* lastHead();
  const [logRow] = yield* query(`SELECT ${log} FROM ${evidenceLog}`, []);
  const logId = logRow && log.read(logRow).logId;
  const takesOver = yield* openTakeover(logId);
  const done = {refused: [], signedAt: last?.signedAt};
  if (takesOver) {
    const marked = yield* markOlderRows(marks, limit);
    if (marked > 0) return {...done, handled: marked};
  }
  const waiting = yield* waitingEntries(marks, limit, takesOver?.at);
  if (waiting.length === 0 && last !== undefined && !takesOver) return {...done, handled: 0};
  const sources = yield* readSources(waiting);
  const more = waiting.length === limit;
  const size = last?.size ?? 0;
  const peaks = yield* treeNodes(peaksOf(size));
  const sealed = decide({
    ...{logId, last, size, takesOver},
    peaks: peaks.map(hash => hash ?? ''),
    oldestOfUnknownKey: yield* oldestOfUnknownKey(marks),
    entries: sources.map(found => ({
      entryId: found.entry.entryId,
      at: found.entry.at,
      source: found.source,
      standing: standingOf(marks, found),
    })),
    more,
  });
  yield* batch(statementsOf(sealed));
  const handled = sources.length + (takesOver && !more ? 1 : 0);
  return {handled, refused: sealed.refused, signedAt: sealed.head?.signedAt ?? last?.signedAt};
}

const chained = select({
  ...pick(evidenceLog, 'logId'),
  ...pick(evidenceHead, 'size', 'root', 'signedAt', 'keyId', 'signature'),
  ...pick(evidenceKey, 'algorithm'),
});

/** The newest head, which the next one continues. */
function* lastHead(): Operation<SignedTreeHead | undefined> {
  const [row] = yield* query(
    `SELECT ${chained} FROM ${headTables('JOIN')} ORDER BY ${evidenceHead.size} DESC LIMIT 1`,
    [],
  );
  return row && chained.read(row);
}

const endOfUnmarked = select(pick(evidenceEntry, 'entryId', 'at'));

/**
 * The entry that ends what was written without marks, while an older log takes that over. A log that began with marks
 * takes over nothing.
 */
function* openTakeover(logId: string | undefined): Operation<SealBatch['takesOver']> {
  const ids = endsOfUnmarked(logId);
  if (ids.length === 0) return undefined;
  const [row] = yield* query(
    `SELECT ${endOfUnmarked} FROM ${evidenceEntry} WHERE ${evidenceEntry.entryId} IN (${ids.map(() => '?').join(', ')})
      AND ${evidenceEntry.index} IS NULL AND ${evidenceEntry.refusal} IS NULL ORDER BY ${evidenceEntry.entryId} LIMIT 1`,
    ids,
  );
  return row && endOfUnmarked.read(row);
}

/** The oldest entries that wait and whose key is known, or that have no mark. */
function* waitingEntries(marks: RowMarks, limit: number, until: string | undefined): Operation<string[]> {
  const known = marks.keyIds.map(() => '?').join(', ');
  const rows = yield* query(
    `SELECT ${entryId} FROM ${evidenceEntry} WHERE ${evidenceEntry.index} IS NULL AND ${evidenceEntry.refusal} IS NULL
      AND (${evidenceEntry.mark} IS NULL OR substr(${evidenceEntry.mark}, 1, ${keyIdLength}) IN (${known}))
      ${until === undefined ? '' : `AND ${evidenceEntry.kind} <> 'marks' AND ${evidenceEntry.at} <= ?`}
      ORDER BY ${evidenceEntry.at}, ${evidenceEntry.entryId} LIMIT ?`,
    [...marks.keyIds, ...(until === undefined ? [] : [until]), limit],
  );
  return rows.map(row => entryId.read(row).entryId);
}

const oldestMoment = select({at: nullable(computed(`min(${evidenceEntry.at})`, evidenceEntry.at))});

/** When the oldest entry was written that waits for a process that knows its key; undefined when none does. */
function* oldestOfUnknownKey(marks: RowMarks): Operation<string | undefined> {
  const known = marks.keyIds.map(() => '?').join(', ');
  const [row] = yield* query(
    `SELECT ${oldestMoment} FROM ${evidenceEntry} WHERE ${evidenceEntry.index} IS NULL AND ${evidenceEntry.refusal} IS NULL
      AND ${evidenceEntry.mark} IS NOT NULL AND substr(${evidenceEntry.mark}, 1, ${keyIdLength}) NOT IN (${known})`,
    marks.keyIds,
  );
  return (row && oldestMoment.read(row).at) ?? undefined;
}

const sealedEntry = inputTable(pick(evidenceEntry, 'entryId', 'index', 'leaf', 'leafHash'));
const sealing = (['index', 'leaf', 'leafHash'] as const)
  .map(property => `${evidenceEntry[property].name} = ${sealedEntry[property]}`)
  .join(', ');
const node = inputTable(columnsOf(evidenceNode));
const nodeNames = namesOf(...Object.values(columnsOf(node)));

/** What somebody has put where the entry about a head belongs does not stop the log. */
const instead = `ON CONFLICT (${evidenceEntry.entryId.name}) DO UPDATE
  SET ${takenOver(evidenceEntry.kind, evidenceEntry.at, evidenceEntry.refusal)}`;

const refusedEntry = inputTable(pick(evidenceEntry, 'entryId', 'refusal'));

function statementsOf({logId, publicKey, entries, refused, nodes, head}: SealedBatch): Statement[] {
  const refusing: Statement = {
    input: inputRows(refusedEntry, refused),
    sql: `UPDATE ${evidenceEntry} SET ${evidenceEntry.refusal.name} = ${refusedEntry.refusal} FROM ${refusedEntry}
      WHERE ${evidenceEntry.entryId} = ${refusedEntry.entryId}`,
    params: [],
  };
  if (!head) return [refusing];
  const {size, root, signedAt, keyId, signature, algorithm} = head;
  return [
    refusing,
    ...entries.flatMap(({entryId: ratingId, commentSalt}) =>
      commentSalt === undefined ? [] : [update(rating, {commentSalt}, `${rating.ratingId} = ?`, ratingId)],
    ),
    ...entries.flatMap(({entryId: id, added}) =>
      added ? [insert(evidenceEntry, {entryId: id, kind: added.kind, at: added.at, refusal: null}, instead)] : [],
    ),
    {
      input: inputRows(sealedEntry, entries),
      sql: `UPDATE ${evidenceEntry} SET ${sealing}, ${evidenceEntry.mark.name} = NULL FROM ${sealedEntry}
        WHERE ${evidenceEntry.entryId} = ${sealedEntry.entryId}`,
      params: [],
    },
    {
      input: inputRows(node, nodes),
      sql: `INSERT INTO ${evidenceNode} (${nodeNames}) SELECT ${nodeNames} FROM ${node} WHERE true
        ON CONFLICT (${evidenceNode.level.name}, ${evidenceNode.index.name}) DO UPDATE SET ${takenOver(evidenceNode.hash)}`,
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

/** Heads with log and key; a left join also finds heads without them, which verification reports. */
function headTables(join: 'JOIN' | 'LEFT JOIN'): string {
  return `${evidenceHead} ${join} ${evidenceKey} ON ${evidenceKey.keyId} = ${evidenceHead.keyId}
    ${join} ${evidenceLog} ON ${evidenceLog.onlyOne} = 1`;
}

/** Selects heads with log and key. */
export const headQuery = (join: 'JOIN' | 'LEFT JOIN' = 'JOIN') => `SELECT ${storedHead} FROM ${headTables(join)}`;

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

/**
 * The log, the index of the entry before which texts could be erased without an entry of their own, and whether it takes
 * over what was written without marks.
 */
export function* auditLog(): Operation<AuditedLog> {
  const [[logRow] = [], [end] = []] = yield [
    {sql: `SELECT ${log} FROM ${evidenceLog}`, params: []},
    {
      sql: `SELECT ${place} FROM ${evidenceEntry}
        WHERE ${evidenceEntry.entryId} = 'erasures' AND ${evidenceEntry.kind} = 'erasure'`,
      params: [],
    },
  ];
  const logId = logRow && log.read(logRow).logId;
  const takesOver = (yield* openTakeover(logId)) !== undefined;
  return {logId, earlierEnd: end && place.read(end).index, takesOver};
}
