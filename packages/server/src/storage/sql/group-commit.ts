import type {Database} from 'better-sqlite3';

/** More than this and the next transaction takes the rest, so that readers get their turn. */
const jobsPerCommit = 500;

interface Job {
  /** Does the work and returns who is told of it after the commit. */
  readonly work: () => () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers what is written in one turn of the event loop into one transaction: a durable commit waits for the disk, and
 * fifty writers can wait together. Each has its own savepoint, so one that fails undoes only its own work. Nobody is told
 * of success before the commit; when that fails, everybody is told of the failure.
 */
export function groupCommit(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  const [begin, commit, rollback] = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'].map(prepare);
  const [savepoint, undo, release] = ['SAVEPOINT job', 'ROLLBACK TO job', 'RELEASE job'].map(prepare);
  let waiting: Job[] = [];

  const inSavepoint = ({work, reject}: Job): (() => void) => {
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
      return () => reject(error);
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

  return {
    /** Queues synchronous work; resolves with its result after the commit. */
    write<R>(work: () => R): Promise<R> {
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({
          work: () => {
            const result = work();
            return () => resolve(result);
          },
          reject,
        });
      });
    },
    /** Commits all that waits, now. */
    flush() {
      while (waiting.length > 0) flush();
    },
  };
}
