import type {Operation, Row, Statement} from './operation.ts';

/** How a database runs operations. */
export interface Engine {
  /**
   * How many rows one statement may work on in a long piece of work: fewer where others wait for it, because it runs in
   * their process or is the only writer.
   */
  readonly batchSize: number;
  /** Runs an operation that only reads, outside of a transaction. */
  read<R>(operation: Operation<R>): Promise<R>;
  /** Runs an operation in one transaction; durable when the promise resolves. May run it again. */
  write<R>(operation: () => Operation<R>): Promise<R>;
  /**
   * As `write`, for what many writers do at once: gives a function for one of them. Several calls may share a
   * transaction, but one that fails does not undo another.
   */
  shared<T, R>(write: SharedWrite<T, R>): (item: T) => Promise<R>;
  /** Finishes what was begun, then lets go of the database. */
  close(): Promise<void>;
}

/** What many writers do in the same way, said for as many as come together. */
export interface SharedWrite<T, R> {
  /**
   * Statements that need no answers in between, for all items. Only the first may meet rows that others write, and
   * running all of them twice must do no harm.
   */
  statements(items: readonly T[]): readonly Statement[];
  /** What became of each item, by the rows of each statement. */
  results(items: readonly T[], rows: readonly (readonly Row[])[]): readonly R[];
}

/** A row was refused because another one has the same identifier, number or key. */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation';
}
