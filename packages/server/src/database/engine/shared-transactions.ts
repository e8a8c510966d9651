import {DatabaseError} from 'pg';

/** More than this and the answer to the first writer waits too long for the last one's work. */
const jobsPerTransaction = 32;

interface Job<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** Does several writers' work in one transaction on behalf of a lane; what became of each. */
export type RunTogether<T, R> = (items: readonly T[], connectionIndex: number) => Promise<readonly R[]>;

/**
 * Lets writers that come while all lanes are busy share the next transaction: one wait for the disk and few trips
 * serve many. When the database refuses a shared transaction, each of its jobs is run again on its own, so that one
 * writer's mistake is nobody else's.
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
      if (jobs.length > 1 && error instanceof DatabaseError) for (const job of jobs) await run([job], connectionIndex);
      else for (const {reject} of jobs) reject(error);
    }
  };

  const work = async (connectionIndex: number): Promise<void> => {
    while (waiting.length > 0) {
      const jobs = waiting.slice(0, jobsPerTransaction);
      waiting = waiting.slice(jobsPerTransaction);
      await run(jobs, connectionIndex);
    }
    free.push(connectionIndex);
  };

  return (item: T): Promise<R> =>
    new Promise((resolve, reject) => {
      waiting.push({item, resolve, reject});
      const connectionIndex = free.shift();
      // Other writers of this turn of the event loop come along.
      if (connectionIndex !== undefined) setImmediate(() => void work(connectionIndex));
    });
}
