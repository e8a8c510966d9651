import type {CountScope} from '../../domain/statistics/count-scope.ts';
import {plannedForValues, type Value} from '../engine/operation.ts';
import {columnsOf, computed, derived, select, text} from '../engine/table.ts';
import {afterPrefix, subtree} from '../institutions/institution-scope.ts';
import {itemOfPoints, ratingCount, type facetCount, type orderCount} from '../schema/counts.ts';

/** A table of counts. */
export type CountTable = typeof ratingCount | typeof facetCount | typeof orderCount;

/** A scope as SQL: what comes before the SELECT, what follows WHERE, and what is bound in each. */
export interface ScopeSql {
  readonly head: string;
  readonly headValues: readonly Value[];
  /** The conditions, if there are any, and that they are planned for their values. */
  readonly where: string;
  readonly values: readonly Value[];
}

/** One more condition, with what is bound in it. */
export type Condition = readonly [sql: string, ...values: Value[]];

/** Which month of which institution in which area. */
const monthOf = ({institutionCode, areaCode, day}: CountTable) => ({
  institutionCode,
  areaCode,
  month: computed(`substr(CAST(${day} AS text), 1, 7)`, text('month')),
});
const openMonth = derived('open_month', monthOf(ratingCount));

const openMonthOfLimited = derived('open_month_of_limited', monthOf(ratingCount));

/** A common table of the months of institutions with enough ratings, or without any given rating. */
const openMonths = (where: string, name = openMonth) => `${name} AS (
  SELECT ${select(monthOf(ratingCount))} FROM ${ratingCount} ${where} GROUP BY 1, 2, 3
  HAVING sum(CASE WHEN ${ratingCount.source} = 'default' THEN 0 ELSE ${ratingCount.count} END) NOT BETWEEN 1 AND ?)`;

/** The counts of a scope in a table of counts. */
export function scopeSql(table: CountTable, scope: CountScope, ...more: readonly Condition[]): ScopeSql {
  const {institutionCode, minimumRatings, limited, subject = 'service'} = scope;
  const conditions = conditionsOf(table, scope);
  const tables: Condition[] = institutionCode === undefined ? [] : [[subtree, institutionCode]];
  if (minimumRatings !== undefined) {
    const rated = conditionsOf(ratingCount, scope);
    tables.push([openMonths(whereOf(rated)), ...valuesOf(rated), minimumRatings - 1]);
    conditions.push([`(${listOf(monthOf(table))}) IN (SELECT ${listOf(columnsOf(openMonth))} FROM ${openMonth})`]);
  }
  if (limited !== undefined) {
    const others = `${table.institutionCode} <> ?`;
    const {institutionCode: code, months, minimumRatings: minimum} = limited;
    if (months === undefined) conditions.push([others, code]);
    else {
      const rated: Condition[] = [
        [`${ratingCount.institutionCode} = ?`, code],
        ...conditionsOf(ratingCount, {...months, subject}),
      ];
      tables.push([openMonths(whereOf(rated), openMonthOfLimited), ...valuesOf(rated), minimum - 1]);
      const open = `SELECT ${listOf(columnsOf(openMonthOfLimited))} FROM ${openMonthOfLimited}`;
      conditions.push([`(${others} OR (${listOf(monthOf(table))}) IN (${open}))`, code]);
    }
  }
  const all = [...more, ...conditions];
  return {
    head: tables.length > 0 ? `WITH RECURSIVE ${tables.map(([sql]) => sql).join(', ')}` : '',
    headValues: valuesOf(tables),
    where: `${whereOf(all)} ${plannedForValues}`,
    values: valuesOf(all),
  };
}

function conditionsOf(table: CountTable, scope: CountScope): Condition[] {
  const {areaCode, institutionCode, day} = table;
  const {areaPrefix, from, to, subject} = scope;
  const isOfPoint = 'about' in table ? [table.about, 'point'] : [table.itemCode, itemOfPoints];
  return [
    [isOfPoint.join(subject === 'point' ? ` = '` : ` <> '`) + `'`],
    ...(areaPrefix === undefined
      ? []
      : [[`${areaCode} >= ? AND ${areaCode} < ?`, areaPrefix, afterPrefix(areaPrefix)] as const]),
    ...(scope.institutionCode === undefined ? [] : [[`${institutionCode} IN (SELECT code FROM subtree)`] as const]),
    ...(from === undefined ? [] : [[`${day} >= ?`, from] as const]),
    ...(to === undefined ? [] : [[`${day} <= ?`, to] as const]),
  ];
}

const listOf = (columns: Readonly<Record<string, unknown>>): string => Object.values(columns).join(', ');

const whereOf = (conditions: readonly Condition[]): string =>
  conditions.length > 0 ? `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}` : '';

const valuesOf = (conditions: readonly Condition[]): Value[] => conditions.flatMap(([, ...values]) => values);
