import type {Database, PreparedStatement, Sqlite3Static} from '@sqlite.org/sqlite-wasm';
import {UniqueViolation, type Engine, type SharedRead, type SharedWrite} from './engine.ts';
import type {Row, Value} from './operation.ts';
import {sqliteStatements, type RunStatement} from './sqlite-statements.ts';

let loading: Promise<Sqlite3Static> | undefined;

/** What `migrate` makes, kept as a database to copy from: its statements take forty times as long as a copy. */
const templates = new WeakMap<Migrate, Database>();

/** Makes the tables of an empty database. */
type Migrate = (run: RunStatement) => void;

/**
 * Opens an empty in-memory database with SQLite as WebAssembly, in Node or in a browser tab. `migrate` makes its
 * tables, once for all databases of a process.
 */
export async function wasmEngine(migrate: Migrate): Promise<Engine> {
  const sqlite = await (loading ??= load());
  const database = new sqlite.oo1.DB(':memory:');
  copyInto(sqlite, database, templateOf(sqlite, migrate));
  const prepared = new Map<string, PreparedStatement>();

  const prepare = (sql: string): PreparedStatement => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const runStatement = (sql: string, values: readonly Value[]) => rowsOf(prepare(sql), values);
  const {answer, run} = sqliteStatements(runStatement);

  runStatement('PRAGMA foreign_keys = ON', []);

  /** No other write can come between, because a write is synchronous. */
  const write = <R>(work: () => R): R => {
    runStatement('BEGIN', []);
    try {
      const result = work();
      runStatement('COMMIT', []);
      return result;
    } catch (error) {
      if (isInTransaction(sqlite, database)) runStatement('ROLLBACK', []);
      throw isUniqueViolation(sqlite, error) ? new UniqueViolation('A unique value is in use.', {cause: error}) : error;
    }
  };

  return {
    batchSize: 2000,
    read: async operation => run(operation),
    write: async operation => write(() => run(operation())),
    sharedRead<T, R>({statement, results}: SharedRead<T, R>) {
      return async (item: T) => results([item], answer(statement([item])))[0] as R;
    },
    shared<T, R>({statements, results}: SharedWrite<T, R>) {
      return async (item: T) => write(() => results([item], statements([item]).map(answer))[0] as R);
    },
    checkWrite: async () => void runStatement('SELECT 1', []),
    async close() {
      for (const statement of prepared.values()) statement.finalize();
      prepared.clear();
      database.close();
    },
  };
}

/** Loads the module when it is first needed, so that a server over another database never does. */
async function load(): Promise<Sqlite3Static> {
  const {default: sqlite} = await import('@sqlite.org/sqlite-wasm');
  // The module reads this configuration once. Storage in browser files is switched off; errors are thrown.
  const files = {kvvfs: true, opfs: true, 'opfs-vfs': true, 'opfs-sahpool': true, 'opfs-wl': true};
  Object.assign(globalThis, {sqlite3ApiConfig: {warn: () => undefined, disable: {vfs: files}}});
  return sqlite();
}

function templateOf(sqlite: Sqlite3Static, migrate: Migrate): Database {
  const known = templates.get(migrate);
  if (known) return known;
  const made = new sqlite.oo1.DB(':memory:');
  migrate((sql, values) => {
    const statement = made.prepare(sql);
    try {
      return rowsOf(statement, values);
    } finally {
      statement.finalize();
    }
  });
  templates.set(migrate, made);
  return made;
}

/** Copies all pages of one database into an empty one. */
function copyInto({capi}: Sqlite3Static, empty: Database, from: Database): void {
  const backup = capi.sqlite3_backup_init(empty, 'main', from, 'main');
  const outcome = capi.sqlite3_backup_step(backup, -1);
  capi.sqlite3_backup_finish(backup);
  if (outcome !== capi.SQLITE_DONE) throw new Error(`A database in memory could not be made: ${outcome}.`);
}

function rowsOf(statement: PreparedStatement, values: readonly Value[]): readonly Row[] {
  const rows: Row[] = [];
  try {
    if (values.length > 0) statement.bind([...values]);
    while (statement.step()) rows.push(statement.get({}) as Row);
  } finally {
    statement.reset();
  }
  return rows;
}

const isInTransaction = ({capi}: Sqlite3Static, database: Database) => capi.sqlite3_get_autocommit(database) === 0;

function isUniqueViolation({capi}: Sqlite3Static, error: unknown): boolean {
  const code = (error as {resultCode?: number}).resultCode;
  return code === capi.SQLITE_CONSTRAINT_UNIQUE || code === capi.SQLITE_CONSTRAINT_PRIMARYKEY;
}
