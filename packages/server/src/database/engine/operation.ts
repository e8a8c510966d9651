/** What can be bound to a placeholder, and what comes back in a column. */
export type Value = string | number | null;

/** A row as the database returned it, by column name. */
export type Row = Readonly<Record<string, Value>>;

/**
 * Placeholder for the number of a counter shard, which the engine fills in. A counter is spread over several rows, so
 * that not all writers wait for the same one.
 */
export const counterShard = Symbol('slot');

/** The type of a column of input rows. */
export type InputType = 'text' | 'moment' | 'day' | 'number';

/** Rows that come with a statement, so that one statement does for many what it does for one. */
export interface InputTable {
  readonly columns: Readonly<Record<string, InputType>>;
  /** A value for each column. */
  readonly rows: readonly (readonly Value[])[];
}

/**
 * One SQL statement in the common subset of SQLite and PostgreSQL. Every value is bound to a `?`; the text has no other
 * question mark.
 */
export interface Statement {
  readonly sql: string;
  readonly params: readonly (Value | typeof counterShard)[];
  /**
   * Rows that the statement reads as the table `input`. Join it first, with CROSS JOIN, so that both databases start
   * from it.
   */
  readonly input?: InputTable;
  /** Set on what PostgreSQL alone needs, such as locks: SQLite has one writer at a time and answers no rows. */
  readonly only?: 'postgresql';
  /**
   * Locks the rows of a query until the operation ends, and skips rows that others have locked (`FOR UPDATE SKIP
   * LOCKED`). SQLite has one writer at a time, so no row is locked there.
   */
  readonly skipLocked?: true;
}

/**
 * What the storage does, written once for both databases: a generator that yields statements which do not need each
 * other's results, receives the rows of each, and returns the result. The engine decides about connections,
 * transactions and waiting.
 */
export type Operation<R> = Generator<readonly Statement[], R, readonly (readonly Row[])[]>;

/** Runs several statements, in order but in one go. */
export function* batch(statements: readonly Statement[]): Operation<void> {
  yield statements;
}

/** Runs one statement and returns its rows, of which the caller knows the shape. */
export function* query<R extends object>(sql: string, params: readonly Value[]): Operation<readonly R[]> {
  const [rows = []] = yield [{sql, params}];
  return rows as readonly R[];
}

/** Locks and returns rows that no other caller has locked, until the operation ends. */
export function* queryUnlocked<R extends object>(sql: string, params: readonly Value[]): Operation<readonly R[]> {
  const [rows = []] = yield [{sql, params, skipLocked: true}];
  return rows as readonly R[];
}

/** Locks rows until the operation ends. What they say is read after that, by another statement. */
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
