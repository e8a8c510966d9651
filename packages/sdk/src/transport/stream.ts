import type {Endpoint} from '@gov-rating/contract/endpoints';
import {ContractError, NetworkError} from '../errors.ts';
import {platform} from './platform.ts';
import {inTime} from './in-time.ts';
import {platformFetch, prepare, type CallOptions, type Input, type TransportOptions} from './request.ts';
import {isRedirected, parse, passes, readAnswer} from './response.ts';

/** A download whose response has begun. */
export interface Download {
  /** The next bytes. */
  readonly read: () => Promise<{readonly done: boolean; readonly value?: Uint8Array | undefined}>;
  /** Ends the transfer. */
  readonly end: () => void;
}

/** Starts a download. `timeout` (milliseconds, by default 30 000) limits the wait for each piece, not the whole. */
export async function openDownload(
  options: TransportOptions,
  endpoint: Endpoint,
  input: Input,
  each: CallOptions,
): Promise<Download> {
  const {fetch = platformFetch, timeout = 30_000} = options;
  const [url, init, controller] = prepare(options, endpoint, input, each);
  const wait = <T>(step: () => Promise<T>) => inTime(step, timeout, each.signal);
  try {
    const response = await wait(async () => fetch(url, init));
    if (isRedirected(response, url)) throw new NetworkError('redirected');
    if (!response.ok) readAnswer(response, await wait(() => response.text()), endpoint.responseCheck, init);
    // A page or JSON of another system must not be saved as the export.
    if (/html|\/json/.test(response.headers.get('content-type') || '')) throw new ContractError(response.status, true);
    const reader = (response.body as ReadableStream<Uint8Array> | null | undefined)?.getReader?.();
    if (!reader) throw new ContractError(response.status, false);
    return {read: () => wait(() => reader.read()), end: () => controller?.abort()};
  } catch (error) {
    controller?.abort();
    throw error;
  }
}

/** The pieces of a download as text, as they arrive. Leaving the loop ends the transfer. */
export async function* piecesOf(open: () => Promise<Download>): AsyncGenerator<string, void, undefined> {
  const {read, end} = await open();
  try {
    const decoder = new (platform('TextDecoder'))('utf-8', {ignoreBOM: true});
    for (;;) {
      const {done, value} = await read();
      const text = decoder.decode(value, {stream: !done});
      if (text !== '') yield text;
      if (done) return;
    }
  } finally {
    end();
  }
}

/**
 * The lines of a download, each a JSON object that passes the check of its route. Throws a {@link ContractError} at a
 * line that does not, and at a last line without a line break: the transfer was cut.
 */
export async function* linesOf<T>(
  {responseCheck}: Endpoint,
  open: () => Promise<Download>,
): AsyncGenerator<T, void, undefined> {
  let rest = '';
  for await (const piece of piecesOf(open)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const entry = parse(line);
      if (!passes(entry, responseCheck)) throw new ContractError(200, false);
      yield entry as T;
    }
  }
  if (rest !== '') throw new ContractError(200, true);
}
