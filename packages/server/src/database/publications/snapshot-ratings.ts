import {toUtc} from '../../domain/calendar/utc.ts';
import type {SnapshotRequest, SnapshotResult, SnapshotRow} from '../../domain/publications/publication-storage.ts';
import {
  SmallCellSuppression,
  type Cell,
  type CellCount,
  type Move,
} from '../../domain/publications/small-cell-suppression.ts';
import type {Engine} from '../engine/engine.ts';
import {batch, query, type Operation, type Statement} from '../engine/operation.ts';
import {afterPrefix, subtree} from '../institutions/institution-scope.ts';
import {
  exportColumns,
  partEnd,
  selectExportRows,
  toExportRow,
  type DayPart,
  type ExportRecord,
  type RatingTable,
} from './export-rows.ts';

const dayMs = 86_400_000;
const cells = 'institution_code, item_code, channel, day';
const key = `publication_id, month, ${exportColumns}`;

/** Lets other requests run between two steps of a long piece of work. */
const yieldToEventLoop = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));

/**
 * Copies what the ratings of a period look like, alike ones together, then joins the cells that few people rated: month by
 * month, so that whatever months are published together, the same ratings stand together. Every step is a short write of
 * its own, between which others rate; nobody sees the rows before a publication is made of them.
 */
export async function snapshotRatings(engine: Engine, order: SnapshotRequest): Promise<SnapshotResult> {
  await engine.write(() => beginDraft(order));
  for (const day of daysOf(order)) {
    await snapshotDay(engine, order, 'rating', day);
    await snapshotDay(engine, order, 'default_rating', day);
  }
  let withheld = 0;
  const months = new Set(daysOf(order).map(day => day.slice(0, 7)));
  for (const month of months) withheld += await joinSmallCells(engine, order, month);
  return {withheld, cases: await casesOf(engine, order)};
}

/** The calendar days of the period. */
function daysOf({from, to}: SnapshotRequest): string[] {
  const count = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return Array.from({length: count}, (_, day) => new Date(Date.parse(from) + day * dayMs).toISOString().slice(0, 10));
}

/** The institutions are those below the publisher now, however the tree changes before all is frozen. */
function* beginDraft({publicationId, cutOff, within, areaPrefix}: SnapshotRequest): Operation<void> {
  yield* batch([
    {
      sql: 'INSERT INTO publication_draft (publication_id, begun_at) VALUES (?, ?)',
      params: [publicationId, toUtc(cutOff)],
    },
    {
      sql: `INSERT INTO publication_institution (publication_id, code, in_area)
        WITH RECURSIVE ${subtree}
        SELECT CAST(? AS text), institution.code, CASE WHEN area_code >= ? AND area_code < ? THEN 1 ELSE 0 END
        FROM institution WHERE institution.code IN (SELECT code FROM subtree)`,
      params: [within, publicationId, areaPrefix, afterPrefix(areaPrefix)],
    },
  ]);
}

async function snapshotDay(engine: Engine, order: SnapshotRequest, table: RatingTable, day: string): Promise<void> {
  for (let after = ''; ;) {
    const last = await engine.read(partEnd(table, day, after, engine.batchSize));
    await yieldToEventLoop();
    if (last === null) return;
    const part = {day, after, last};
    await engine.write(() => batch([snapshotPart(order, table, part)]));
    after = last;
  }
}

function snapshotPart(
  {publicationId, areaPrefix, cutOff}: SnapshotRequest,
  table: RatingTable,
  part: DayPart,
): Statement {
  const only = {
    sql: ` AND ${table}.area_code >= ? AND ${table}.area_code < ? AND ${table}.institution_code IN (
        SELECT code FROM publication_institution WHERE publication_id = ?)`,
    params: [areaPrefix, afterPrefix(areaPrefix), publicationId],
  };
  const {sql, params} = selectExportRows(table, part, cutOff, only);
  return {
    sql: `INSERT INTO publication_look (${key}, count)
      SELECT CAST(? AS text), CAST(? AS text), ${exportColumns}, CAST(count(*) AS bigint) FROM (${sql}) AS entry GROUP BY ${exportColumns}
      ON CONFLICT (${key}) DO UPDATE SET count = publication_look.count + excluded.count`,
    params: [publicationId, part.day.slice(0, 7), ...params],
  };
}

