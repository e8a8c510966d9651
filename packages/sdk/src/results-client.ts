import type {ExportedRating, PublicationEntry, RouteInput, RouteOutput} from '@gov-rating/contract';
import {publicEndpoints, resultEndpoints, type Endpoint} from '@gov-rating/contract/endpoints';
import type {Proof} from './answer.ts';
import {call, type CallerOptions, type CallOptions} from './call.ts';
import {downloadLines, downloadPieces, type DownloadCall} from './download.ts';
import {ContractError} from './errors.ts';
import {fillPath} from './path.ts';

/** How to reach a server; without `fetch` the platform's own. */
export interface ResultsClientOptions extends Omit<CallerOptions, 'fetch' | 'token'> {
  readonly fetch?: CallerOptions['fetch'] | undefined;
}

/** What one call may set for itself. */
export type ResultsCallOptions = Pick<CallOptions, 'signal'>;

/** Which publication, in which form. */
export type ExportInput = RouteInput<'exportRatings'>;

/** What everybody may read of results. Methods need no `this` and reject with a `GovRatingError`. */
export interface ResultsClient {
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
  /** All publications, the latest first, page by page as they are asked for. `limit` is the size of a page. */
  allPublications(
    input?: RouteInput<'listPublications'>,
    options?: ResultsCallOptions,
  ): AsyncGenerator<PublicationEntry, void, undefined>;
  /** A publication. It never changes, so browsers keep it. */
  getPublication(
    input: RouteInput<'getPublication'>,
    options?: ResultsCallOptions,
  ): Promise<RouteOutput<'getPublication'>>;
  /** The ratings that a publication was made of, one by one as they arrive. Stop reading to end the transfer. */
  exportRatings(
    input: Omit<ExportInput, 'format'>,
    options?: ResultsCallOptions,
  ): AsyncGenerator<ExportedRating, void, undefined>;
  /** The file of an export in pieces of text, to be written somewhere as they arrive. */
  exportFile(input: ExportInput, options?: ResultsCallOptions): AsyncGenerator<string, void, undefined>;
}

/** Makes the client of a page or a program that reads results. */
export function createResultsClient(options: ResultsClientOptions): ResultsClient {
  const {fetch = platformFetch} = options;
  const reach = {...options, fetch};

  const ask =
    <N extends 'getStatistics' | 'listPublications' | 'getPublication'>(endpoint: Endpoint, proof: Proof<N>) =>
    async (input: RouteInput<N>, {signal}: ResultsCallOptions = {}): Promise<RouteOutput<N>> => {
      const [path, rest] = fillPath(endpoint.path, input);
      return (await call({method: endpoint.method, path}, proof, reach, rest, {signal})) as RouteOutput<N>;
    };

  const download = ({format = 'ndjson', ...input}: ExportInput, {signal}: ResultsCallOptions): DownloadCall => {
    const [path] = fillPath(resultEndpoints.exportRatings.path, input);
    return {...reach, path, query: {format}, signal};
  };

  const getStatistics = ask<'getStatistics'>(publicEndpoints.getStatistics, ['levels', 'object']);
  const listPublications = ask<'listPublications'>(resultEndpoints.listPublications, ['items', 'object']);
  return {
    getStatistics: (input = {}, each = {}) => getStatistics(input, each),
    listPublications: (input = {}, each = {}) => listPublications(input, each),
    async *allPublications(input = {}, each = {}) {
      let cursor = input.cursor;
      for (;;) {
        const page = await listPublications({...input, ...(cursor === undefined ? {} : {cursor})}, each);
        yield* page.items;
        if (page.nextCursor === null) return;
        // Without this, a cursor that leads nowhere would list for ever.
        if (typeof page.nextCursor !== 'string' || page.nextCursor === cursor) throw new ContractError(200, false);
        cursor = page.nextCursor;
      }
    },
    getPublication: ask<'getPublication'>(resultEndpoints.getPublication, ['results', 'object']),
    async *exportRatings(input, each = {}) {
      for await (const line of downloadLines(download({...input, format: 'ndjson'}, each))) yield ratingIn(line);
    },
    exportFile: (input, each = {}) => downloadPieces(download(input, each)),
  };
}

/** The platform's fetch by its name at the time of the call, so that a page may replace it. */
const platformFetch: CallerOptions['fetch'] = (url, init) => fetch(url, init);

function ratingIn(line: string): ExportedRating {
  try {
    const rating = Object(JSON.parse(line)) as ExportedRating;
    if (typeof rating.level === 'string') return rating;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new ContractError(200, false);
}
