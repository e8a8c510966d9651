import {toUtc} from '../../domain/calendar/utc.ts';
import {yieldToEventLoop} from '../../domain/event-loop.ts';
import type {SnapshotRequest, SnapshotResult, SnapshotRow} from '../../domain/publications/publication-storage.ts';
import {
  SmallCellSuppression,
  type Cell,
  type CellCount,
  type Move,
} from '../../domain/publications/small-cell-suppression.ts';
import type {Engine} from '../engine/engine.ts';
import {batch, query, type Operation, type Statement} from '../engine/operation.ts';
import {addedUp, bigint, columnsOf, computed, insert, insertFrom, namesOf, pick, select} from '../engine/table.ts';
import {afterPrefix, subtree} from '../institutions/institution-scope.ts';
import {defaultRating, type RatingTable} from '../schema/default-rating.ts';
import {institution} from '../schema/institution.ts';
import {publicationDraft, publicationInstitution, publicationLook} from '../schema/publication.ts';
import {rating} from '../schema/rating.ts';
import {isOfPoint, service} from '../schema/service.ts';
import {entry, entryColumns, look, partEnd, selectExportRows, toExportRow, type DayPart} from './export-rows.ts';

const dayMs = 86_400_000;

/** The columns of a cell as a list. */
const cell = Object.values(pick(publicationLook, 'institutionCode', 'itemCode', 'channel', 'day')).join(', ');

/** The end of an INSERT of rows of which some exist already. */
const addToSame = `ON CONFLICT (${namesOf(publicationLook.publicationId, publicationLook.month, ...Object.values(look))})
  DO UPDATE SET ${addedUp(publicationLook.count)}`;

/**
 * Copies the ratings of a period as export rows, equal rows joined, then joins the cells that few people rated: month
 * by month, so that the same ratings are joined whichever months are published together. Every step is a short write of
 * its own, so that ratings are stored in between; the rows are not visible before they become a publication.
 */
