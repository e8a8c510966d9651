import {Unavailable, UniqueViolation, type Remedy} from './engine.ts';

/**
 * The meaning of SQLite's primary result codes (https://sqlite.org/rescode.html) for the caller; a code that is not in the
 * table is a mistake of the program. An extended code, such as `SQLITE_IOERR_WRITE`, means what its primary code does.
 */
const remedies: Readonly<Record<string, Remedy>> = {
  BUSY: 'again', // another program writes
  LOCKED: 'again', // another connection of this program writes
  PROTOCOL: 'again', // another program opens the file at the same moment
  FULL: 'later', // no space is left
  IOERR: 'later', // the disk did not do what it was asked to
  NOMEM: 'later', // no memory is left
  INTERRUPT: 'later', // somebody stopped the statement
  READONLY: 'operator', // file, folder or disk cannot be written
  CANTOPEN: 'operator', // the file or one beside it cannot be opened
  PERM: 'operator', // the user of this program has no right to the file
  AUTH: 'operator', // the statement is not allowed
  NOLFS: 'operator', // the file is larger than the system can handle
  CORRUPT: 'operator', // the file is damaged
  NOTADB: 'operator', // the file is no database
};

const unique = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_ROWID']);

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** What a statement failed with, as the error that the engine throws. */
export function sqliteFailure(thrown: unknown): unknown {
  if (thrown instanceof Unavailable) return thrown;
  const code = codeOf(thrown);
  if (unique.has(code)) return new UniqueViolation('A unique value is in use.', {cause: thrown});
  const [, primary = ''] = /^SQLITE_([A-Z]+)/.exec(code) ?? [];
  const remedy = remedies[primary];
  return remedy === undefined ? thrown : new Unavailable(remedy, code, {cause: thrown});
}

/** Whether another program holds a lock that is free again in a moment. */
export const isLocked = (thrown: unknown): boolean => /^SQLITE_(BUSY|LOCKED|PROTOCOL)(_|$)/.test(codeOf(thrown));

/**
 * How long SQLite itself waits for a lock, in milliseconds. The event loop waits with it, so it is short: about as long
 * as a commit of another program takes.
 */
export const nativeWaitMs = 25;
/** How long the event loop does other work before the next try, in milliseconds. */
const pauseMs = 50;
/** How long work waits for a lock altogether, in milliseconds; then it rejects as unavailable. */
export const longestWaitMs = 5_000;

/** Resolves at the next moment to try. By chance a little earlier or later, so that two programs do not keep in step. */
export const nextTry = (): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, pauseMs * (0.5 + Math.random())));

/**
 * Runs synchronous work; while another program holds a lock it is tried again, and the event loop goes on in between.
 * Work that meets no lock is done before the function returns.
 */
export async function onceUnlocked<R>(work: () => R): Promise<R> {
  const until = performance.now() + longestWaitMs;
  for (;;) {
    try {
      return work();
    } catch (error) {
      if (!isLocked(error) || performance.now() >= until) throw error;
      await nextTry();
    }
  }
}
