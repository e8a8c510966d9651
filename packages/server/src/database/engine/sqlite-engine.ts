import type {Database, Statement as Prepared} from 'better-sqlite3';
import {openFile} from './open-file.ts';
import {Unavailable, type Engine, type SharedRead, type SharedWrite} from './engine.ts';
import {groupCommit} from './group-commit.ts';
import type {Operation, Row, Value} from './operation.ts';
import {onceUnlocked, sqliteFailure} from './sqlite-failures.ts';
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
  const file = openFile(database);
  const commits = groupCommit(database, file);
  const {answer, run} = sqliteStatements(preparing(database));

  const reporting = async <R>(work: () => Promise<R>): Promise<R> => {
    if (!database.open) throw new Unavailable('later', 'CLOSED');
    try {
      return await work();
    } catch (error) {
      throw sqliteFailure(error);
    }
  };

  /** Waits before a statement that meets a lock, which is rare: a program that writes does not keep readers out. */
  const read = async <R>(operation: Operation<R>): Promise<R> => {
    let step = operation.next();
    while (!step.done) {
      const statements = step.value;
      step = operation.next(await onceUnlocked(() => statements.map(answer)));
    }
    return step.value;
  };

  return {
    batchSize,
    read: operation => reporting(() => read(operation)),
    write: operation => reporting(() => commits.write(() => run(operation()))),
    sharedRead<T, R>({statement, results}: SharedRead<T, R>) {
      const one = async (item: T) => results([item], await onceUnlocked(() => answer(statement([item]))))[0] as R;
      return (item: T) => reporting(() => one(item));
    },
    shared<T, R>({statements, results}: SharedWrite<T, R>) {
      const share = commits.shared((items: readonly T[]) => results(items, statements(items).map(answer)));
      return (item: T) => reporting(() => share(item));
    },
    // The number in the header of the file means nothing; each write of it is a page that must reach the disk.
    checkWrite: () =>
      reporting(async () => {
        file.demandRoom();
        await commits.write(file.mark);
      }),
    async close() {
      if (!database.open) return;
      try {
        file.demand();
      } catch {
        // What closing writes would destroy the file that is there now.
        file.abandon();
        return;
      }
      await commits.finish();
      database.close();
    },
  };
}
