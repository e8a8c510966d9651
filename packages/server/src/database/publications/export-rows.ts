import type {RatingSubject} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {ExportRow, ExportRowQuery} from '../../domain/publications/publication-storage.ts';
import {query, type Operation, type Value} from '../engine/operation.ts';
import {aliased, columnsOf, computed, derived, nullable, pick, select, type RowOf} from '../engine/table.ts';
import {afterPrefix, subtree} from '../institutions/institution-scope.ts';
import {defaultRating, type RatingTable} from '../schema/default-rating.ts';
import {publicationLook} from '../schema/publication.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {workOrder} from '../schema/work-order.ts';

/** The columns of an export row, in the order by which rows are stored and read. */
export const look = pick(
  publicationLook,
  ...(['institutionCode', 'itemCode', 'channel', 'day', 'level', 'source', 'tags', 'order'] as const),
);

/** What {@link selectExportRows} selects: equal export rows joined, with their count. */
export const entry = derived('entry', look);

/** The columns of {@link entry} as a list. */
export const entryColumns = Object.values(columnsOf(entry)).join(', ');

/** Which ratings of a day are read at once: those after one id, up to another one. */
export interface DayPart {
  readonly day: string;
  readonly after: string;
  readonly last: string;
}

/** The id of the last of the next `limit` ratings of a day, null when there are no more. */
export function* partEnd(table: RatingTable, day: string, after: string, limit: number): Operation<string | null> {
  const id = {ratingId: table.ratingId};
  const part = derived('part', id);
  const end = select({last: computed(`max(${part.ratingId})`, nullable(table.ratingId))});
  const [row] = yield* query(
    `SELECT ${end} FROM (
      SELECT ${select(id)} FROM ${table} WHERE ${table.day} = ? AND ${table.ratingId} > ?
      ORDER BY ${table.ratingId} LIMIT ?) AS ${part}`,
    [day, after, limit],
  );
  return row ? end.read(row).last : null;
}

const answeredAt = `coalesce(${workOrder.answeredAt}, ${workOrder.closedAt})`;
const voided = `coalesce(${rating.voidedAt} <= ?, false)`;

/**
 * The progress of an order as of a moment: later events are ignored, and an open order is overdue once the deadline of
 * its answer has passed.
 */
const orderStateAt = `CASE WHEN ${workOrder.orderNumber} IS NULL OR ${voided} THEN 'none'
  WHEN ${answeredAt} IS NULL OR ${answeredAt} > ?
    THEN CASE WHEN ${workOrder.answerDueAt} <= ? THEN 'overdue' ELSE 'open' END
  WHEN ${workOrder.answerDueAt} IS NULL THEN 'answered'
  WHEN ${answeredAt} < ${workOrder.answerDueAt} THEN 'on_time' ELSE 'late' END`;

/**
 * The day is bound, because Citus cannot send an INSERT to its machines that writes a column of a day as text: how a day
 * is written depends on a setting.
 */
const dayOfPart = computed('CAST(? AS text)', look.day);

const givenLook = select({
  institutionCode: rating.institutionCode,
  itemCode: service.itemCode,
  channel: rating.channel,
  day: dayOfPart,
  level: rating.level,
  source: computed(`CASE WHEN ${voided} THEN 'voided' ELSE 'active' END`, look.source),
  tags: rating.tags,
  order: computed(orderStateAt, look.order),
});

const defaultLook = select({
  institutionCode: defaultRating.institutionCode,
  itemCode: service.itemCode,
  channel: computed(`'system_default'`, look.channel),
  day: dayOfPart,
  level: defaultRating.level,
  source: computed(`'default'`, look.source),
  tags: computed(`'[]'`, look.tags),
  order: computed(`'none'`, look.order),
});

/**
 * A query for the export rows of a part of a day as of a moment, which may be in the past, so that a caller who reads
 * day after day sees all of them as of the same moment. `only` is a further condition on the table. A publication is of
 * services, and nothing is recorded by default about a point.
 */
export function selectExportRows(
  table: RatingTable,
  {day, after, last}: DayPart,
  moment: string,
  only: {readonly sql: string; readonly params: readonly Value[]},
  subject: RatingSubject = 'service',
): {readonly sql: string; readonly params: readonly Value[]} {
  const at = toUtc(moment);
  const part = `${table.day} = ? AND ${table.ratingId} > ? AND ${table.ratingId} <= ?${only.sql}`;
  const partParams = [day, after, last, ...only.params];
  if (table === rating) {
    return {
      sql: `SELECT ${givenLook} FROM ${rating} JOIN ${service} ON ${service.serviceId} = ${rating.serviceId}
        LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
        WHERE ${part} AND ${rating.receivedAt} <= ? AND ${rating.subject} = ?`,
      params: [day, at, at, at, at, ...partParams, at, subject],
    };
  }
  const replacement = aliased(rating, 'replacement');
  const {replacedBy} = defaultRating;
  return {
    sql: `SELECT ${defaultLook} FROM ${defaultRating}
      JOIN ${service} ON ${service.serviceId} = ${defaultRating.serviceId}
      LEFT JOIN ${replacement} ON ${replacement.ratingId} = ${replacedBy}
      WHERE ${part} AND ${defaultRating.at} <= ? AND (${replacedBy} IS NULL OR ${replacement.receivedAt} > ?)`,
    params: [day, ...partParams, at, at],
  };
}

/** An export row with its count, its tags sorted by code. */
export const toExportRow = (row: RowOf<typeof look> & {readonly count: number}): ExportRow => ({
  ...row,
  tags: row.tags.toSorted(),
});

const counted = select({
  ...columnsOf(entry),
  count: computed('CAST(count(*) AS bigint)', publicationLook.count),
});

/** The export rows of a part of a day, equal rows joined. */
export function* exportRows({
  kind,
  day,
  at,
  within,
  only: institutionCode,
  leftOut,
  areaPrefix,
  subject,
  after,
  limit,
}: ExportRowQuery): Operation<{rows: ExportRow[]; next: string | null}> {
  const table = kind === 'given' ? rating : defaultRating;
  if (kind === 'default' && subject === 'point') return {rows: [], next: null};
  const last = yield* partEnd(table, day, after, limit);
  if (last === null) return {rows: [], next: null};
  const only = {
    sql: ` AND ${table.areaCode} >= ? AND ${table.areaCode} < ? AND ${table.institutionCode} IN (
        SELECT code FROM subtree)
      ${institutionCode === undefined ? '' : `AND ${table.institutionCode} = ?`}
      ${leftOut === undefined ? '' : `AND ${table.institutionCode} <> ?`}`,
    params: [areaPrefix, afterPrefix(areaPrefix), ...[institutionCode, leftOut].filter(code => code !== undefined)],
  };
  const {sql, params} = selectExportRows(table, {day, after, last}, at, only, subject);
  const rows = yield* query(
    `WITH RECURSIVE ${subtree} SELECT ${counted} FROM (${sql}) AS ${entry}
      GROUP BY ${entryColumns} ORDER BY ${entryColumns}`,
    [within, ...params],
  );
  return {rows: rows.map(row => toExportRow(counted.read(row))), next: last};
}
