import type {Operation, Row, Statement} from './operation.ts';

/** How a database runs operations. */
export interface Engine {
  /** Runs an operation that only reads, outside of a transaction. */
  read<R>(operation: Operation<R>): Promise<R>;
  /** Runs an operation as a whole or not at all; durable when the promise resolves. May start it over. */
  write<R>(operation: () => Operation<R>): Promise<R>;
  /**
   * As `write`, for statements that need no answers in between: the rows of each. Several calls may share a transaction,
   * but one that fails does not undo another. Of the statements only the first may meet rows that others write, and
   * running all of them twice must do no harm.
   */
  writeAtOnce(statements: readonly Statement[]): Promise<readonly (readonly Row[])[]>;
  /** Finishes what was begun, then lets go of the database. */
  close(): Promise<void>;
}

/** A row was refused because another one has the same identifier, number or key. */
export class UniqueViolation extends Error {
  override readonly name = 'UniqueViolation';
}
