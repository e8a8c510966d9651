import {levels} from '@gov-rating/contract';
import type {CountScope} from '../../domain/statistics/count-scope.ts';
import type {CountDifference, LevelTotals} from '../../domain/statistics/statistics-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {facetKey, facets, orderDue, orderRows, orderState, ratingKey, ratingKeyColumns} from './result-counts.ts';
import {scopeSql} from './scope-condition.ts';

/** Sums of the counts kept with the writes; one statement, so that levels and orders belong to the same moment. */
export function* count(scope: CountScope): Operation<LevelTotals> {
  const {head, headValues, where, values} = scopeSql(scope);
  const rows = yield* query<{what: string; source: string; total: number}>(
    `${head}
      SELECT level AS what, source, CAST(sum(count) AS bigint) AS total FROM rating_count ${where} GROUP BY level, source
      UNION ALL
      SELECT 'orders', '', CAST(coalesce(sum(count), 0) AS bigint) FROM order_count ${where}`,
    [...headValues, ...values, ...values],
  );
  const total = (what: string, source: string) =>
    rows.find(row => row.what === what && row.source === source)?.total ?? 0;
  return {
    levels: levels.map(level => ({level, active: total(level, 'active'), default: total(level, 'default')})),
    orders: total('orders', ''),
  };
}

const voidedOrActive = `CASE WHEN rating.voided_at IS NULL THEN 'active' ELSE 'voided' END`;

const inForce = 'default_rating.replaced_by IS NULL';

/** Every raw row under the keys by which it is counted. */
const rawRows = [
  `SELECT 'rating', '', ${ratingKey('rating', voidedOrActive)}, 0, 1 FROM rating`,
  `SELECT 'rating', '', ${ratingKey('default_rating', `'default'`)}, 0, 1 FROM default_rating WHERE ${inForce}`,
  ...facets('rating').map(
    facet => `SELECT ${facetKey('rating', facet, voidedOrActive)}, 0, 1
      FROM rating JOIN service ON service.service_id = rating.service_id ${facet.join} WHERE ${facet.only}`,
  ),
  ...facets('default_rating').map(
    facet => `SELECT ${facetKey('default_rating', facet, `'default'`)}, 0, 1
      FROM default_rating JOIN service ON service.service_id = default_rating.service_id
      WHERE ${inForce} AND ${facet.only}`,
  ),
  `SELECT 'order', service.item_code, rating.institution_code, rating.day, rating.channel, ${orderState}, '',
    CAST(${orderDue} AS text), rating.area_code, 0, 1 FROM ${orderRows}`,
];

/** Compares the kept counts with the rows they count, each under its whole key, at one moment. */
export function* recount(): Operation<CountDifference[]> {
  const rows = yield* query<{
    day: string;
    institution_code: string;
    facet: string;
    value: string;
    level: string;
    kept: number;
    recounted: number;
  }>(
    `SELECT day, institution_code, facet, value, level,
        CAST(sum(kept) AS bigint) AS kept, CAST(sum(found) AS bigint) AS recounted
      FROM (
        SELECT 'rating' AS facet, '' AS value, ${ratingKeyColumns}, count AS kept, 0 AS found FROM rating_count
        UNION ALL SELECT facet, value, ${ratingKeyColumns}, count, 0 FROM facet_count
        UNION ALL SELECT 'order', item_code, institution_code, day, channel, state, '', CAST(due_at AS text), area_code,
          count, 0 FROM order_count
        UNION ALL ${rawRows.join(' UNION ALL ')}
      ) AS entry
      GROUP BY facet, value, ${ratingKeyColumns}
      HAVING sum(kept) <> sum(found)
      ORDER BY day, institution_code, facet, value, level`,
    [],
  );
  return rows.map(({day, institution_code: institutionCode, facet, value, level, kept, recounted}) => ({
    day,
    institutionCode,
    what: facet === 'rating' ? level : [facet, value, level].filter(word => word !== '').join(' '),
    stored: kept,
    recounted,
  }));
}
