import {NetworkError} from '../errors.ts';

/**
 * Waits for a step no longer than `timeout` milliseconds, and no longer than until `signal` aborts. Raced, because not
 * everything that stands in for fetch heeds a signal. Rejects with a {@link NetworkError}: `timed_out` or `aborted`.
 */
export async function inTime<T>(step: () => Promise<T>, timeout: number, signal: AbortSignal | undefined): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort!: () => void;
  const givenUp = new Promise<never>((_, reject) => {
    const giveUp = (code: NetworkError['code']) => reject(new NetworkError(code, signal?.reason));
    timer = setTimeout(giveUp, timeout, 'timed_out');
    onAbort = () => giveUp('aborted');
    signal?.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([givenUp, step()]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
