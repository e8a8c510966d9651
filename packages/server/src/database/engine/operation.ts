/** What can be bound to a placeholder, and what comes back in a column. */
export type Value = string | number | null;

/** A row as the database returned it, by column name. */
export type Row = Readonly<Record<string, Value>>;

/**
 * A parameter that the engine replaces with a number: into which of several rows a count goes, so that not all writers
 * wait for the same row.
 */
export const counterShard = Symbol('slot');

/** What a column of given rows holds. */
export type InputType = 'text' | 'moment' | 'day' | 'number';

/** Rows that come with a statement, so that one statement does for many what it does for one. */
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
   * What the statement reads as the table `input`, one row for each. Joined with CROSS JOIN, it comes first, so that
   * both databases start from it.
   */
  readonly input?: InputTable;
  /** Set on what PostgreSQL alone needs, such as locks: SQLite has one writer at a time and answers no rows. */
  readonly only?: 'postgresql';
  /**
   * Set on a query for rows to work on: they are the caller's until the operation ends, and those that somebody else
   * works on are left out. SQLite has one writer at a time, so all are free there.
   */
  readonly skipLocked?: true;
}

/**
 * What the storage does, said once for both databases: yields statements that do not need each other's answers, is
 * given the rows of each, and returns the result. Who runs it decides about connections, transactions and waiting.
 */
export type Operation<R> = Generator<readonly Statement[], R, readonly (readonly Row[])[]>;

/** Runs several statements, in order but in one go. */
export function* batch(statements: readonly Statement[]): Operation<void> {
  yield statements;
}

/** Runs one statement and returns its rows, of which the caller knows the shape. */
export function* query<R extends object = Row>(sql: string, params: readonly Value[]): Operation<readonly R[]> {
  const [rows = []] = yield [{sql, params}];
  return rows as readonly R[];
}

/** Takes rows to work on that nobody else works on; they are locked until the operation ends. */
export function* queryUnlocked<R extends object = Row>(sql: string, params: readonly Value[]): Operation<readonly R[]> {
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
