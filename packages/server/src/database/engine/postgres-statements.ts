import type {QueryConfig} from 'pg';
import {
  counterShard,
  plannedForValues,
  unlocked,
  type InputTable,
  type InputType,
  type Statement,
  type Value,
} from './operation.ts';

/** What is sent to PostgreSQL for a statement. */
export type PostgresQuery = QueryConfig<(Value | readonly Value[])[]>;

/** What {@link unlocked} writes. */
const claims = /\/\* unlocked (\w*) \*\//g;

/**
 * Converts statements for PostgreSQL: `?` becomes `$1`, `$2` and so on, once per text, where `prepared` is set under a
 * name by which each connection prepares it once, unless it says that it is planned for its values. The number of
 * different texts is that of the source, so the table stays small.
 */
export function statementNames({
  prepared,
}: {
  readonly prepared: boolean;
}): (statement: Statement, shardNumber: number) => PostgresQuery {
  const known = new Map<string, {readonly name?: string; readonly text: string}>();
  return ({sql: common, params, skipLocked, input}, shardNumber) => {
    const sql = skipLocked ? `${common} ${unlocked()}` : common;
    let entry = known.get(sql);
    if (!entry) {
      let place = 0;
      const claiming = sql.replaceAll(claims, (_, of: string) => `FOR UPDATE${of && ` OF ${of}`} SKIP LOCKED`);
      const ofRest = claiming.replaceAll('/* rest */', '_rest');
      const text = `${input ? tableOf(input) : ''}${ofRest}`.replaceAll('?', () => `$${++place}`);
      entry = {...(prepared && !text.includes(plannedForValues) ? {name: `s${known.size + 1}`} : {}), text};
      known.set(sql, entry);
    }
    const values = params.map(value => (value === counterShard ? shardNumber : value));
    return {...entry, values: input ? [...columnsOf(input), ...values] : values};
  };
}

const types: Readonly<Record<InputType, string>> = {text: 'text', moment: 'timestamptz', day: 'date', number: 'bigint'};

/** A column is an array, so that the text of a statement is the same for any number of rows. */
function tableOf({columns}: InputTable): string {
  const arrays = Object.values(columns).map(type => `CAST(? AS ${types[type]}[])`);
  return `WITH input AS (SELECT * FROM unnest(${arrays.join(', ')}) AS input (${Object.keys(columns).join(', ')})) `;
}

const columnsOf = ({columns, rows}: InputTable) =>
  Object.keys(columns).map((_, place) => rows.map(row => row[place] ?? null));
