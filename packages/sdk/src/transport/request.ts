import type {Endpoint} from '@gov-rating/contract/endpoints';
import {NetworkError} from '../errors.ts';
import type {FetchResponse, PlatformSignal} from './platform-types.ts';
import {optional, platform} from './platform.ts';

/**
 * The HTTP layer, with fetch's own signature: the platform's `fetch`, or a replacement. It gets a
 * URL and plain data, because the polyfills of old pages know neither `Request` objects nor `Headers`.
 */
export type Fetch = (url: string, init: FetchInit) => FetchResponse | Promise<FetchResponse>;

/** What a request consists of besides its address. */
export interface FetchInit {
  /** The method. */
  readonly method: 'GET' | 'POST';
  /** The headers, by names in small letters. */
  readonly headers: Record<string, string>;
  /** JSON, or null for a GET. */
  readonly body: string | null;
  /** No cookies are sent. */
  readonly credentials: 'omit';
  /** A redirect is never followed: on its way a POST may become a GET and lose its headers. */
  readonly redirect: 'manual';
  /** Aborts when the call is over, by its answer or by its time-out. Absent where the runtime has no `AbortController`. */
  readonly signal?: PlatformSignal;
}

/** How to reach a server. */
export interface TransportOptions {
  /** Where the server is, e.g. `https://rating.example.gov.cn`; a path in front of `/v1` is kept. */
  readonly baseUrl: string;
  /**
   * Sends the requests. A rejection means that no answer came; every status is an answer. By default the platform's own
   * `fetch`, which sends once; the entries that bring ky repeat what is safe to repeat.
   */
  readonly fetch?: Fetch | undefined;
  /** Sent as `Authorization: Bearer`, never in the URL: an invitation's token or an access token. */
  readonly token?: string | undefined;
  /** The language of `Error.message` (`Accept-Language`), a BCP 47 tag; `ApiError.messages` holds every language. */
  readonly language?: string | undefined;
  /**
   * How long a complete answer may take, in milliseconds, including all attempts that `fetch` makes. By default 15 000;
   * 30 000 for clients of systems and back offices, whose `fetch` repeats. Of a download it limits the wait for each piece.
   */
  readonly timeout?: number | undefined;
}

/** What one call may set for itself. */
export interface CallOptions {
  /** Used instead of the client's token. */
  readonly token?: string | undefined;
  /** 16 to 64 letters, digits, `-` or `_`: the same key brings the same receipt. See `newIdempotencyKey`. */
  readonly idempotencyKey?: string | undefined;
  /** Ends the call: it rejects with a `NetworkError` of code `aborted`. */
  readonly signal?: PlatformSignal | undefined;
}

/** The fields of a call: those in the path, in the query of a GET, in the body of a POST. */
export type Input = {readonly [name: string]: unknown};

/** The absolute URL, which is compared with that of the answer; the request; what aborts it. */
export type PreparedRequest = readonly [url: string, init: FetchInit, controller: {abort(): void} | undefined];

/**
 * Makes the request of a call whose path is filled in. Throws a `TypeError` for a mistake in the call, such as an
 * invalid URL, and a {@link NetworkError} (`aborted`) when `signal` is aborted already.
 */
export function prepare(
  {baseUrl, token: ofClient, language}: TransportOptions,
  {method, path}: Endpoint,
  input: Input,
  {token = ofClient, idempotencyKey, signal}: CallOptions,
): PreparedRequest {
  // Without it a request cannot be ended early; its answer is then left alone.
  const Controller = optional('AbortController');
  const controller = Controller && new Controller();
  const headers: Record<string, string> = {};
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (language) headers['accept-language'] = language;
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  let query = '';
  let body: string | null = null;
  if (method === 'POST') {
    headers['content-type'] = 'application/json';
    // The key is in the body too, for gateways that remove the header.
    body = stringify({...input, idempotencyKey});
  } else {
    // Not URLSearchParams: those of React Native up to 0.79 read a list of pairs as an object.
    for (const name in input)
      if (input[name] !== undefined)
        query += `${query ? '&' : '?'}${name}=${encodeURIComponent(input[name] as string)}`;
  }
  const init: FetchInit = {
    method,
    headers,
    body,
    credentials: 'omit',
    redirect: 'manual',
    ...(controller && {signal: controller.signal}),
  };
  let url = address(baseUrl, path) + query;
  // Makes it absolute, and throws at what is no URL or no header. Mini-programs have no Request, and Node's needs the other two.
  // A page may have a class of its own under that name.
  if (controller && optional('URL') && optional('Request')) url = new Request(url, init).url || url;
  if (signal?.aborted) throw new NetworkError('aborted', signal.reason);
  return [url, init, controller];
}

/** Where a path lies on a server. */
export const address = (baseUrl: string, path: string): string => baseUrl.replace(/\/+$/, '') + path;

/** The platform's fetch by its name at the time of the call, so that a page may replace it. */
export const platformFetch: Fetch = (url, init) => platform('fetch')(url, init);

/** Ignores `toJSON`: old libraries give arrays a `toJSON` that returns text. */
function stringify(input: object): string {
  return JSON.stringify(input, function (this: Record<string, unknown>, name: string) {
    return this[name];
  });
}
