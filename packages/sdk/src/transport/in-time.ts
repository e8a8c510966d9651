import {NetworkError} from '../errors.ts';

/**
 * Waits for a step that fails only with the connection, at most `timeout` milliseconds and only until `signal` aborts. Raced, because not every replacement of fetch obeys its signal. Rejects with a
 * {@link NetworkError}: `no_answer`, `timed_out` or `aborted`.
 */
export async function inTime<T>(step: () => Promise<T>, timeout: number, signal: AbortSignal | undefined): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort!: () => void;
  try {
    return await new Promise<T>((resolve, reject) => {
      const giveUp = (code: NetworkError['code'], cause: unknown = signal?.reason) =>
        reject(new NetworkError(code, cause));
      timer = setTimeout(giveUp, timeout, 'timed_out');
      onAbort = () => giveUp('aborted');
      signal?.addEventListener('abort', onAbort);
      step().then(resolve, (cause: unknown) => giveUp('no_answer', cause));
    });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}
