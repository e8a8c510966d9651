import type {ExportedRating} from '@gov-rating/contract';
import {isRedirected, readAnswer} from './answer.ts';
import type {CallerOptions} from './call.ts';
import {ContractError, NetworkError} from './errors.ts';

/** How a download is called: by a path that is filled in already. */
export interface DownloadCall extends Pick<CallerOptions, 'baseUrl' | 'fetch' | 'token' | 'language' | 'timeout'> {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a long answer piece by piece. `timeout` bounds the wait for the first and for each further piece, not the whole.
 * Whoever stops reading ends the transfer.
 */
export async function* downloadPieces(download: DownloadCall): AsyncGenerator<string, void, undefined> {
  const {baseUrl, path, query, fetch, token, language, signal, timeout = 30_000} = download;
  if (signal?.aborted) throw new NetworkError('aborted', signal.reason);
  const controller = new AbortController();
  const url = `${baseUrl.replace(/\/+$/, '')}${path}?${new URLSearchParams(query)}`;
  const headers: Record<string, string> = {};
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (language) headers['accept-language'] = language;
  const init = {
    method: 'GET',
    headers,
    body: null,
    credentials: 'omit',
    redirect: 'manual',
    signal: controller.signal,
  } as const;
  const {url: asked} = new Request(url, init);
  const inTime = patience(timeout, signal);
  try {
    const response = await inTime(async () => fetch(url, init));
    if (isRedirected(response, asked)) throw new NetworkError('redirected');
    if (!response.ok) readAnswer(response, await inTime(() => response.text()), ['', 'object'], init);
    // Neither a page nor another system's JSON may end up in somebody's file.
    if (/html|\/json/.test(response.headers.get('content-type') || '')) throw new ContractError(response.status, true);
    const reader = response.body?.getReader();
    if (!reader) throw new ContractError(response.status, false);
    const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
    for (;;) {
      const {done, value} = await inTime(() => reader.read());
      const text = decoder.decode(value, {stream: !done});
      if (text !== '') yield text;
      if (done) return;
    }
  } finally {
    controller.abort();
  }
}

/** The lines of a long answer, each without its end; the last one must have an end too. */
export async function* downloadLines(download: DownloadCall): AsyncGenerator<string, void, undefined> {
  let rest = '';
  for await (const piece of downloadPieces(download)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') throw new ContractError(200, true);
}

/** A line of an export. Throws a {@link ContractError} when it is none. */
export function ratingIn(line: string): ExportedRating {
  try {
    const rating = Object(JSON.parse(line)) as ExportedRating;
    if (typeof rating.level === 'string') return rating;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ContractError(200, false);
}

/** Waits so long for each step and no longer; what does not come is a {@link NetworkError}. */
function patience(timeout: number, signal: AbortSignal | undefined) {
  return async <T>(step: () => Promise<T>): Promise<T> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let onAbort = (): void => undefined;
    const givenUp = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new NetworkError('timed_out')), timeout);
      onAbort = () => reject(new NetworkError('aborted', signal?.reason));
      signal?.addEventListener('abort', onAbort);
    });
    const answered = step().catch((cause: unknown) => {
      throw new NetworkError('no_answer', cause);
    });
    try {
      return await Promise.race([givenUp, answered]);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    }
  };
}
