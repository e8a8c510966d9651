import {NetworkError, isGovRatingError} from '../errors.ts';
import type {PlatformSignal} from './platform-types.ts';
import {platform} from './platform.ts';

/**
 * Waits for a step that fails only with the connection, at most `timeout` milliseconds and only until `signal` aborts. Raced, because not every replacement of fetch obeys its signal. Rejects with a
 * {@link NetworkError}: `no_answer`, `timed_out` or `aborted`; with an {@link UnsupportedError} as it comes.
 */
export async function inTime<T>(
  step: () => Promise<T>,
  timeout: number,
  signal: PlatformSignal | undefined,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort!: () => void;
  try {
    return await new Promise<T>((resolve, reject) => {
      const giveUp = (code: NetworkError['code'], cause: unknown = signal?.reason) =>
        reject(new NetworkError(code, cause));
      // By its own name, because engines before ES2020 have none for the global object.
      const set = typeof setTimeout === 'function' ? setTimeout : platform('setTimeout');
      timer = set(giveUp, timeout, 'timed_out');
      onAbort = () => giveUp('aborted');
      signal?.addEventListener('abort', onAbort);
      step().then(resolve, (cause: unknown) => (isGovRatingError(cause) ? reject(cause) : giveUp('no_answer', cause)));
    });
  } finally {
    // Where it was never set, there may be no clearTimeout either.
    if (timer) clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
