import type {QueryConfig} from 'pg';
import {slot, type Statement, type Value} from './operation.ts';

/**
 * Turns statements into what PostgreSQL takes: `?` becomes `$1`, `$2` and so on, once per text, under a name by which
 * each connection prepares it once. The number of different texts is that of the source, so the table stays small.
 */
export function statementNames(): (statement: Statement, slotNumber: number) => QueryConfig<Value[]> {
  const known = new Map<string, {readonly name: string; readonly text: string}>();
  return ({sql: common, params, claim}, slotNumber) => {
    const sql = claim ? `${common} FOR UPDATE SKIP LOCKED` : common;
    let entry = known.get(sql);
    if (!entry) {
      let place = 0;
      entry = {name: `s${known.size + 1}`, text: sql.replaceAll('?', () => `$${++place}`)};
      known.set(sql, entry);
    }
    return {...entry, values: params.map(value => (value === slot ? slotNumber : value))};
  };
}
