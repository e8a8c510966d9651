import type {ExportedRating, RouteInput} from '@gov-rating/contract/types';
import {exportRatings} from '@gov-rating/contract/endpoints';
import type {AllOf} from '../api.ts';
import {allPages} from '../transport/paging.ts';
import {filledIn} from '../transport/path.ts';
import {linesOf, openDownload, piecesOf} from '../transport/stream.ts';
import {
  createResultsReader,
  type ResultsCallOptions,
  type ResultsClientOptions,
  type ResultsReader,
} from './results-reader.ts';

/** The publication and the format of its export. */
export type ExportInput = RouteInput<'exportRatings'>;

/** Public results. Methods need no `this` and reject with a `GovRatingError`. */
export interface ResultsClient extends ResultsReader {
  /** All publications, the latest first, page by page as they are read. `limit` is the size of a page. */
  readonly allPublications: AllOf<'listPublications'>;
  /** The ratings of a publication, one by one as they arrive. Leaving the loop ends the transfer. */
  exportRatings(
    input: Omit<ExportInput, 'format'>,
    options?: ResultsCallOptions,
  ): AsyncGenerator<ExportedRating, void, undefined>;
  /** The file of an export in pieces of text, as they arrive. */
  exportFile(input: ExportInput, options?: ResultsCallOptions): AsyncGenerator<string, void, undefined>;
}

/**
 * Makes the client of a page or a program that reads results.
 *
 * @example
 * ```ts
 * import {createResultsClient} from '@gov-rating/sdk/results';
 *
 * const results = createResultsClient({baseUrl: 'https://rating.example.gov.cn'});
 * const {total, measures} = await results.getStatistics({areaCode: '440100', from: '2026-10-01', to: '2026-10-31'});
 * for await (const {publicationId} of results.allPublications())
 *   for await (const rating of results.exportRatings({publicationId})) console.log(rating.day, rating.level);
 * ```
 */
export function createResultsClient(options: ResultsClientOptions): ResultsClient {
  const reader = createResultsReader(options);
  const open = (input: ExportInput, {signal}: ResultsCallOptions = {}) =>
    openDownload(options, ...filledIn(exportRatings, {format: 'ndjson', ...input}), {signal});

  return {
    ...reader,
    allPublications: allPages(reader.listPublications),
    exportRatings: (input, each) => linesOf(exportRatings, () => open({...input, format: 'ndjson'}, each)),
    exportFile: (input, each) => piecesOf(() => open(input, each)),
  };
}
