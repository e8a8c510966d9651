import type {RouteInput, RouteName, RouteOutput} from '@gov-rating/contract';
import type {Endpoint, endpoints} from '@gov-rating/contract/endpoints';
import {isRedirected, readAnswer, type Proof} from './answer.ts';
import {NetworkError} from './errors.ts';

/**
 * The HTTP layer, with fetch's own signature: the platform's `fetch`, or anything that stands in for it. It is handed an
 * address and plain data, because the polyfills of old pages know neither `Request` objects nor `Headers`.
 */
export type Fetch = (url: string, init: FetchInit) => Response | Promise<Response>;

/** What a request consists of besides its address. */
export interface FetchInit {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body: string | null;
  readonly credentials: 'omit';
  /** A redirect is never followed: on its way a POST may become a GET and lose its headers. */
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** How to reach a server. */
export interface CallerOptions {
  /** Where the server is, e.g. `https://rating.example.gov.cn`; a path in front of `/v1` is kept. */
  readonly baseUrl: string;
  /** Sends the requests. A rejection means that no answer came; every status is an answer. */
  readonly fetch: Fetch;
  /** Sent as `Authorization: Bearer`, never in the URL: an invitation's token or an access token. */
  readonly token?: string | undefined;
  /** The language of `Error.message` (`Accept-Language`); `ApiError.messages` holds every language anyway. */
  readonly language?: string | undefined;
  /** Milliseconds until a complete answer must be here, whatever `fetch` retries included; 15 000 unless told. */
  readonly timeout?: number | undefined;
}

/** What one call may set for itself. */
export interface CallOptions {
  /** Instead of the client's token. */
  readonly token?: string | undefined;
  /** 16 to 64 letters, digits, `-` or `_`: the same key brings the same receipt. See `newIdempotencyKey`. */
  readonly idempotencyKey?: string | undefined;
  /** Gives up: the call rejects with a `NetworkError` of code `aborted`. */
  readonly signal?: AbortSignal | undefined;
}

/** The options of a route: those that take an idempotency key demand it. */
export type OptionsOf<N extends RouteName> = (typeof endpoints)[N] extends {readonly keyed: true}
  ? CallOptions & {readonly idempotencyKey: string}
  : CallOptions;

/** A route as a method; input and options may be left out where nothing in them is required. */
export type Method<N extends RouteName> =
  CallOptions extends OptionsOf<N>
    ? NonNullable<unknown> extends RouteInput<N>
      ? (input?: RouteInput<N>, options?: OptionsOf<N>) => Promise<RouteOutput<N>>
      : (input: RouteInput<N>, options?: OptionsOf<N>) => Promise<RouteOutput<N>>
    : (input: RouteInput<N>, options: OptionsOf<N>) => Promise<RouteOutput<N>>;

/** One method per route. Methods need no `this`. */
export type Methods<N extends RouteName> = {readonly [Name in N]: Method<Name>};

/** Makes one method per route of a table. `proofs` says by which field each answer proves to be one. */
export function createMethods<N extends RouteName>(
  table: {readonly [Name in N]: Endpoint},
  proofs: {readonly [Name in N]: Proof<Name>},
  options: CallerOptions,
): Methods<N> {
  const methods: Partial<Record<N, unknown>> = {};
  for (const name of Object.keys(table) as N[])
    methods[name] = (input?: {readonly [key: string]: unknown}, each?: CallOptions) =>
      call(table[name], proofs[name], options, input, each);
  return methods as Methods<N>;
}

/** Calls one route. The path must be filled in already; a GET puts the input into the query, a POST into the body. */
export async function call(
  {method, path}: Pick<Endpoint, 'method' | 'path'>,
  proof: readonly [string, string],
  {baseUrl, fetch, token, language, timeout = 15_000}: CallerOptions,
  input: {readonly [key: string]: unknown} = {},
  each: CallOptions = {},
): Promise<unknown> {
  const {signal, idempotencyKey} = each;
  const controller = new AbortController();
  const headers: Record<string, string> = {};
  const bearer = each.token || token;
  if (bearer) headers['authorization'] = `Bearer ${bearer}`;
  if (language) headers['accept-language'] = language;
  if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
  let query = '';
  let body: string | null = null;
  if (method === 'POST') {
    headers['content-type'] = 'application/json';
    // Where a gateway takes off the header, the key still arrives.
    body = stringify({...input, idempotencyKey});
  } else {
    const given = Object.entries(input).filter(([, value]) => value !== undefined) as [string, string][];
    if (given.length) query = `?${new URLSearchParams(given)}`;
  }
  const url = baseUrl.replace(/\/+$/, '') + path + query;
  // Built before anything is sent: a mistake in the call is a TypeError and never looks like a lost connection.
  const init: FetchInit = {method, headers, body, credentials: 'omit', redirect: 'manual', signal: controller.signal};
  const {url: asked} = new Request(url, init);
  if (signal?.aborted) throw new NetworkError('aborted', signal.reason);

  let timer: ReturnType<typeof setTimeout> | undefined;
  let onAbort!: () => void;
  // Raced, because not everything that can stand in for fetch heeds a signal.
  const givenUp = new Promise<never>((_, reject) => {
    const giveUp = (code: NetworkError['code']) => {
      reject(new NetworkError(code, signal?.reason));
      controller.abort();
    };
    timer = setTimeout(giveUp, timeout, 'timed_out');
    onAbort = () => giveUp('aborted');
    signal?.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([givenUp, exchange(() => fetch(url, init), proof, init, asked)]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

async function exchange(
  ask: () => Response | Promise<Response>,
  proof: readonly [string, string],
  sent: FetchInit,
  asked: string,
): Promise<unknown> {
  let response: Response;
  let text: string;
  let redirected: boolean;
  try {
    response = await ask();
    redirected = isRedirected(response, asked);
    text = redirected ? '' : await response.text();
  } catch (cause) {
    throw new NetworkError('no_answer', cause);
  }
  if (redirected) throw new NetworkError('redirected');
  return readAnswer(response, text, proof, sent);
}

/** Takes each value as it stands: old libraries give arrays a `toJSON` that makes text of them. */
function stringify(input: object): string {
  return JSON.stringify(input, function (this: Record<string, unknown>, name: string) {
    return this[name];
  });
}
