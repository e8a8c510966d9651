import type {CountScope} from '../../domain/statistics/count-scope.ts';
import type {Value} from '../engine/operation.ts';
import {afterPrefix, subtree} from '../institutions/institution-scope.ts';

/** A scope as SQL: what comes before the SELECT, what follows WHERE, and what is bound in each. */
export interface ScopeSql {
  readonly head: string;
  readonly headValues: readonly Value[];
  /** Starts with WHERE, or is empty. */
  readonly where: string;
  readonly values: readonly Value[];
}

/** One more condition, with what is bound in it. */
export type Condition = readonly [sql: string, ...values: Value[]];

/** Which month of which institution in which area. */
const place = 'institution_code, area_code, substr(CAST(day AS text), 1, 7)';

/** A common table of the months of institutions that enough people rated, or that hold nothing given by anybody. */
const openMonths = (where: string) => `open_month (institution_code, area_code, month) AS (
  SELECT ${place} FROM rating_count ${where} GROUP BY 1, 2, 3
  HAVING sum(CASE WHEN source = 'default' THEN 0 ELSE count END) NOT BETWEEN 1 AND ?)`;

/** The counts of a scope, in any table that carries institution, area and day. */
export function scopeSql(scope: CountScope, ...more: readonly Condition[]): ScopeSql {
  const {areaPrefix, institutionCode, from, to, minimumRatings} = scope;
  const conditions: Condition[] = [];
  if (areaPrefix !== undefined)
    conditions.push(['area_code >= ? AND area_code < ?', areaPrefix, afterPrefix(areaPrefix)]);
  if (institutionCode !== undefined) conditions.push(['institution_code IN (SELECT code FROM subtree)']);
  if (from !== undefined) conditions.push(['day >= ?', from]);
  if (to !== undefined) conditions.push(['day <= ?', to]);
  const tables: Condition[] = institutionCode === undefined ? [] : [[subtree, institutionCode]];
  if (minimumRatings !== undefined) {
    tables.push([openMonths(whereOf(conditions)), ...valuesOf(conditions), minimumRatings - 1]);
    conditions.push([`(${place}) IN (SELECT institution_code, area_code, month FROM open_month)`]);
  }
  const all = [...more, ...conditions];
  return {
    head: tables.length > 0 ? `WITH RECURSIVE ${tables.map(([sql]) => sql).join(', ')}` : '',
    headValues: valuesOf(tables),
    where: whereOf(all),
    values: valuesOf(all),
  };
}

const whereOf = (conditions: readonly Condition[]): string =>
  conditions.length > 0 ? `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}` : '';

const valuesOf = (conditions: readonly Condition[]): Value[] => conditions.flatMap(([, ...values]) => values);
