import type {RouteInput, RouteOutput} from '@gov-rating/contract';
import {publicEndpoints, resultEndpoints, type Endpoint} from '@gov-rating/contract/endpoints';
import type {Proof} from './answer.ts';
import {call, type CallerOptions, type CallOptions} from './call.ts';
import {fillPath} from './path.ts';

/** How to reach a server; without `fetch` the platform's own. */
export interface ResultsClientOptions extends Omit<CallerOptions, 'fetch' | 'token'> {
  readonly fetch?: CallerOptions['fetch'] | undefined;
}

/** What one call may set for itself. */
export type ResultsCallOptions = Pick<CallOptions, 'signal'>;

/** What a page that shows results calls. Methods need no `this` and reject with a `GovRatingError`. */
export interface ResultsReader {
  /** Counts and measures of an area or an institution as they are now. */
  getStatistics(
    input?: RouteInput<'getStatistics'>,
    options?: ResultsCallOptions,
  ): Promise<RouteOutput<'getStatistics'>>;
  /** One page of publications, the latest first. */
  listPublications(
    input?: RouteInput<'listPublications'>,
    options?: ResultsCallOptions,
  ): Promise<RouteOutput<'listPublications'>>;
  /** A publication. It never changes, so browsers keep it. */
  getPublication(
    input: RouteInput<'getPublication'>,
    options?: ResultsCallOptions,
  ): Promise<RouteOutput<'getPublication'>>;
}

/** Makes a client of the three routes that a page reads; downloads leave no byte in a bundle that does without them. */
export function createResultsReader(options: ResultsClientOptions): ResultsReader {
  const {fetch = platformFetch} = options;

  const ask =
    <N extends keyof ResultsReader>(endpoint: Endpoint, proof: Proof<N>) =>
    async (input: RouteInput<N>, {signal}: ResultsCallOptions = {}): Promise<RouteOutput<N>> => {
      const [path, rest] = fillPath(endpoint.path, input);
      const reach = {...options, fetch};
      return (await call({method: endpoint.method, path}, proof, reach, rest, {signal})) as RouteOutput<N>;
    };

  const getStatistics = ask<'getStatistics'>(publicEndpoints.getStatistics, ['levels', 'object']);
  const listPublications = ask<'listPublications'>(resultEndpoints.listPublications, ['items', 'object']);
  return {
    getStatistics: (input = {}, each = {}) => getStatistics(input, each),
    listPublications: (input = {}, each = {}) => listPublications(input, each),
    getPublication: ask<'getPublication'>(resultEndpoints.getPublication, ['results', 'object']),
  };
}

/** Where the open export of a publication lies, for a link; `GET` needs nothing else. */
export function exportAddress(baseUrl: string, publicationId: string, format: 'csv' | 'ndjson'): string {
  const [path] = fillPath(resultEndpoints.exportRatings.path, {publicationId});
  return `${baseUrl.replace(/\/+$/, '')}${path}?format=${format}`;
}

/** The platform's fetch by its name at the time of the call, so that a page may replace it. */
export const platformFetch: CallerOptions['fetch'] = (url, init) => fetch(url, init);