/** Joins the small cells of a month; resolves to the number of ratings that are too few even together. */
async function joinSmallCells(engine: Engine, order: SnapshotRequest, month: string): Promise<number> {
  const {publicationId, minimumCell} = order;
  const small = new SmallCellSuppression(minimumCell);
  let withheld = 0;
  const done = async (moves: readonly Move[]) => {
    for (let start = 0; start < moves.length; start += engine.batchSize) {
      const part = moves.slice(start, start + engine.batchSize);
      withheld += await engine.write(() => movement(publicationId, month, part));
    }
  };
  for (let after: Cell = ['', '', '', '']; ;) {
    const counts = await engine.read(cellCounts(publicationId, month, after, engine.batchSize));
    await yieldToEventLoop();
    await done(counts.flatMap(count => [...small.next(count)]));
    const last = counts.at(-1);
    if (last === undefined) break;
    after = last.cell;
  }
  await done([...small.end()]);
  return withheld;
}

/** The next cells and how many people rated in each. What was joined before has fewer parts, so it lies behind. */
function* cellCounts(publicationId: string, month: string, after: Cell, limit: number): Operation<CellCount[]> {
  const rows = yield* query<Omit<ExportRecord, 'count'> & {ratings: number}>(
    `SELECT ${cells}, CAST(sum(count) AS bigint) AS ratings FROM publication_look
      WHERE publication_id = ? AND month = ? AND (${cells}) > (?, ?, ?, ?) AND source <> 'default'
      GROUP BY ${cells} ORDER BY ${cells} LIMIT ?`,
    [publicationId, month, ...after, limit],
  );
  return rows.map(row => ({
    cell: [row.institution_code, row.item_code, row.channel ?? '', row.day],
    ratings: row.ratings,
  }));
}

function* movement(publicationId: string, month: string, moves: readonly Move[]): Operation<number> {
  const of = `publication_id = ? AND month = ? AND (${cells}) = (?, ?, ?, ?)`;
  const answers = yield moves.flatMap(({from, to}): Statement[] => {
    const params = [publicationId, month, ...from];
    if (to === undefined) return [{sql: `DELETE FROM publication_look WHERE ${of} RETURNING count`, params}];
    return [
      {
        sql: `INSERT INTO publication_look (${key}, count)
          SELECT publication_id, month, CAST(? AS text), CAST(? AS text), CAST(? AS text), CAST(? AS text), level, source,
            tags, order_state, count FROM publication_look WHERE ${of}
          ON CONFLICT (${key}) DO UPDATE SET count = publication_look.count + excluded.count`,
        params: [...to, ...params],
      },
      {sql: `DELETE FROM publication_look WHERE ${of}`, params},
    ];
  });
  return (answers as readonly (readonly {count: number}[])[]).flat().reduce((sum, {count}) => sum + count, 0);
}

/** Services of the period, of institutions that lie in the area today. */
async function casesOf(engine: Engine, {publicationId, servedFrom, servedBefore}: SnapshotRequest): Promise<number> {
  let cases = 0;
  for (let from = Date.parse(servedFrom); from < Date.parse(servedBefore); from += dayMs) {
    const before = Math.min(from + dayMs, Date.parse(servedBefore));
    cases += await engine.read(casesBetween(publicationId, from, before));
    await yieldToEventLoop();
  }
  return cases;
}

function* casesBetween(publicationId: string, from: number, before: number): Operation<number> {
  const [row] = yield* query<{cases: number}>(
    `SELECT CAST(count(*) AS bigint) AS cases FROM service
      WHERE served_at >= ? AND served_at < ? AND institution_code IN (
        SELECT code FROM publication_institution WHERE publication_id = ? AND in_area = 1)`,
    [new Date(from).toISOString(), new Date(before).toISOString(), publicationId],
  );
  return row?.cases ?? 0;
}

const order = `month, ${exportColumns}`;
const first = Array.from({length: 9}, () => '');

/** Frozen rows after a place, in an order that tells nothing of what was left out. */
export function* snapshotRows(publicationId: string, after: string, limit: number): Operation<SnapshotRow[]> {
  const place = after === '' ? first : (JSON.parse(after) as string[]);
  const rows = yield* query<ExportRecord & {month: string}>(
    `SELECT ${order}, count FROM publication_look
      WHERE publication_id = ? AND (${order}) > (${first.map(() => '?').join(', ')}) ORDER BY ${order} LIMIT ?`,
    [publicationId, ...place, limit],
  );
  return rows.map(row => {
    const {month, institution_code, item_code, channel, day, level, source, tags, order_state} = row;
    return {
      ...toExportRow(row),
      place: JSON.stringify([month, institution_code, item_code, channel, day, level, source, tags, order_state]),
    };
  });
}
