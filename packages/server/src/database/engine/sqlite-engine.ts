import BetterSqlite, {type Database, type Statement as Prepared} from 'better-sqlite3';
import {UniqueViolation, type Engine, type SharedWrite} from './engine.ts';
import {groupCommit} from './group-commit.ts';
import type {Row, Value} from './operation.ts';
import {sqliteStatements, type RunStatement} from './sqlite-statements.ts';

/** About ten milliseconds of work; ratings that arrive meanwhile wait for it. */
const batchSize = 2000;

/** Runs statements on a database and prepares each text once. */
export function preparing(database: Database): RunStatement {
  const prepared = new Map<string, Prepared>();
  return (sql, values: readonly Value[]) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    if (statement.reader) return statement.all(...values) as Row[];
    statement.run(...values);
    return [];
  };
}

/** Runs operations over one SQLite file; writers that come together share a commit. */
export function sqliteEngine(database: Database): Engine {
  const commits = groupCommit(database);
  const {answer, run} = sqliteStatements(preparing(database));

  const withUniqueViolation = async <R>(write: () => Promise<R>): Promise<R> => {
    if (!database.open) throw new Error('The storage is closed.');
    try {
      return await write();
    } catch (error) {
      throw isUniqueViolation(error) ? new UniqueViolation('A unique value is in use.', {cause: error}) : error;
    }
  };

  return {
    batchSize,
    read: async operation => run(operation),
    write: operation => withUniqueViolation(() => commits.write(() => run(operation()))),
    shared<T, R>({statements, results}: SharedWrite<T, R>) {
      const share = commits.shared((items: readonly T[]) => results(items, statements(items).map(answer)));
      return (item: T) => withUniqueViolation(() => share(item));
    },
    async close() {
      commits.flush();
      database.close();
    },
  };
}

function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof BetterSqlite.SqliteError)) return false;
  return error.code === 'SQLITE_CONSTRAINT_UNIQUE' || error.code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}
