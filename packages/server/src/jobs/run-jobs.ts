import type {Context} from '../context/context.ts';
import type {Job} from './job.ts';

/** A job that failed, because the storage was away say, waits no longer than this, in milliseconds. */
const afterFailureMs = 30_000;

/** Jobs that run. */
export interface RunningJobs {
  /**
   * Starts nothing new and resolves when what runs has ended. Jobs finish what they keep in memory after `requests` have
   * ended, which may add to it.
   */
  stop(requests?: Promise<unknown>): Promise<void>;
}

/**
 * Runs jobs in parallel, each batch after batch while there is work. An error is reported and the job is tried again.
 * What cannot be undone waits while the clock is in doubt.
 */
export function runJobs(
  context: Context,
  jobs: readonly Job[],
  onError: (job: string, error: unknown) => void,
): RunningJobs {
  const stopping = new AbortController();
  const {signal} = stopping;
  let requestsEnded: Promise<unknown> = Promise.resolve();
  const loop = async (job: Job): Promise<void> => {
    while (!signal.aborted) {
      const waits = job.cannotBeUndone === true && context.doubt() !== undefined;
      const done = await (waits ? Promise.resolve(0) : job.run(context)).catch((error: unknown) => {
        onError(job.name, error);
        return 'failed' as const;
      });
      const restMs = done === 'failed' || waits ? Math.min(job.everyMs, afterFailureMs) : job.everyMs;
      if ((done === 0 || done === 'failed') && !signal.aborted) await pause(restMs, signal);
    }
    await requestsEnded;
    await job.end?.(context).catch((error: unknown) => onError(job.name, error));
  };
  const loops = jobs.map(loop);
  return {
    async stop(requests: Promise<unknown> = Promise.resolve()) {
      requestsEnded = requests.catch(() => undefined);
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Waits for `milliseconds`, less when the signal is aborted. Does not keep the process alive. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
