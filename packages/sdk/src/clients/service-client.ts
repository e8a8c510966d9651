import {issueToken} from '@gov-rating/contract/endpoints';
import type {RouteOutput} from '@gov-rating/contract/types';
import {createApi, type AllOf, type SessionCallOptions, type SessionMethods} from '../api.ts';
import {newIdempotencyKey} from '../outbox/idempotency-key.ts';
import {accessTokens, authorized} from '../transport/authorization.ts';
import {kyFetch} from '../transport/ky-fetch.ts';
import {allPages} from '../transport/paging.ts';
import {filledIn} from '../transport/path.ts';
import type {Fetch} from '../transport/request.ts';
import {send} from '../transport/send.ts';
import {serviceTable} from './tables.ts';

/** How the system of a department reaches a server. Keep the secret on your own server, never in a page. */
export interface ServiceClientOptions {
  /** Where the server is, e.g. `https://rating.example.gov.cn`; a path in front of `/v1` is kept. */
  readonly baseUrl: string;
  /** The id of the system, as the operator of the server gave it. */
  readonly clientId: string;
  /** Its secret; only this client sees it, and only in the body of the request for a token. */
  readonly clientSecret: string;
  /** Sends the requests; by default `kyFetch()`. */
  readonly fetch?: Fetch | undefined;
  /** Scopes to ask for, separated by spaces; by default all that were granted. */
  readonly scope?: string | undefined;
  /** The language of `Error.message`, a BCP 47 tag. */
  readonly language?: string | undefined;
  /** Milliseconds for all attempts of a call together; by default 30 000. */
  readonly timeout?: number | undefined;
  /** The current time in milliseconds since the epoch; by default `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** What one call may set for itself. */
export type ServiceCallOptions = SessionCallOptions;

/** The methods for the system of a department. Methods need no `this` and reject with a `GovRatingError`. */
export interface ServiceClient extends SessionMethods<keyof typeof serviceTable> {
  /** All work orders, oldest first, page by page as they are read. `limit` is the size of a page. */
  readonly allOrders: AllOf<'listOrders'>;
}

/**
 * Makes the client of a department's system. It gets an access token at the first call, shares and renews it; when
 * the server answers `unauthorized`, it gets a new token and repeats the call once.
 *
 * @param options The address of the server and how to send; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
 *
 * @example
 * ```ts
 * import {createServiceClient, type ServiceFacts} from '@gov-rating/sdk/service';
 *
 * const {CLIENT_ID: clientId = '', CLIENT_SECRET: clientSecret = ''} = process.env;
 * const department = createServiceClient({baseUrl: 'https://rating.example.gov.cn', clientId, clientSecret});
 *
 * // The link by which the person who was served rates, once.
 * async function linkFor(service: ServiceFacts): Promise<string> {
 *   const {serviceId} = await department.putService(service);
 *   return (await department.invite({serviceId, validHours: 72})).url;
 * }
 * ```
 */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const {clientId, clientSecret, scope, now = Date.now} = options;
  const {baseUrl, language, fetch = kyFetch(), timeout = 30_000} = options;
  const reach = {baseUrl, language, fetch, timeout};
  const credentials = {grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope};
  const issue = () => send(reach, issueToken, credentials, {}) as Promise<RouteOutput<'issueToken'>>;
  const tokens = accessTokens(issue, now);

  const methods = createApi<typeof serviceTable, SessionMethods<keyof typeof serviceTable>>(
    serviceTable,
    (endpoint, input, {signal, idempotencyKey = newIdempotencyKey()}) =>
      authorized(tokens, token =>
        send(reach, ...filledIn(endpoint, input), {token, signal, ...(endpoint.keyed && {idempotencyKey})}),
      ),
  );
  return {...methods, allOrders: allPages(methods.listOrders)};
}
