import {levels} from '@gov-rating/contract';
import type {CountScope} from '../../domain/statistics/count-scope.ts';
import type {CountDifference, LevelTotals} from '../../domain/statistics/statistics-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {bigint, computed, derived, pick, select, text} from '../engine/table.ts';
import {facetCount, orderCount, ratingCount} from '../schema/counts.ts';
import {defaultRating, type RatingTable} from '../schema/default-rating.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {workOrder} from '../schema/work-order.ts';
import {facetKey, facets, orderKey, ratingKey, ratingKeys} from './count-keys.ts';
import {scopeSql} from './scope-condition.ts';

const totals = select({
  what: computed(`${ratingCount.level}`, text('what')),
  source: computed(`${ratingCount.source}`, text('source')),
  total: computed(`CAST(sum(${ratingCount.count}) AS bigint)`, bigint('total')),
});

/** Sums of the counts kept with the writes; one statement, so that levels and orders belong to the same moment. */
export function* count(scope: CountScope): Operation<LevelTotals> {
  const ratings = scopeSql(ratingCount, scope);
  const orders = scopeSql(orderCount, scope);
  const rows = yield* query(
    `${ratings.head}
      SELECT ${totals} FROM ${ratingCount} ${ratings.where} GROUP BY ${ratingCount.level}, ${ratingCount.source}
      UNION ALL
      SELECT 'orders', '', CAST(coalesce(sum(${orderCount.count}), 0) AS bigint) FROM ${orderCount} ${orders.where}`,
    [...ratings.headValues, ...ratings.values, ...orders.values],
  );
  const found = rows.map(totals.read);
  const total = (what: string, source: string) =>
    found.find(row => row.what === what && row.source === source)?.total ?? 0;
  return {
    levels: levels.map(level => ({level, active: total(level, 'active'), default: total(level, 'default')})),
    orders: total('orders', ''),
  };
}

const voidedOrActive = `CASE WHEN ${rating.voidedAt} IS NULL THEN 'active' ELSE 'voided' END`;
const inForce = `${defaultRating.replacedBy} IS NULL`;

/** Every row of a table of ratings under the keys by which it is counted. */
const rawRatings = (table: RatingTable, source: string, only: string): string[] => [
  `SELECT 'rating', '', ${ratingKey(table, source)}, 0, 1 FROM ${table} WHERE ${only}`,
  ...facets(table).map(
    facet => `SELECT ${facetKey(table, facet, source)}, 0, 1
      FROM ${table} JOIN ${service} ON ${service.serviceId} = ${table.serviceId} ${facet.join}
      WHERE ${only} AND ${facet.only}`,
  ),
];

const {institutionCode, day, areaCode, itemCode, channel, state, dueAt} = orderKey;

/** Every raw row under the keys by which it is counted. */
const rawRows = [
  ...rawRatings(rating, voidedOrActive, 'true'),
  ...rawRatings(defaultRating, `'default'`, inForce),
  `SELECT 'order', ${itemCode}, ${institutionCode}, ${day}, ${channel}, ${state}, '', CAST(${dueAt} AS text), ${areaCode}, 0, 1
    FROM ${rating} JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
    JOIN ${service} ON ${service.serviceId} = ${rating.serviceId}`,
];

/** A kept count of ratings, and the same number of raw rows as 0; the columns of all that are compared. */
const kept = {
  facet: computed(`'rating'`, text('facet')),
  value: computed(`''`, facetCount.value),
  ...pick(ratingCount, ...ratingKeys),
  kept: ratingCount.count,
  found: computed('0', ratingCount.count),
};
const entry = derived('entry', kept);
const entryKey = [entry.facet, entry.value, ...Object.values(pick(entry, ...ratingKeys))].join(', ');
const compared = select({
  ...pick(entry, 'day', 'institutionCode', 'facet', 'value', 'level'),
  stored: computed(`CAST(sum(${entry.kept}) AS bigint)`, entry.kept),
  recounted: computed(`CAST(sum(${entry.found}) AS bigint)`, entry.found),
});

/** The columns of {@link kept} from the counts by facet and from those of orders. */
const keptFacets = [...Object.values(pick(facetCount, 'facet', 'value', ...ratingKeys)), facetCount.count, 0].join(
  ', ',
);
const keptOrders = [
  `'order'`,
  ...Object.values(pick(orderCount, 'itemCode', 'institutionCode', 'day', 'channel', 'state')),
  `'', CAST(${orderCount.dueAt} AS text)`,
  ...Object.values(pick(orderCount, 'areaCode', 'count')),
  0,
].join(', ');

/** Compares the kept counts with the rows they count, each under its whole key, at one moment. */
export function* recount(): Operation<CountDifference[]> {
  const rows = yield* query(
    `SELECT ${compared} FROM (
        SELECT ${select(kept)} FROM ${ratingCount}
        UNION ALL SELECT ${keptFacets} FROM ${facetCount}
        UNION ALL SELECT ${keptOrders} FROM ${orderCount}
        UNION ALL ${rawRows.join(' UNION ALL ')}
      ) AS ${entry}
      GROUP BY ${entryKey}
      HAVING sum(${entry.kept}) <> sum(${entry.found})
      ORDER BY ${entry.day}, ${entry.institutionCode}, ${entry.facet}, ${entry.value}, ${entry.level}`,
    [],
  );
  return rows.map(compared.read).map(({facet, value, level, ...difference}) => ({
    ...difference,
    what: facet === 'rating' ? level : [facet, value, level].filter(word => word !== '').join(' '),
  }));
}
