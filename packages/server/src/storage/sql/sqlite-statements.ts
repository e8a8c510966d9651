import {slot, type Operation, type Row, type Statement, type Value} from './operation.ts';

/** How a SQLite driver runs one statement: at once, and with the rows that it answers, if any. */
export type RunStatement = (sql: string, values: readonly Value[]) => readonly Row[];

/** There is one writer at a time, so a count needs one row only. */
const onlySlot = 0;

/** Runs statements and operations over any SQLite driver; what PostgreSQL alone needs is left out. */
export function sqliteStatements(runStatement: RunStatement) {
  const answer = ({sql, params, only}: Statement): readonly Row[] =>
    only === undefined
      ? runStatement(
          sql,
          params.map(value => (value === slot ? onlySlot : value)),
        )
      : [];

  return {
    answer,
    run<R>(operation: Operation<R>): R {
      let step = operation.next();
      while (!step.done) step = operation.next(step.value.map(answer));
      return step.value;
    },
  };
}
