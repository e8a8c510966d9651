import type {ExportedOrderState, Level} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {ExportRow, ExportRowQuery} from '../../domain/publications/publication-storage.ts';
import type {CountSource} from '../../domain/statistics/statistics-storage.ts';
import {query, type Operation, type Value} from '../engine/operation.ts';
import {afterPrefix, subtree} from '../institutions/institution-scope.ts';

/** What a rating looks like in an open export, in the order by which it is kept and read. */
export const exportColumns = 'institution_code, item_code, channel, day, level, source, tags, order_state';

/** Which ratings of a day are read at once: those by id after one, up to another one. */
export interface DayPart {
  readonly day: string;
  readonly after: string;
  readonly last: string;
}

/** The two tables whose rows are ratings. */
export type RatingTable = 'rating' | 'default_rating';

/** The last id of the next so many ratings of a day, null when there are no more. */
export function* partEnd(table: RatingTable, day: string, after: string, limit: number): Operation<string | null> {
  const [row] = yield* query<{last: string | null}>(
    `SELECT max(rating_id) AS last FROM (
      SELECT rating_id FROM ${table} WHERE day = ? AND rating_id > ? ORDER BY rating_id LIMIT ?) AS part`,
    [day, after, limit],
  );
  return row?.last ?? null;
}

const answeredAt = 'coalesce(work_order.answered_at, work_order.closed_at)';
const voided = 'coalesce(rating.voided_at <= ?, false)';

/** How far an order was: what came after the moment has not happened, an open one is overdue by the deadline of its answer. */
const orderStateAt = `CASE WHEN work_order.order_number IS NULL OR ${voided} THEN 'none'
  WHEN ${answeredAt} IS NULL OR ${answeredAt} > ?
    THEN CASE WHEN work_order.answer_due_at <= ? THEN 'overdue' ELSE 'open' END
  WHEN work_order.answer_due_at IS NULL THEN 'answered'
  WHEN ${answeredAt} < work_order.answer_due_at THEN 'on_time' ELSE 'late' END`;

/**
 * A query for the looks of a part of a day as they were at a moment, which may lie back: whoever reads day after day sees all
 * of them as they were at the same time. `only` narrows it down by the table's institution and area.
 */
export function selectExportRows(
  table: RatingTable,
  {day, after, last}: DayPart,
  moment: string,
  only: {readonly sql: string; readonly params: readonly Value[]},
): {readonly sql: string; readonly params: readonly Value[]} {
  const at = toUtc(moment);
  const part = `${table}.day = ? AND ${table}.rating_id > ? AND ${table}.rating_id <= ?${only.sql}`;
  const partParams = [day, after, last, ...only.params];
  if (table === 'rating') {
    return {
      sql: `SELECT rating.institution_code, service.item_code, rating.channel, CAST(rating.day AS text) AS day,
          rating.level, CASE WHEN ${voided} THEN 'voided' ELSE 'active' END AS source, rating.tags,
          ${orderStateAt} AS order_state
        FROM rating JOIN service ON service.service_id = rating.service_id
        LEFT JOIN work_order ON work_order.rating_id = rating.rating_id
        WHERE ${part} AND rating.received_at <= ?`,
      params: [at, at, at, at, ...partParams, at],
    };
  }
  return {
    sql: `SELECT default_rating.institution_code, service.item_code, 'system_default' AS channel,
        CAST(default_rating.day AS text) AS day, default_rating.level, 'default' AS source, '[]' AS tags,
        'none' AS order_state
      FROM default_rating JOIN service ON service.service_id = default_rating.service_id
      LEFT JOIN rating AS replacement ON replacement.rating_id = default_rating.replaced_by
      WHERE ${part} AND default_rating.at <= ? AND (default_rating.replaced_by IS NULL OR replacement.received_at > ?)`,
    params: [...partParams, at, at],
  };
}

/** A row of {@link exportColumns} and how many ratings look like it. */
export interface ExportRecord {
  readonly institution_code: string;
  readonly item_code: string;
  readonly channel: ExportRow['channel'] | '';
  readonly day: string;
  readonly level: Level;
  readonly source: CountSource;
  readonly tags: string;
  readonly order_state: ExportedOrderState;
  readonly count: number;
}

/** A row in the words of the port; what was left out is null. */
export const toExportRow = (row: ExportRecord): ExportRow => ({
  institutionCode: row.institution_code || null,
  itemCode: row.item_code || null,
  channel: row.channel || null,
  day: row.day || null,
  level: row.level,
  source: row.source,
  tags: (JSON.parse(row.tags) as string[]).sort(),
  order: row.order_state,
  count: row.count,
});

/** The looks of a part of a day, alike ones together. */
export function* exportRows({
  kind,
  day,
  at,
  within,
  areaPrefix,
  after,
  limit,
}: ExportRowQuery): Operation<{rows: ExportRow[]; next: string | null}> {
  const table = kind === 'given' ? 'rating' : 'default_rating';
  const last = yield* partEnd(table, day, after, limit);
  if (last === null) return {rows: [], next: null};
  const only = {
    sql: ` AND ${table}.area_code >= ? AND ${table}.area_code < ? AND ${table}.institution_code IN (
        SELECT code FROM subtree)`,
    params: [areaPrefix, afterPrefix(areaPrefix)],
  };
  const {sql, params} = selectExportRows(table, {day, after, last}, at, only);
  const rows = yield* query<ExportRecord>(
    `WITH RECURSIVE ${subtree} SELECT ${exportColumns}, CAST(count(*) AS bigint) AS count FROM (${sql}) AS entry
      GROUP BY ${exportColumns} ORDER BY ${exportColumns}`,
    [within, ...params],
  );
  return {rows: rows.map(toExportRow), next: last};
}
