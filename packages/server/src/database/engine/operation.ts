/** What can be bound to a placeholder, and what comes back in a column. */
export type Value = string | number | null;

/** A row as the database returned it, by column name. */
export type Row = Readonly<Record<string, Value>>;

/**
 * Stands for a number that whoever runs the statement fills in: into which of several rows a count goes, so that not all
 * writers wait for the same one.
 */
export const slot = Symbol('slot');

/** What a column of given rows holds. */
export type GivenType = 'text' | 'moment' | 'day' | 'number';

/** Rows that come with a statement, so that one statement does for many what it does for one. */
export interface Given {
  readonly columns: Readonly<Record<string, GivenType>>;
  /** A value for each column. */
  readonly rows: readonly (readonly Value[])[];
}

/**
 * One SQL statement in what SQLite and PostgreSQL have in common, every value bound to a `?`; the text itself has no
 * other question mark.
 */
export interface Statement {
  readonly sql: string;
  readonly params: readonly (Value | typeof slot)[];
  /**
   * What the statement reads as the table `given`, one row for each. Joined with CROSS JOIN, it stands first, so that
   * both databases start from it.
   */
  readonly given?: Given;
  /** Set on what PostgreSQL alone needs, such as locks: SQLite has one writer at a time and answers no rows. */
  readonly only?: 'postgresql';
  /**
   * Set on a query for rows to work on: they are the caller's until the operation ends, and those that somebody else
   * works on are left out. SQLite has one writer at a time, so all are free there.
   */
  readonly claim?: true;
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
export function* claim<R extends object = Row>(sql: string, params: readonly Value[]): Operation<readonly R[]> {
  const [rows = []] = yield [{sql, params, claim: true}];
  return rows as readonly R[];
}

/** Locks rows until the operation ends. What they say is read after that, by another statement. */
export function* lock(sql: string, params: readonly Value[] = []): Operation<void> {
  yield [{sql, params, only: 'postgresql'}];
}
