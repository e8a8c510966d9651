import {DatabaseError} from 'pg';
import {Unavailable, UniqueViolation} from './engine.ts';

/** With more than this, the first writer waits too long for the work of the last one. */
const jobsPerTransaction = 32;

/** A writer that waited this long for a connection gets the error that the database is not available; milliseconds. */
const longestWaitMs = 10_000;

interface Job<T, R> {
  readonly item: T;
  /** When it began to wait, by a clock that nobody sets. */
  readonly since: number;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** Does the work of several writers in one transaction on one connection; resolves to the result of each. */
export type RunTogether<T, R> = (items: readonly T[], connectionIndex: number) => Promise<readonly R[]>;

/**
 * Lets writers that come while all connections are busy share the next transaction: one wait for the disk and few round
 * trips serve many. When the database refuses a shared transaction because of what is in it, each of its jobs is run again
 * on its own, so that an error affects only its own writer.
 */
export function sharedTransactions<T, R>(runTogether: RunTogether<T, R>, connections: number) {
  const free = Array.from({length: connections}, (_, connectionIndex) => connectionIndex);
  let waiting: Job<T, R>[] = [];

  const run = async (jobs: readonly Job<T, R>[], connectionIndex: number): Promise<void> => {
    try {
      const results = await runTogether(
        jobs.map(({item}) => item),
        connectionIndex,
      );
      jobs.forEach(({resolve}, index) => resolve(results[index] as R));
    } catch (error) {
      if (jobs.length > 1 && isRefusal(error)) for (const job of jobs) await run([job], connectionIndex);
      else for (const {reject} of jobs) reject(error);
    }
  };

  const work = async (connectionIndex: number): Promise<void> => {
    while (waiting.length > 0) {
      const jobs = waiting.slice(0, jobsPerTransaction);
      waiting = waiting.slice(jobsPerTransaction);
      const latest = performance.now() - longestWaitMs;
      for (const {reject} of jobs.filter(({since}) => since < latest)) reject(new Unavailable('later', 'WAITED'));
      const inTime = jobs.filter(({since}) => since >= latest);
      if (inTime.length > 0) await run(inTime, connectionIndex);
    }
    free.push(connectionIndex);
  };

  return (item: T): Promise<R> =>
    new Promise((resolve, reject) => {
      waiting.push({item, since: performance.now(), resolve, reject});
      const connectionIndex = free.shift();
      // Other writers of this event-loop turn join the transaction.
      if (connectionIndex !== undefined) setImmediate(() => void work(connectionIndex));
    });
}

/** Whether the database refused the statements, and works on. */
const isRefusal = (error: unknown): boolean =>
  error instanceof DatabaseError ||
  error instanceof UniqueViolation ||
  (error instanceof Unavailable && error.remedy === 'again');
