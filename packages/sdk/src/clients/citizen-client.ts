import {createApi, type Methods} from '../api.ts';
import {filledIn} from '../transport/path.ts';
import type {TransportOptions} from '../transport/request.ts';
import {send} from '../transport/send.ts';
import {publicTable, ratingTable} from './tables.ts';

/** The methods of a page that only rates. */
export type RatingClient = Methods<keyof typeof ratingTable>;

/** The methods that need no token. */
export type PublicClient = Methods<keyof typeof publicTable>;

/** The methods for citizens and the public. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call. */
export type Client = RatingClient & PublicClient;

/** How to reach a server, and with which `fetch`. */
export type ClientOptions = TransportOptions;

/**
 * Makes the client of a page: one method per route, each request sent once by the given `fetch`. An outbox around
 * `submitRating` is the retry layer of such a page.
 *
 * @param options The address of the server and how to send; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
 *
 * @example
 * ```ts
 * import {createClient, isApiError} from '@gov-rating/sdk/core';
 *
 * const client = createClient({baseUrl: 'https://rating.example.gov.cn', fetch: (url, init) => fetch(url, init)});
 * const codeOf = (token: string) =>
 *   client.getInvitation({}, {token}).then(
 *     form => form.state, // 'open', 'rated' or 'expired'
 *     (error: unknown) => (isApiError(error) ? error.code : 'no_answer'),
 *   );
 * ```
 */
export function createClient(options: ClientOptions): Client {
  return {...createRatingClient(options), ...createPublicClient(options)};
}

/**
 * Makes a client of the routes that need no token.
 *
 * @param options The address of the server and how to send; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
 */
export function createPublicClient(options: ClientOptions): PublicClient {
  return createApi(publicTable, (endpoint, input, each) => send(options, ...filledIn(endpoint, input), each));
}

/**
 * Makes a client of the two routes that rating needs; the others add no byte to a bundle that does not call them.
 *
 * @param options The address of the server and how to send; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
 */
export function createRatingClient(options: ClientOptions): RatingClient {
  return createApi(ratingTable, (...call) => send(options, ...call));
}
