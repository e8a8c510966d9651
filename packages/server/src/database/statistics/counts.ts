import {levels} from '@gov-rating/contract';
import type {CountScope} from '../../domain/statistics/count-scope.ts';
import type {CountDifference, LevelTotals} from '../../domain/statistics/statistics-storage.ts';
import {query, type Operation} from '../engine/operation.ts';
import {bigint, computed, derived, pick, select, text, type Column} from '../engine/table.ts';
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

/** Sums of the stored counts, read in one statement, so that levels and orders are of the same moment. */
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

/** A condition about the day of a row, for all months or for one. */
type DayCondition = (day: Column<string>) => string;

/** Every row of a table of ratings under the keys by which it is counted. */
const rawRatings = (table: RatingTable, source: string, only: string, during: DayCondition): string[] => [
  `SELECT 'rating', '', ${ratingKey(table, source)}, 0, 1 FROM ${table} WHERE ${only} AND ${during(table.day)}`,
  ...facets(table).map(
    facet => `SELECT ${facetKey(table, facet, source)}, 0, 1
      FROM ${table} JOIN ${service} ON ${service.serviceId} = ${table.serviceId} ${facet.join}
      WHERE ${only} AND ${facet.only} AND ${during(table.day)}`,
  ),
];

const {institutionCode, day, areaCode, itemCode, channel, state, dueAt} = orderKey;

/** Every raw row under the keys by which it is counted. */
const rawRows = (during: DayCondition) => [
  ...rawRatings(rating, voidedOrActive, 'true', during),
  ...rawRatings(defaultRating, `'default'`, inForce, during),
  `SELECT 'order', ${itemCode}, ${institutionCode}, ${day}, ${channel}, ${state}, '', CAST(${dueAt} AS text), ${areaCode}, 0, 1
    FROM ${rating} JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
    JOIN ${service} ON ${service.serviceId} = ${rating.serviceId} WHERE ${during(rating.day)}`,
];

/** A stored count of ratings beside 0 raw rows: the columns of everything that is compared. */
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

/** The statement that compares the counts of all months, or of the days between two. */
function comparison(during: DayCondition): string {
  return `SELECT ${compared} FROM (
      SELECT ${select(kept)} FROM ${ratingCount} WHERE ${during(ratingCount.day)}
      UNION ALL SELECT ${keptFacets} FROM ${facetCount} WHERE ${during(facetCount.day)}
      UNION ALL SELECT ${keptOrders} FROM ${orderCount} WHERE ${during(orderCount.day)}
      UNION ALL ${rawRows(during).join(' UNION ALL ')}
    ) AS ${entry}
    GROUP BY ${entryKey}
    HAVING sum(${entry.kept}) <> sum(${entry.found})
    ORDER BY ${entry.day}, ${entry.institutionCode}, ${entry.facet}, ${entry.value}, ${entry.level}`;
}

const ofAllMonths = comparison(() => 'true');
const ofOneMonth = comparison(column => `${column} >= ? AND ${column} <= ?`);

/**
 * Compares the stored counts with the rows that they count, each under its complete key, at one moment: of a month such as
 * `2026-11`, or of all.
 */
export function* recount(month?: string): Operation<CountDifference[]> {
  const rows =
    month === undefined
      ? yield* query(ofAllMonths, [])
      : yield* query(
          ofOneMonth,
          Array.from({length: ofOneMonth.split('?').length - 1}, (_, place) => daysOf(month)[place % 2] ?? ''),
        );
  return rows.map(compared.read).map(({facet, value, level, ...difference}) => ({
    ...difference,
    what: facet === 'rating' ? level : [facet, value, level].filter(word => word !== '').join(' '),
  }));
}

/** The first and the last day of a month. */
function daysOf(month: string): readonly [string, string] {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return [`${month}-01`, `${month}-${days}`];
}

const monthOf = (column: Column<string>) => computed(`substr(CAST(${column} AS text), 1, 7)`, text('month'));

/** The months in which anything was rated or is counted, oldest first. */
export function* countedMonths(): Operation<string[]> {
  const days = [rating.day, defaultRating.day, ratingCount.day, facetCount.day, orderCount.day];
  const tables = [rating, defaultRating, ratingCount, facetCount, orderCount];
  const months = days.map((column, place) => `SELECT ${select({month: monthOf(column)})} FROM ${tables[place]}`);
  const found = select({month: text('month')});
  // UNION without ALL joins what is equal.
  const rows = yield* query(`${months.join(' UNION ')} ORDER BY month`, []);
  return rows.map(found.read).map(({month}) => month);
}
