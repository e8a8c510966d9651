import type {CountScope} from '../storage.ts';
import type {Value} from './operation.ts';
import {afterPrefix, subtree} from './within.ts';

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

/** The counts of a scope, in any table that carries institution, area and day. */
export function scopeSql({areaPrefix, institutionCode, from, to}: CountScope, ...more: readonly Condition[]): ScopeSql {
  const conditions: Condition[] = [...more];
  if (areaPrefix !== undefined)
    conditions.push(['area_code >= ? AND area_code < ?', areaPrefix, afterPrefix(areaPrefix)]);
  if (institutionCode !== undefined) conditions.push(['institution_code IN (SELECT code FROM subtree)']);
  if (from !== undefined) conditions.push(['day >= ?', from]);
  if (to !== undefined) conditions.push(['day <= ?', to]);
  return {
    head: institutionCode === undefined ? '' : `WITH RECURSIVE ${subtree}`,
    headValues: institutionCode === undefined ? [] : [institutionCode],
    where: conditions.length > 0 ? `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}` : '',
    values: conditions.flatMap(([, ...values]) => values),
  };
}
