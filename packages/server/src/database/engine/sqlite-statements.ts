import {counterShard, type InputTable, type Operation, type Row, type Statement, type Value} from './operation.ts';

/** How a SQLite driver runs one statement: synchronously, returning its rows, if any. */
export type RunStatement = (sql: string, values: readonly Value[]) => readonly Row[];

/** There is one writer at a time, so a count needs one row only. */
const onlyShard = 0;

/** Runs statements and operations over any SQLite driver; statements that only PostgreSQL needs are skipped. */
export function sqliteStatements(runStatement: RunStatement) {
  const texts = new Map<string, string>();
  const answer = ({sql, params, only, input}: Statement): readonly Row[] => {
    if (only !== undefined) return [];
    const values = params.map(value => (value === counterShard ? onlyShard : value));
    if (!input) return runStatement(sql, values);
    const text = texts.get(sql) ?? `${tableOf(input)}${sql}`;
    texts.set(sql, text);
    return runStatement(text, [JSON.stringify(input.rows), ...values]);
  };

  return {
    answer,
    run<R>(operation: Operation<R>): R {
      let step = operation.next();
      while (!step.done) step = operation.next(step.value.map(answer));
      return step.value;
    },
  };
}

/** The rows are one value, so that the text of a statement is the same for any number of them. */
function tableOf({columns}: InputTable): string {
  const values = Object.keys(columns).map((name, place) => `value ->> ${place} AS ${name}`);
  return `WITH input AS (SELECT ${values.join(', ')} FROM json_each(?)) `;
}
