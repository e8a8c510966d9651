import {levels} from '@gov-rating/contract';
import type {CountDifference, Counts, CountScope} from '../storage.ts';
import {query, type Operation, type Value} from './operation.ts';
import {afterPrefix, subtree} from './within.ts';

/** Sums of the counts kept with the writes; one statement, so that levels and orders belong to the same moment. */
export function* count({areaPrefix, institutionCode, from, to}: CountScope): Operation<Counts> {
  const conditions: string[] = [];
  const values: Value[] = [];
  const only = (condition: string, ...bound: Value[]) => {
    conditions.push(condition);
    values.push(...bound);
  };
  if (areaPrefix !== undefined) only('area_code >= ? AND area_code < ?', areaPrefix, afterPrefix(areaPrefix));
  if (institutionCode !== undefined) only('institution_code IN (SELECT code FROM subtree)');
  if (from !== undefined) only('day >= ?', from);
  if (to !== undefined) only('day <= ?', to);
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';

  const rows = yield* query<{what: string; source: string; total: number}>(
    `${institutionCode === undefined ? '' : `WITH RECURSIVE ${subtree}`}
      SELECT level AS what, source, CAST(sum(count) AS bigint) AS total FROM rating_count ${where} GROUP BY level, source
      UNION ALL
      SELECT 'orders', '', CAST(coalesce(sum(count), 0) AS bigint) FROM order_count ${where}`,
    [...(institutionCode === undefined ? [] : [institutionCode]), ...values, ...values],
  );
  const total = (what: string, source: string) =>
    rows.find(row => row.what === what && row.source === source)?.total ?? 0;
  return {
    levels: levels.map(level => ({level, active: total(level, 'active'), default: total(level, 'default')})),
    orders: total('orders', ''),
  };
}

/** Compares the kept counts with the rows they count, per day, institution, area, level and source, at one moment. */
export function* recount(): Operation<CountDifference[]> {
  const rows = yield* query<{
    day: string;
    institution_code: string;
    what: CountDifference['what'];
    kept: number;
    recounted: number;
  }>(
    `SELECT day, institution_code, what, CAST(sum(kept) AS bigint) AS kept, CAST(sum(found) AS bigint) AS recounted
      FROM (
        SELECT day, institution_code, area_code, level AS what, source, count AS kept, 0 AS found FROM rating_count
        UNION ALL SELECT day, institution_code, area_code, level,
          CASE WHEN voided_at IS NULL THEN 'active' ELSE 'voided' END, 0, 1 FROM rating
        UNION ALL SELECT day, institution_code, area_code, level, 'default', 0, 1 FROM default_rating
          WHERE replaced_by IS NULL
        UNION ALL SELECT day, institution_code, area_code, 'orders', '', count, 0 FROM order_count
        UNION ALL SELECT rating.day, rating.institution_code, rating.area_code, 'orders', '', 0, 1
          FROM work_order JOIN rating ON rating.rating_id = work_order.rating_id
      ) AS entry
      GROUP BY day, institution_code, area_code, what, source
      HAVING sum(kept) <> sum(found)
      ORDER BY day, institution_code, what`,
    [],
  );
  return rows.map(({day, institution_code: institutionCode, what, kept, recounted}) => {
    return {day, institutionCode, what, kept, recounted};
  });
}
