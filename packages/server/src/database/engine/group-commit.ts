import type {Database} from 'better-sqlite3';
import {Unavailable} from './engine.ts';
import type {OpenFile} from './open-file.ts';
import {isLocked, longestWaitMs, nextTry} from './sqlite-failures.ts';

/** More than this and the next transaction takes the rest, so that readers get their turn. */
const jobsPerCommit = 500;
/** At most this many items of the same kind are written together. */
const itemsPerJob = 100;

interface Job {
  /** When it is too late to begin, by a clock that nobody sets; milliseconds. */
  readonly until: number;
  /** Takes no more items: called when the work has to wait. */
  readonly close?: () => void;
  /** Does the work and returns what to call after the commit. */
  readonly work: () => () => void;
  readonly reject: (error: unknown) => void;
  /** The work to do instead when all of it together has failed. */
  readonly parts?: () => readonly Job[];
}

interface Asked<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers the writes of one turn of the event loop into one transaction: a durable commit waits for the disk, and fifty
 * writers can wait together. Each has its own savepoint, so one that fails undoes only its own work. No promise
 * resolves before the commit; when the commit fails, all of them reject.
 *
 * `file` throws when it is no longer the one that was opened, so that nothing is written into the void, and is marked. While
 * another program writes, the work waits outside of the event loop's turn, in order and up to a limit, and reads
 * go on.
 */
export function groupCommit(database: Database, file?: Pick<OpenFile, 'demand' | 'markLately'>) {
  const prepare = (sql: string) => database.prepare(sql);
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map(prepare);
  const [savepoint, undo, release] = ['SAVEPOINT job', 'ROLLBACK TO job', 'RELEASE job'].map(prepare);
  let waiting: Job[] = [];
  const lastMoment = () => performance.now() + longestWaitMs;

  const inSavepoint = ({work, reject, parts}: Job): (() => void) => {
    savepoint?.run();
    try {
      const settle = work();
      release?.run();
      return settle;
    } catch (error) {
      // Some errors, such as a full disk, end the whole transaction: then nothing is stored.
      if (!database.inTransaction) throw error;
      undo?.run();
      release?.run();
      const settled = (parts?.() ?? []).map(inSavepoint);
      if (settled.length === 0) return () => reject(error);
      return () => settled.forEach(settle => settle());
    }
  };

  /** Begins a transaction; false while another program writes. */
  const begun = (): boolean => {
    try {
      file?.demand();
      begin?.run();
      return true;
    } catch (error) {
      if (isLocked(error)) return false;
      throw error;
    }
  };

  /** Does the work of all and commits it; false when another program writes, so that nothing could begin. */
  const commitTogether = (jobs: readonly Job[]): boolean => {
    try {
      if (!begun()) return false;
      file?.markLately();
      const settled = jobs.map(inSavepoint);
      commit?.run();
      for (const settle of settled) settle();
    } catch (error) {
      for (const {reject} of jobs) reject(error);
      undoAll();
    }
    return true;
  };

  const undoAll = () => {
    try {
      if (database.inTransaction) rollback?.run();
    } catch {
      // The next transaction cannot begin inside this one, so that it comes here again.
    }
  };

  const flush = () => {
    const jobs = waiting.slice(0, jobsPerCommit);
    if (jobs.length === 0) return;
    if (commitTogether(jobs)) {
      waiting = waiting.slice(jobs.length);
      if (waiting.length > 0) setImmediate(flush);
    } else {
      postpone();
    }
  };

  /** Gives up what has waited too long for another program, and tries the rest again in a moment. */
  const postpone = () => {
    const now = performance.now();
    const late = waiting.filter(({until}) => until <= now);
    waiting = waiting.filter(({until}) => until > now);
    for (const {close} of waiting) close?.();
    for (const {reject} of late) reject(new Unavailable('again', 'SQLITE_BUSY'));
    if (waiting.length > 0) void nextTry().then(flush);
  };

  const enqueue = (job: Job): void => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push(job);
  };

  return {
    /** Queues synchronous work; resolves with its result after the commit. */
    write<R>(work: () => R): Promise<R> {
      return new Promise((resolve, reject) => {
        enqueue({
          until: lastMoment(),
          work: () => {
            const result = work();
            return () => resolve(result);
          },
          reject,
        });
      });
    },
    /**
     * Like `write`, for work that many callers do in the same way: it is done for all at once or, when that fails, for
     * each alone.
     */
    shared<T, R>(work: (items: readonly T[]) => readonly R[]): (item: T) => Promise<R> {
      let open: Asked<T, R>[] | undefined;
      const jobOf = (all: Asked<T, R>[]): Job => {
        const close = () => {
          if (open === all) open = undefined;
        };
        return {
          until: lastMoment(),
          close,
          work() {
            close();
            const results = work(all.map(({item}) => item));
            return () => all.forEach(({resolve}, index) => resolve(results[index] as R));
          },
          reject(error) {
            close();
            for (const {reject} of all) reject(error);
          },
          parts: () => (all.length > 1 ? all.map(one => jobOf([one])) : []),
        };
      };
      return item =>
        new Promise((resolve, reject) => {
          if (!open || open.length >= itemsPerJob) enqueue(jobOf((open = [])));
          open.push({item, resolve, reject});
        });
    },
    /** Commits all that waits; resolves when nothing does. */
    async finish(): Promise<void> {
      for (flush(); waiting.length > 0; flush()) await nextTry();
    },
  };
}
