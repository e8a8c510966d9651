import {toUtc} from '../../domain/calendar/utc.ts';
import type {Operation} from '../engine/operation.ts';

/** How many months lie ready behind the present one. */
const monthsAhead = 3;

/**
 * Makes the parts of the coming months where PostgreSQL keeps a table by month; how many it made. Rows for which there is
 * no part are stored all the same.
 */
export function* makeMonths(at: string): Operation<number> {
  return yield* counted(`SELECT make_months(CAST(? AS date), CAST(? AS integer)) AS number`, toUtc(at), monthsAhead);
}

/** Drops the parts of months that ended before a moment; how many. */
export function* dropMonths(before: string): Operation<number> {
  return yield* counted(`SELECT drop_months(CAST(? AS date)) AS number`, toUtc(before));
}

function* counted(sql: string, ...params: readonly (string | number)[]): Operation<number> {
  const [[row] = []] = yield [{sql, params, only: 'postgresql'}];
  return Number(row?.['number'] ?? 0);
}