export async function snapshotRatings(engine: Engine, order: SnapshotRequest): Promise<SnapshotResult> {
  await engine.write(() => beginDraft(order));
  for (const day of daysOf(order)) {
    await snapshotDay(engine, order, rating, day);
    await snapshotDay(engine, order, defaultRating, day);
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

/** The institutions are those below the publisher now, even if the tree changes before all rows are copied. */
function* beginDraft({publicationId, cutOff, within, areaPrefix}: SnapshotRequest): Operation<void> {
  const {code, areaCode} = institution;
  const inArea = `CASE WHEN ${areaCode} >= ? AND ${areaCode} < ? THEN 1 ELSE 0 END`;
  const insertInstitutions = insertFrom(
    publicationInstitution,
    {publicationId: 'CAST(? AS text)', code, inArea},
    `FROM ${institution} WHERE ${code} IN (WITH RECURSIVE ${subtree} SELECT code FROM subtree)`,
  );
  yield* batch([
    insert(publicationDraft, {publicationId, begunAt: toUtc(cutOff)}),
    {
      sql: insertInstitutions,
      params: [publicationId, areaPrefix, afterPrefix(areaPrefix), within],
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
  const {code, publicationId: publicationOf} = publicationInstitution;
  const only = {
    sql: ` AND ${table.areaCode} >= ? AND ${table.areaCode} < ? AND ${table.institutionCode} IN (
        SELECT ${code} FROM ${publicationInstitution} WHERE ${publicationOf} = ?)`,
    params: [areaPrefix, afterPrefix(areaPrefix), publicationId],
  };
  const {sql, params} = selectExportRows(table, part, cutOff, only);
  const counted = {
    publicationId: 'CAST(? AS text)',
    month: 'CAST(? AS text)',
    ...columnsOf(entry),
    count: 'CAST(count(*) AS bigint)',
  };
  return {
    sql: insertFrom(publicationLook, counted, `FROM (${sql}) AS ${entry} GROUP BY ${entryColumns} ${addToSame}`),
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

/** The condition on the rows of a month of a publication. */
const ofMonth = `${publicationLook.publicationId} = ? AND ${publicationLook.month} = ?`;

const cellCount = select({
  ...pick(publicationLook, 'institutionCode', 'itemCode', 'channel', 'day'),
  ratings: computed(`CAST(sum(${publicationLook.count}) AS bigint)`, bigint('ratings')),
});

/** The next cells and how many people rated in each. Cells that were joined before have fewer parts, so they come earlier. */
function* cellCounts(publicationId: string, month: string, after: Cell, limit: number): Operation<CellCount[]> {
  const rows = yield* query(
    `SELECT ${cellCount} FROM ${publicationLook}
      WHERE ${ofMonth} AND (${cell}) > (?, ?, ?, ?) AND ${publicationLook.source} <> 'default'
      GROUP BY ${cell} ORDER BY ${cell} LIMIT ?`,
    [publicationId, month, ...after, limit],
  );
  return rows.map(cellCount.read).map(({institutionCode, itemCode, channel, day, ratings}) => ({
    cell: [institutionCode ?? '', itemCode ?? '', channel ?? '', day ?? ''],
    ratings,
  }));
}

const removed = select(pick(publicationLook, 'count'));

const isOfCell = `${ofMonth} AND (${cell}) = (?, ?, ?, ?)`;
const removeCell = `DELETE FROM ${publicationLook} WHERE ${isOfCell}`;
const copyCell = insertFrom(
  publicationLook,
  {
    ...columnsOf(publicationLook),
    institutionCode: 'CAST(? AS text)',
    itemCode: 'CAST(? AS text)',
    channel: 'CAST(? AS text)',
    day: 'CAST(? AS text)',
  },
  `FROM ${publicationLook} WHERE ${isOfCell} ${addToSame}`,
);

/** Moves cells into others or removes them; resolves to the number of ratings in removed cells. */
function* movement(publicationId: string, month: string, moves: readonly Move[]): Operation<number> {
  const answers = yield moves.flatMap(({from, to}): Statement[] => {
    const params = [publicationId, month, ...from];
    if (to === undefined) return [{sql: `${removeCell} RETURNING ${removed}`, params}];
    return [
      {sql: copyCell, params: [...to, ...params]},
      {sql: removeCell, params},
    ];
  });
  return answers
    .flat()
    .map(removed.read)
    .reduce((sum, {count}) => sum + count, 0);
}

/** Services of the period, of institutions that are in the area now. */
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
  const total = select({cases: computed('CAST(count(*) AS bigint)', bigint('cases'))});
  const {code, inArea, publicationId: publicationOf} = publicationInstitution;
  const [row] = yield* query(
    `SELECT ${total} FROM ${service}
      WHERE ${service.servedAt} >= ? AND ${service.servedAt} < ? AND NOT ${isOfPoint} AND ${service.institutionCode} IN (
        SELECT ${code} FROM ${publicationInstitution} WHERE ${publicationOf} = ? AND ${inArea} = 1)`,
    [new Date(from).toISOString(), new Date(before).toISOString(), publicationId],
  );
  return row ? total.read(row).cases : 0;
}

/** The columns by which the rows of a publication are sorted; together they are the position of a row. */
const placed = {month: publicationLook.month, ...look};
const properties = Object.keys(placed);
const order = Object.values(placed).join(', ');
const frozen = select({...placed, count: publicationLook.count});

/** Snapshot rows after a position, in an order that discloses nothing of what was left out. */
export function* snapshotRows(publicationId: string, after: string, limit: number): Operation<SnapshotRow[]> {
  const start = after === '' ? properties.map(() => '') : (JSON.parse(after) as string[]);
  const rows = yield* query(
    `SELECT ${frozen} FROM ${publicationLook}
      WHERE ${publicationLook.publicationId} = ? AND (${order}) > (${start.map(() => '?').join(', ')})
      ORDER BY ${order} LIMIT ?`,
    [publicationId, ...start, limit],
  );
  return rows.map(row => {
    const {month: _, ...found} = frozen.read(row);
    return {...toExportRow(found), place: JSON.stringify(properties.map(property => row[property]))};
  });
}
