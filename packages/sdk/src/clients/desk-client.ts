import {
  createApi,
  type AllOf,
  type Call,
  type SessionCallOptions,
  type SessionMethods,
  type SessionWriteOptions,
} from '../api.ts';
import {newIdempotencyKey} from '../outbox/idempotency-key.ts';
import {authorized} from '../transport/authorization.ts';
import {allPages} from '../transport/paging.ts';
import {filledIn} from '../transport/path.ts';
import type {Fetch, TransportOptions} from '../transport/request.ts';
import {send} from '../transport/send.ts';
import {deskTable} from './tables.ts';

/** How a back office reaches a server on behalf of a person who has signed in. */
export interface DeskClientOptions {
  /** Where the server is, e.g. `https://rating.example.gov.cn`; a path in front of `/v1` is kept. */
  readonly baseUrl: string;
  /** The person's access token, as the identity provider of the back office gives it; asked for before every call. */
  readonly token: () => string | Promise<string>;
  /** Sends the requests; by default the platform's own `fetch`, which sends once. */
  readonly fetch?: Fetch | undefined;
  /** The language of `Error.message`, a BCP 47 tag. */
  readonly language?: string | undefined;
  /** Milliseconds for all attempts of a call together; by default 30 000. Of a download: for each piece. */
  readonly timeout?: number | undefined;
}

/** What one call may set for itself. */
export type DeskCallOptions = SessionCallOptions;

/** What one writing call may set for itself: the same key gets the first answer, and nothing is done twice. */
export type DeskWriteOptions = SessionWriteOptions;

/**
 * The methods of a back office, one per route; the server decides by the token which of them a person may call. Methods need no
 * `this` and reject with a `GovRatingError`; a step that came too late is an `ApiError` with the code `order_changed` and
 * the order's state in `error.current`.
 */
export type DeskRoutes = SessionMethods<keyof typeof deskTable>;

/** What people of institutions and bureaus may call: {@link DeskRoutes}, and lists that read page after page. */
export interface DeskClient extends DeskRoutes {
  /** All work orders that fit, page by page as they are read. */
  readonly allOrders: AllOf<'listOrders'>;
  /** All reviews that fit, page by page as they are read. */
  readonly allReviews: AllOf<'listReviews'>;
  /** All suspicions that fit, page by page as they are read. */
  readonly allSuspicions: AllOf<'listSuspicions'>;
  /** All notices that fit, page by page as they are read. */
  readonly allNotices: AllOf<'listNotices'>;
}

/** Calls on behalf of a person: with a token of `options.token`, and an idempotency key if the route takes one. */
export function callAsPerson(options: DeskClientOptions): Call {
  const {token: get, baseUrl, fetch, language, timeout = 30_000} = options;
  const reach: TransportOptions = {baseUrl, fetch, language, timeout};
  return (endpoint, input, {signal, idempotencyKey = newIdempotencyKey()}) =>
    authorized({get}, token =>
      send(reach, ...filledIn(endpoint, input), {token, signal, ...(endpoint.keyed && {idempotencyKey})}),
    );
}

/** Makes a method for each route of a back office. On `unauthorized` it asks for a token again and repeats the call once. */
export function createDeskRoutes(options: DeskClientOptions): DeskRoutes {
  return createApi(deskTable, callAsPerson(options));
}

/** Makes the client of a back office. */
export function createDeskClient(options: DeskClientOptions): DeskClient {
  const methods = createDeskRoutes(options);
  return {
    ...methods,
    allOrders: allPages(methods.listOrders),
    allReviews: allPages(methods.listReviews),
    allNotices: allPages(methods.listNotices),
    allSuspicions: allPages(methods.listSuspicions),
  };
}
