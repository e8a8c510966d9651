import {peaksOf, type SignedTreeHead, type TreeNode} from '@gov-rating/contract/evidence';
import type {
  AuditEnds,
  AuditEntry,
  AuditedLog,
  Sealing,
  StoredHead,
  StrayEntry,
} from '../../domain/evidence/evidence-storage.ts';
import {endsOfUnmarked} from '../../domain/evidence/log-id.ts';
import {keyIdLength, type RowMarks} from '../../domain/evidence/row-marks.ts';
import type {SealBatch, SealedBatch, WaitingStanding} from '../../domain/evidence/seal.ts';
import {batch, claimWork, query, type Operation, type Statement} from '../engine/operation.ts';
import {
  bigint,
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
import {evidenceKey, type evidenceTables, type LogTables} from '../schema/evidence.ts';
import {rating} from '../schema/rating.ts';
import type {EntrySource} from './evidence-source.ts';
import {markOlderRows} from './marked-rows.ts';

/** One of the sealed logs of a database: its tables, and how the rows are read that its leaves are made from. */
export interface LogDeclaration {
  readonly tables: LogTables;
  /** Key of the advisory lock under which entries are sealed. */
  readonly sealLock: number;
  /** Entries with their rows, in the order of the ids. */
  readonly readSources: (entryIds: readonly string[]) => Operation<EntrySource[]>;
  /** How an entry that waits, and what it depends on, compares with the marks that a server made over it. */
  readonly standingOf: (marks: RowMarks, source: EntrySource) => WaitingStanding;
}

/** The operations of a sealed log. */
export type SealedLogOperations = ReturnType<typeof sealedLog>;

/** The engine of a sealed log: it seals what waits, answers with nodes and heads, and reads everything for verification. */
export function sealedLog({tables, sealLock, readSources, standingOf}: LogDeclaration) {
  // The two logs differ in the kinds of their entries only.
  const {log: logTable, entry, node: nodeTable, head} = tables as typeof evidenceTables;
  const entryId = select(pick(entry, 'entryId'));
  const log = select(pick(logTable, 'logId'));
  const chained = select({
    ...pick(logTable, 'logId'),
    ...pick(head, 'size', 'root', 'signedAt', 'keyId', 'signature'),
    ...pick(evidenceKey, 'algorithm'),
  });
  const endOfUnmarked = select(pick(entry, 'entryId', 'at'));
  const sealedEntry = inputTable(pick(entry, 'entryId', 'index', 'leaf', 'leafHash'));
  const sealing = (['index', 'leaf', 'leafHash'] as const)
    .map(property => `${entry[property].name} = ${sealedEntry[property]}`)
    .join(', ');
  const node = inputTable(columnsOf(nodeTable));
  const nodeNames = namesOf(...Object.values(columnsOf(node)));
  /** What somebody has put where the entry about a head belongs does not stop the log. */
  const instead = `ON CONFLICT (${entry.entryId.name}) DO UPDATE
    SET ${takenOver(entry.kind, entry.at, entry.refusal)}`;
  const refusedEntry = inputTable(pick(entry, 'entryId', 'refusal'));
  const storedHead = select({
    ...pick(logTable, 'logId'),
    ...pick(head, 'size', 'root', 'signedAt', 'keyId'),
    ...pick(evidenceKey, 'algorithm', 'publicKey'),
    ...pick(head, 'signature'),
  });
  const leafHash = select({hash: entry.leafHash});
  const nodeHash = select(pick(nodeTable, 'hash'));
  const place = select(pick(entry, 'index'));
  const oldestMoment = select({at: nullable(computed(`min(${entry.at})`, entry.at))});
  const stray = select({
    ...pick(entry, 'entryId', 'kind', 'at', 'refusal'),
    institutionCode: nullable(rating.institutionCode),
    day: nullable(rating.day),
    serviceId: nullable(rating.serviceId),
    ...pick(rating, 'invitationId'),
  });
  const ends = select({
    entries: computed(`(SELECT CAST(coalesce(max(${entry.index}) + 1, 0) AS bigint) FROM ${entry})`, bigint('entries')),
    heads: computed(`(SELECT max(${head.size}) FROM ${head})`, nullable(head.size)),
    waiting: computed(
      `(SELECT CAST(count(*) AS bigint) FROM ${entry} WHERE ${entry.index} IS NULL AND ${entry.refusal} IS NULL)`,
      bigint('waiting'),
    ),
  });

  /** Heads with log and key; a left join also finds heads without them, which verification reports. */
  const headTables = (join: 'JOIN' | 'LEFT JOIN'): string =>
    `${head} ${join} ${evidenceKey} ON ${evidenceKey.keyId} = ${head.keyId} ${join} ${logTable} ON ${logTable.onlyOne} = 1`;

  /** Seals a batch under a lock; while another call has it, nothing is handled here. */
  function* seal(marks: RowMarks, limit: number, decide: (batch: SealBatch) => SealedBatch): Operation<Sealing> {
    if (!(yield* claimWork(sealLock))) return {handled: 0, refused: [], signedAt: undefined};
    const last = yield* lastHead();
    const logId = yield* storedLogId();
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
      oldestOfUnknownKey: yield* oldestOfUnknownKey(marks, sources[0]?.entry.at ?? takesOver?.at ?? last?.signedAt),
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

  function* storedLogId(): Operation<string | undefined> {
    const [row] = yield* query(`SELECT ${log} FROM ${logTable}`, []);
    return row && log.read(row).logId;
  }

  /** The newest head, which the next one continues. */
  function* lastHead(): Operation<SignedTreeHead | undefined> {
    const [row] = yield* query(`SELECT ${chained} FROM ${headTables('JOIN')} ORDER BY ${head.size} DESC LIMIT 1`, []);
    return row && chained.read(row);
  }

  /**
   * The entry that ends what was written without marks, while an older log takes that over. A log that began with marks
   * takes over nothing.
   */
  function* openTakeover(logId: string | undefined): Operation<SealBatch['takesOver']> {
    const ids = endsOfUnmarked(logId);
    if (ids.length === 0) return undefined;
    const [row] = yield* query(
      `SELECT ${endOfUnmarked} FROM ${entry} WHERE ${entry.entryId} IN (${ids.map(() => '?').join(', ')})
        AND ${entry.index} IS NULL AND ${entry.refusal} IS NULL ORDER BY ${entry.entryId} LIMIT 1`,
      ids,
    );
    return row && endOfUnmarked.read(row);
  }

  /** The oldest entries that wait and whose key is known, or that have no mark. */
  function* waitingEntries(marks: RowMarks, limit: number, until: string | undefined): Operation<string[]> {
    const known = marks.keyIds.map(() => '?').join(', ');
    const rows = yield* query(
      `SELECT ${entryId} FROM ${entry} WHERE ${entry.index} IS NULL AND ${entry.refusal} IS NULL
        AND (${entry.mark} IS NULL OR substr(${entry.mark}, 1, ${keyIdLength}) IN (${known}))
        ${until === undefined ? '' : `AND ${entry.kind} <> 'marks' AND ${entry.at} <= ?`}
        ORDER BY ${entry.at}, ${entry.entryId} LIMIT ?`,
      [...marks.keyIds, ...(until === undefined ? [] : [until]), limit],
    );
    return rows.map(row => entryId.read(row).entryId);
  }

  /**
   * When the oldest entry was written that waits for a process that knows its key; undefined when none is older than a moment.
   * Later ones change nothing and are not looked for, because that would read everything that waits, again for each batch.
   */
  function* oldestOfUnknownKey(marks: RowMarks, before: string | undefined): Operation<string | undefined> {
    const known = marks.keyIds.map(() => '?').join(', ');
    const [row] = yield* query(
      `SELECT ${oldestMoment} FROM ${entry} WHERE ${entry.index} IS NULL AND ${entry.refusal} IS NULL
        ${before === undefined ? '' : `AND ${entry.at} < ?`}
        AND ${entry.mark} IS NOT NULL AND substr(${entry.mark}, 1, ${keyIdLength}) NOT IN (${known})`,
      [...(before === undefined ? [] : [before]), ...marks.keyIds],
    );
    return (row && oldestMoment.read(row).at) ?? undefined;
  }

  function statementsOf({logId, publicKey, entries, refused, nodes, head: signed}: SealedBatch): Statement[] {
    const refusing: Statement = {
      input: inputRows(refusedEntry, refused),
      sql: `UPDATE ${entry} SET ${entry.refusal.name} = ${refusedEntry.refusal} FROM ${refusedEntry}
        WHERE ${entry.entryId} = ${refusedEntry.entryId}`,
      params: [],
    };
    if (!signed) return [refusing];
    const {size, root, signedAt, keyId, signature, algorithm} = signed;
    return [
      refusing,
      ...entries.flatMap(({entryId: ratingId, commentSalt}) =>
        commentSalt === undefined ? [] : [update(rating, {commentSalt}, `${rating.ratingId} = ?`, ratingId)],
      ),
      ...entries.flatMap(({entryId: id, added}) =>
        added ? [insert(entry, {entryId: id, kind: added.kind, at: added.at, refusal: null}, instead)] : [],
      ),
      {
        input: inputRows(sealedEntry, entries),
        sql: `UPDATE ${entry} SET ${sealing}, ${entry.mark.name} = NULL FROM ${sealedEntry}
          WHERE ${entry.entryId} = ${sealedEntry.entryId}`,
        params: [],
      },
      {
        input: inputRows(node, nodes),
        sql: `INSERT INTO ${nodeTable} (${nodeNames}) SELECT ${nodeNames} FROM ${node} WHERE true
          ON CONFLICT (${nodeTable.level.name}, ${nodeTable.index.name}) DO UPDATE SET ${takenOver(nodeTable.hash)}`,
        params: [],
      },
      insert(logTable, {onlyOne: 1, logId}, `ON CONFLICT (${logTable.onlyOne.name}) DO NOTHING`),
      insert(evidenceKey, {keyId, algorithm, publicKey}, `ON CONFLICT (${evidenceKey.keyId.name}) DO NOTHING`),
      insert(head, {size, root, signedAt, keyId, signature}),
    ];
  }

  /** The latest head, or the one of a size. */
  function* treeHead(size?: number): Operation<StoredHead | undefined> {
    const heads = `SELECT ${storedHead} FROM ${headTables('JOIN')}`;
    const [row] =
      size === undefined
        ? yield* query(`${heads} ORDER BY ${head.size} DESC LIMIT 1`, [])
        : yield* query(`${heads} WHERE ${head.size} = ?`, [size]);
    return row && storedHead.read(row);
  }

  /** Hashes of complete nodes: one statement for each, all sent at once, because there are few. */
  function* treeNodes(nodes: readonly TreeNode[]): Operation<(string | undefined)[]> {
    if (nodes.length === 0) return [];
    const answers = yield nodes.map(({level, index}) =>
      level === 0
        ? {sql: `SELECT ${leafHash} FROM ${entry} WHERE ${entry.index} = ?`, params: [index]}
        : {
            sql: `SELECT ${nodeHash} FROM ${nodeTable} WHERE ${nodeTable.level} = ? AND ${nodeTable.index} = ?`,
            params: [level, index],
          },
    );
    return answers.map(([row]) => (row && leafHash.read(row).hash) ?? undefined);
  }

  /** The place of a leaf. */
  function* leafIndex(hash: string): Operation<number | undefined> {
    const [row] = yield* query(`SELECT ${place} FROM ${entry} WHERE ${entry.leafHash} = ?`, [hash]);
    return (row && place.read(row).index) ?? undefined;
  }

  /** Sealed entries with the rows that they were made from, by place. */
  function* auditEntries(from: number, limit: number): Operation<AuditEntry[]> {
    const page = yield* query(
      `SELECT ${entryId} FROM ${entry} WHERE ${entry.index} >= ? ORDER BY ${entry.index} LIMIT ?`,
      [from, limit],
    );
    const sources = yield* readSources(page.map(row => entryId.read(row).entryId));
    return sources.map(({entry: {kind: _, mark: __, ...found}, source, erasure}) => ({
      ...found,
      index: Number(found.index),
      source,
      erasure,
    }));
  }

  /** Heads over more than `after` entries, smallest first. */
  function* auditHeads(after: number, limit: number): Operation<StoredHead[]> {
    const rows = yield* query(
      `SELECT ${storedHead} FROM ${headTables('LEFT JOIN')} WHERE ${head.size} > ? ORDER BY ${head.size} LIMIT ?`,
      [after, limit],
    );
    return rows.map(storedHead.read);
  }

  /**
   * The last entry and the last head, in one statement, so that a concurrent sealing is seen with its head or not at all.
   */
  function* auditEnds(): Operation<AuditEnds> {
    const [row] = yield* query(`SELECT ${ends}`, []);
    if (!row) return {entries: 0, heads: undefined, waiting: 0};
    const {heads, ...counts} = ends.read(row);
    return {...counts, heads: heads ?? undefined};
  }

  /**
   * The log, the index of the entry before which texts could be erased without an entry of their own, and whether it takes
   * over what was written without marks.
   */
  function* auditLog(): Operation<AuditedLog> {
    const logId = yield* storedLogId();
    const [end] = yield* query(
      `SELECT ${place} FROM ${entry} WHERE ${entry.entryId} = 'erasures' AND ${entry.kind} = 'erasure'`,
      [],
    );
    const takesOver = (yield* openTakeover(logId)) !== undefined;
    return {logId, earlierEnd: end && place.read(end).index, takesOver};
  }

  /** Entries that are refused, or whose mark is of a key that is not known here. */
  function* strayEntries(
    marks: RowMarks,
    limit: number,
    after?: Pick<StrayEntry, 'at' | 'entryId'>,
  ): Operation<StrayEntry[]> {
    const {entryId: id, kind, at, index, mark, refusal: refused} = entry;
    const known = marks.keyIds.map(() => '?').join(', ');
    const rows = yield* query(
      `SELECT ${stray} FROM ${entry} LEFT JOIN ${rating} ON ${rating.ratingId} = ${id} AND ${kind} = 'rating'
        WHERE (${refused} IS NOT NULL
          OR (${index} IS NULL AND ${mark} IS NOT NULL AND substr(${mark}, 1, ${keyIdLength}) NOT IN (${known})))
        ${after ? `AND (${at}, ${id}) > (?, ?)` : ''} ORDER BY ${at}, ${id} LIMIT ?`,
      [...marks.keyIds, ...(after ? [after.at, after.entryId] : []), limit],
    );
    return rows.map(stray.read).map(row => {
      const {refusal, institutionCode, day, serviceId, invitationId, ...found} = row;
      const isThere = institutionCode !== null && day !== null && serviceId !== null;
      return {
        ...found,
        refusal: refusal ?? 'unknown_key',
        rating: isThere ? {institutionCode, day, serviceId, invitationId} : undefined,
      };
    });
  }

  return {
    ...{seal, treeHead, treeNodes, leafIndex, auditEntries, auditHeads, auditEnds, auditLog, strayEntries},
    ...{storedLogId, sourcesOf: readSources, standingOf},
  };
}
