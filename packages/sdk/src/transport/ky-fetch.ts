import {issueToken} from '@gov-rating/contract/endpoints';
import type {PlatformFetch, PlatformRequest, PlatformResponse} from './platform-types.ts';
import {platform} from './platform.ts';
import {retryAfterOf} from './retry-after.ts';

/** How often and how long to try. */
export interface KyFetchOptions {
  /** Sends each attempt; by default the platform's `fetch`. */
  readonly fetch?: ((request: PlatformRequest) => PlatformResponse | Promise<PlatformResponse>) | undefined;
  /** How often a request that may be repeated is repeated; by default twice. */
  readonly retries?: number | undefined;
  /** How long one attempt may take, in milliseconds; by default 10 000. */
  readonly attemptTimeout?: number | undefined;
  /** The longest pause before another attempt, in milliseconds; by default 5 000. A `Retry-After` beyond it ends the attempts. */
  readonly longestPause?: number | undefined;
}

const troubled = [408, 429, 500, 502, 503, 504];

/**
 * Makes a function of fetch's own signature that repeats what may be repeated: reading, and writing that carries an
 * `Idempotency-Key` or asks for an access token. It repeats after 408, 429, 500, 502, 503, 504, a time-out or no answer,
 * obeys `Retry-After`, and otherwise waits for a random part of a span that doubles. It resolves to the last answer, of any
 * status. Engines too old for ky, and pages that cannot load its chunk, send once, without it.
 *
 * @param options How often to repeat, and how long to wait, in milliseconds.
 * @returns A function that rejects only when there was no answer, and with an `UnsupportedError` when the runtime has no
 *   `fetch`, `Request`, `URL` or `AbortController`.
 */
export function kyFetch(options: KyFetchOptions = {}): PlatformFetch {
  const {
    fetch: send = (request: Request) => platform('fetch')(request),
    retries = 2,
    attemptTimeout = 10_000,
    longestPause = 5000,
  } = options;
  const pauses = (attempt: number) => Math.min(longestPause, 300 * 2 ** attempt);

  return async (input, init) => {
    // Requests of Node and ky need these two, and would name neither.
    platform('AbortController');
    platform('URL');
    const request = new (platform('Request'))(input, init);
    // Only now: ky needs parts of the platform as soon as it is imported.
    const loaded = canRunKy() ? await import('ky').catch(() => undefined) : undefined;
    if (!loaded) return send(request);
    const {default: ky, isNetworkError, isTimeoutError} = loaded;
    const limit = mayBeRepeated(request) ? retries : 0;
    try {
      return await ky(request, {
        fetch: async attempt => send(attempt as Request),
        timeout: attemptTimeout,
        throwHttpErrors: false,
        retry: {
          limit,
          methods: [request.method.toLowerCase() as 'get'],
          // Time-outs too, and any error of a lost connection: only sending can fail here.
          shouldRetry: () => !request.signal.aborted,
          delay: pauses,
          jitter: true,
        },
        hooks: {
          afterResponse: [
            ({response, retryCount}) => {
              if (!troubled.includes(response.status) || retryCount >= limit) return undefined;
              const asked = retryAfterOf(response.headers, Date.now());
              if (asked === undefined) return ky.retry({delay: Math.random() * pauses(retryCount + 1)});
              return asked * 1000 <= longestPause ? ky.retry({delay: asked * 1000}) : undefined;
            },
          ],
        },
      });
    } catch (error) {
      // ky's errors hold the request and its token; errors that leave this function may be logged.
      if (isTimeoutError(error)) throw new DOMException('no answer in time', 'TimeoutError');
      throw isNetworkError(error) ? error.cause : error;
    }
  };
}

function mayBeRepeated({method, headers, url}: Request): boolean {
  return method === 'GET' || headers.has('idempotency-key') || url.split(/[?#]/)[0]?.endsWith(issueToken.path) === true;
}

/** ky needs `TextEncoder`, `Object.hasOwn` (Chromium 93) and, to obey a signal, `AbortSignal.any` (Chromium 116). */
function canRunKy(): boolean {
  const {AbortSignal, TextEncoder} = globalThis;
  return !!AbortSignal?.any && !!TextEncoder && typeof Object.hasOwn === 'function';
}
