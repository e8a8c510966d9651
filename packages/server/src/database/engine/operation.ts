/** What can be bound to a placeholder, and what comes back in a column. */
export type Value = string | number | null;

/** A row as the database returned it, by column name. */
export type Row = Readonly<Record<string, Value>>;

/**
 * A parameter that the engine replaces with the number of a counter shard. A count is split over several rows, one per
 * shard, so that not all writers wait for the same row.
 */
export const counterShard = Symbol('counter shard');

/** The type of a column of input rows. */
export type InputType = 'text' | 'moment' | 'day' | 'number';

/** Rows passed with a statement, so that one statement works on many rows. */
export interface InputTable {
  readonly columns: Readonly<Record<string, InputType>>;
  /** A value for each column. */
  readonly rows: readonly (readonly Value[])[];
}

/**
 * One SQL statement in what SQLite and PostgreSQL have in common, every value bound to a `?`; the text itself has no
 * other question mark.
 */
export interface Statement {
  readonly sql: string;
  readonly params: readonly (Value | typeof counterShard)[];
  /**
   * The rows that the statement reads as the table `input`. It comes first, joined with CROSS JOIN, so that both
   * databases start from it.
   */
  readonly input?: InputTable;
  /**
   * Set on statements that only PostgreSQL needs, such as locks; SQLite, which has one writer at a time, skips them and
   * returns no rows.
   */
  readonly only?: 'postgresql';
  /**
   * Set on a query that claims rows: they are locked until the operation ends, and rows locked by others are left out
   * (SKIP LOCKED). SQLite has one writer at a time, so there all rows are free.
   */
  readonly skipLocked?: true;
}

/**
 * An operation of the storage, written once for both databases: a generator that yields statements that do not depend
 * on each other's results, receives the rows of each, and returns the result. The engine decides about connections,
 * transactions and waiting.
 */
export type Operation<R> = Generator<readonly Statement[], R, readonly (readonly Row[])[]>;

/** Runs several statements in order, in one round trip. */
export function* batch(statements: readonly Statement[]): Operation<void> {
  yield statements;
}

/** Runs one statement and returns its rows; the caller knows their shape. */
export function* query<R extends object = Row>(sql: string, params: readonly Value[]): Operation<readonly R[]> {
  const [rows = []] = yield [{sql, params}];
  return rows as readonly R[];
}

/** Claims rows that no other operation has locked; they are locked until the operation ends. */
export function* queryUnlocked<R extends object = Row>(sql: string, params: readonly Value[]): Operation<readonly R[]> {
  const [rows = []] = yield [{sql, params, skipLocked: true}];
  return rows as readonly R[];
}

/**
 * Behind the LIMIT of a query inside a statement: claims its rows in PostgreSQL as {@link queryUnlocked} does, so that
 * two processes never take the same. `of` names the table whose rows are claimed where the query joins others.
 */
export const unlocked = (of = ''): string => `/* unlocked ${of} */`;

/**
 * Before a query that reads as many rows as its values say, such as the sums of an area: PostgreSQL plans it for them
 * each time. A plan made once for all values took fifteen times as long.
 */
export const plannedForValues = '/* planned for its values */';

/**
 * A table in FROM, or behind DELETE FROM, that PostgreSQL keeps by month: of it only the rows that belong to no month,
 * because months are dropped as a whole. SQLite has no months, so there it is all rows.
 */
export const rest = (table: {readonly toString: () => string}): string => `${table}/* rest */ AS ${table}`;

/**
 * Takes a lock of PostgreSQL until the operation ends, for work that one process does at a time. False when another
 * operation has it: that one does the work, and nobody waits for it.
 */
export function* claimWork(key: number): Operation<boolean> {
  const sql = `SELECT CASE WHEN pg_try_advisory_xact_lock(${key}) THEN 1 ELSE 0 END AS free`;
  const [[row] = []] = yield [{sql, params: [], only: 'postgresql'}];
  return row?.['free'] !== 0;
}

/** Locks rows until the operation ends. Their values are read afterwards by another statement. */
export function* lock(sql: string, params: readonly Value[] = []): Operation<void> {
  yield [{sql, params, only: 'postgresql'}];
}

/** Key of the PostgreSQL advisory locks that counter shards are locked with; the second key is the number of the shard. */
export const counterShardLock = 725_196_801;

/**
 * Locks one counter shard until the transaction ends. Every transaction that changes counters takes it first, so that no
 * two transactions wait for each other's counters.
 */
export const lockCounterShard: Statement = {
  sql: `SELECT pg_advisory_xact_lock(${counterShardLock}, ?)`,
  params: [counterShard],
  only: 'postgresql',
};
