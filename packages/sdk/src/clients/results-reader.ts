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

/** Makes a client of the three routes that a page reads; downloads add no byte to a bundle that does not use them. */
export function createResultsReader(options: ResultsClientOptions): ResultsReader {
  return createApi(resultsTable, (endpoint, input, {signal}) => send(options, ...filledIn(endpoint, input), {signal}));
}

/** The URL of a publication's export, for a link: a plain `GET` without a token. */
export function exportAddress(baseUrl: string, publicationId: string, format: 'csv' | 'ndjson'): string {
  const [path] = fillPath(exportRatings.path, {publicationId});
  return `${address(baseUrl, path)}?format=${format}`;
}
