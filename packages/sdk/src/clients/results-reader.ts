import {exportRatings} from '@gov-rating/contract/endpoints';
import {createApi, type SessionCallOptions, type SessionMethods} from '../api.ts';
import {filledIn, fillPath} from '../transport/path.ts';
import {address, type TransportOptions} from '../transport/request.ts';
import {send} from '../transport/send.ts';
import {resultsTable} from './tables.ts';

/** How to reach a server. */
export type ResultsClientOptions = Omit<TransportOptions, 'token'>;

/** What one call may set for itself. */
export type ResultsCallOptions = SessionCallOptions;

/** The methods of a page that shows results. Methods need no `this` and reject with a `GovRatingError`. */
export type ResultsReader = SessionMethods<keyof typeof resultsTable>;

/**
 * Makes a client of the three routes that a page reads; downloads add no byte to a bundle that does not use them.
 *
 * @param options The address of the server and how to send; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
 */
export function createResultsReader(options: ResultsClientOptions): ResultsReader {
  return createApi(resultsTable, (endpoint, input, {signal}) => send(options, ...filledIn(endpoint, input), {signal}));
}

/**
 * The URL of a publication's export, for a link: a plain `GET` without a token.
 *
 * @param baseUrl Where the server is; a path in front of `/v1` is kept.
 * @param publicationId The id of the publication.
 * @param format `csv` for people, `ndjson` for programs.
 * @throws {TypeError} when the id is empty, `.` or `..`.
 */
export function exportAddress(baseUrl: string, publicationId: string, format: 'csv' | 'ndjson'): string {
  const [path] = fillPath(exportRatings.path, {publicationId});
  return `${address(baseUrl, path)}?format=${format}`;
}
