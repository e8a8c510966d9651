import type {Operation, Row, Statement} from './operation.ts';

/** How a database runs operations. */
export interface Engine {
  /**
   * How many rows one statement of a long task may work on: fewer where others wait for it, because it runs in their
   * process or is the only writer.
   */
  readonly batchSize: number;
  /** Runs an operation that only reads, outside of a transaction. */
  read<R>(operation: Operation<R>): Promise<R>;
  /**
   * Like `read`, for a question that many readers ask at once: returns a function for one of them. Several calls may share
   * a statement.
   */
  sharedRead<T, R>(read: SharedRead<T, R>): (item: T) => Promise<R>;
  /** Runs an operation in one transaction; durable when the promise resolves. May run it again. */
  write<R>(operation: () => Operation<R>): Promise<R>;
  /**
   * Like `write`, for work that many writers do at once: returns a function for one of them. Several calls may share a
   * transaction, but one that fails does not undo another.
   */
  shared<T, R>(write: SharedWrite<T, R>): (item: T) => Promise<R>;
  /**
   * Resolves when a small write is durable. Rejects with {@link Unavailable} when the database can be read at most.
   */
  checkWrite(): Promise<void>;
  /** Finishes what was begun, then closes the database. */
  close(): Promise<void>;
}

/** A question that many readers ask, written for any number of them together. */
export interface SharedRead<T, R> {
  /** One statement for all items. */
  statement(items: readonly T[]): Statement;
  /** The answer for each item. */
  results(items: readonly T[], rows: readonly Row[]): readonly R[];
}

/** Work that many writers do in the same way, written for any number of them together. */
export interface SharedWrite<T, R> {
  /** Set on work whose statements, after the first one, change counters. */
  readonly counts?: true;
  /**
   * Statements for all items that do not depend on each other's results. Only the first may touch rows that others
   * write, and running all of them twice must do no harm.
   */
  statements(items: readonly T[]): readonly Statement[];
  /** The result for each item, from the rows of each statement. */
  results(items: readonly T[], rows: readonly (readonly Row[])[]): readonly R[];
}

/** A row was refused because another one has the same identifier, number or key. */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation';
}

/**
 * What helps when the database cannot do the work: the same `again` at once, because it gave way to other work; the
 * same `later`; or only an `operator`, who must change something.
 */
export type Remedy = 'again' | 'later' | 'operator';

/**
 * The database cannot do the work now, and the work itself has no fault. Nothing was stored, except that a connection
 * that broke during a commit leaves the outcome unknown.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  readonly remedy: Remedy;
  /** The code of the database, the driver or the operating system. */
  readonly code: string;

  constructor(remedy: Remedy, code: string, options?: ErrorOptions) {
    super(`The database cannot do this now (${code}).`, options);
    this.remedy = remedy;
    this.code = code;
  }
}

/** The database works and cannot be used for this program; the message says to the operator why. */
export class UnfitDatabase extends Error {
  override readonly name = 'UnfitDatabase';
}
