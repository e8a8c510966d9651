import type {Database} from 'better-sqlite3';

/** More than this and the next transaction takes the rest, so that readers get their turn. */
const jobsPerCommit = 500;
/** At most this many items of the same kind of work are done together. */
const itemsPerJob = 100;

interface Job {
  /** Does the work and returns what to call after the commit. */
  readonly work: () => () => void;
  readonly reject: (error: unknown) => void;
  /** What to do instead when all together failed. */
  readonly parts?: () => readonly Job[];
}

interface Asked<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what is written in one turn of the event loop into one transaction: a durable commit waits for the disk, and
 * fifty writers can wait together. Each has its own savepoint, so one that fails undoes only its own work. No promise
 * resolves before the commit; when the commit fails, all of them reject.
 */
export function groupCommit(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map(prepare);
  const [savepoint, undo, release] = ['SAVEPOINT job', 'ROLLBACK TO job', 'RELEASE job'].map(prepare);
  let waiting: Job[] = [];

  const inSavepoint = ({work, reject, parts}: Job): (() => void) => {
    savepoint?.run();
    try {
      const settle = work();
      release?.run();
      return settle;
    } catch (error) {
      // A full disk, for one, ends the whole transaction: then nobody's work is kept.
      if (!database.inTransaction) throw error;
      undo?.run();
      release?.run();
      const settled = (parts?.() ?? []).map(inSavepoint);
      if (settled.length === 0) return () => reject(error);
      return () => settled.forEach(settle => settle());
    }
  };

  const commitTogether = (jobs: readonly Job[]) => {
    try {
      begin?.run();
      const settled = jobs.map(inSavepoint);
      commit?.run();
      for (const settle of settled) settle();
    } catch (error) {
      for (const {reject} of jobs) reject(error);
      if (database.inTransaction) rollback?.run();
    }
  };

  const flush = () => {
    const jobs = waiting.slice(0, jobsPerCommit);
    waiting = waiting.slice(jobsPerCommit);
    if (waiting.length > 0) setImmediate(flush);
    if (jobs.length > 0) commitTogether(jobs);
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
          work: () => {
            const result = work();
            return () => resolve(result);
          },
          reject,
        });
      });
    },
    /** As `write`, for what many want done in the same way: it is done for all at once or, when that fails, for each alone. */
    shared<T, R>(work: (items: readonly T[]) => readonly R[]): (item: T) => Promise<R> {
      let open: Asked<T, R>[] | undefined;
      const jobOf = (all: Asked<T, R>[]): Job => {
        const close = () => {
          if (open === all) open = undefined;
        };
        return {
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
    /** Commits all that waits, now. */
    flush() {
      while (waiting.length > 0) flush();
    },
  };
}
