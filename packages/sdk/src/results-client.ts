import type {ExportedRating, PublicationEntry, RouteInput} from '@gov-rating/contract';
import {resultEndpoints} from '@gov-rating/contract/endpoints';
import {downloadLines, downloadPieces, ratingIn, type DownloadCall} from './download.ts';
import {ContractError} from './errors.ts';
import {fillPath} from './path.ts';
import {
  createResultsReader,
  platformFetch,
  type ResultsCallOptions,
  type ResultsClientOptions,
  type ResultsReader,
} from './results-reader.ts';

/** Which publication, in which form. */
export type ExportInput = RouteInput<'exportRatings'>;

/** What everybody may read of results. Methods need no `this` and reject with a `GovRatingError`. */
export interface ResultsClient extends ResultsReader {
  /** All publications, the latest first, page by page as they are asked for. `limit` is the size of a page. */
  allPublications(
    input?: RouteInput<'listPublications'>,
    options?: ResultsCallOptions,
  ): AsyncGenerator<PublicationEntry, void, undefined>;
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
  const reader = createResultsReader(reach);

  const download = ({format = 'ndjson', ...input}: ExportInput, {signal}: ResultsCallOptions): DownloadCall => {
    const [path] = fillPath(resultEndpoints.exportRatings.path, input);
    return {...reach, path, query: {format}, signal};
  };

  return {
    ...reader,
    async *allPublications(input = {}, each = {}) {
      let cursor = input.cursor;
      for (;;) {
        const page = await reader.listPublications({...input, ...(cursor === undefined ? {} : {cursor})}, each);
        yield* page.items;
        if (page.nextCursor === null) return;
        // Without this, a cursor that leads nowhere would list for ever.
        if (typeof page.nextCursor !== 'string' || page.nextCursor === cursor) throw new ContractError(200, false);
        cursor = page.nextCursor;
      }
    },
    async *exportRatings(input, each = {}) {
      for await (const line of downloadLines(download({...input, format: 'ndjson'}, each))) yield ratingIn(line);
    },
    exportFile: (input, each = {}) => downloadPieces(download(input, each)),
  };
}
