import type {Context} from '../context/context.ts';
import type {Job} from './job.ts';

/** Jobs that run. */
export interface RunningJobs {
  /** Starts nothing new and resolves when what runs has ended. */
  stop(): Promise<void>;
}

/** Runs jobs side by side, each portion after portion while there is something to do. A failure is told and tried again. */
export function runJobs(
  context: Context,
  jobs: readonly Job[],
  onError: (job: string, error: unknown) => void,
): RunningJobs {
  const stopping = new AbortController();
  const {signal} = stopping;
  const loop = async (job: Job): Promise<void> => {
    while (!signal.aborted) {
      const done = await job.run(context).catch((error: unknown) => {
        onError(job.name, error);
        return 0;
      });
      if (done === 0 && !signal.aborted) await pause(job.everyMs, signal);
    }
  };
  const loops = jobs.map(loop);
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Waits, at most until told to stop; does not keep a process alive by itself. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
