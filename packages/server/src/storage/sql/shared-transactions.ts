import {DatabaseError} from 'pg';
import type {Row, Statement} from './operation.ts';

/** More than this and the answer to the first writer waits too long for the last one's work. */
const jobsPerTransaction = 32;

type Rows = readonly (readonly Row[])[];

interface Job {
  readonly statements: readonly Statement[];
  readonly resolve: (rows: Rows) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs the statements of several jobs in one transaction on behalf of a lane; the rows of each job's statements. */
export type RunTogether = (jobs: readonly (readonly Statement[])[], lane: number) => Promise<readonly Rows[]>;

/**
 * Lets writers that come while all lanes are busy share the next transaction: one wait for the disk and few trips
 * serve many. When the database refuses a shared transaction, each of its jobs is run again on its own, so that one
 * writer's mistake is nobody else's.
 */
export function sharedTransactions(runTogether: RunTogether, lanes: number) {
  const free = Array.from({length: lanes}, (_, lane) => lane);
  let waiting: Job[] = [];

  const run = async (jobs: readonly Job[], lane: number): Promise<void> => {
    try {
      const rows = await runTogether(
        jobs.map(({statements}) => statements),
        lane,
      );
      jobs.forEach(({resolve}, index) => resolve(rows[index] ?? []));
    } catch (error) {
      if (jobs.length > 1 && error instanceof DatabaseError) for (const job of jobs) await run([job], lane);
      else for (const {reject} of jobs) reject(error);
    }
  };

  const work = async (lane: number): Promise<void> => {
    while (waiting.length > 0) {
      const jobs = waiting.slice(0, jobsPerTransaction);
      waiting = waiting.slice(jobsPerTransaction);
      await run(jobs, lane);
    }
    free.push(lane);
  };

  return (statements: readonly Statement[]): Promise<Rows> =>
    new Promise((resolve, reject) => {
      waiting.push({statements, resolve, reject});
      const lane = free.shift();
      // Whoever else writes in this turn of the event loop comes along.
      if (lane !== undefined) setImmediate(() => void work(lane));
    });
}
