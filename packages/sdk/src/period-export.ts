import type {ExportedRating, RouteInput} from '@gov-rating/contract';
import {supervisionEndpoints} from '@gov-rating/contract/endpoints';
import type {DeskCallOptions, DeskClientOptions} from './desk-client.ts';
import {downloadLines, downloadPieces, ratingIn, type DownloadCall} from './download.ts';
import {platformFetch} from './results-reader.ts';

/** How a bureau reaches a server; without `fetch` the platform's own. `timeout` bounds the wait for each piece. */
export interface PeriodExportOptions extends Omit<DeskClientOptions, 'fetch'> {
  readonly fetch?: DeskClientOptions['fetch'] | undefined;
}

/** Which ratings, in which form. */
export type PeriodExportInput = RouteInput<'exportPeriod'>;

/**
 * What a bureau or an auditor takes home of the ratings of its own institutions, published or not. Methods need no `this`
 * and reject with a `GovRatingError`.
 */
export interface PeriodExportClient {
  /** The ratings of some days as they are now, one by one as they arrive. Stop reading to end the transfer. */
  exportPeriod(
    input: Omit<PeriodExportInput, 'format'>,
    options?: DeskCallOptions,
  ): AsyncGenerator<ExportedRating, void, undefined>;
  /** The file of them in pieces of text, to be written somewhere as they arrive. */
  exportPeriodFile(input: PeriodExportInput, options?: DeskCallOptions): AsyncGenerator<string, void, undefined>;
}

/** Makes the client by which a bureau or an auditor exports ratings. */
export function createPeriodExportClient(options: PeriodExportOptions): PeriodExportClient {
  const {fetch = platformFetch, token, ...reach} = options;

  const download = async (input: PeriodExportInput, {signal}: DeskCallOptions): Promise<DownloadCall> => {
    const query = Object.fromEntries(
      Object.entries({format: 'ndjson', ...input}).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    return {...reach, fetch, path: supervisionEndpoints.exportPeriod.path, query, token: await token(), signal};
  };

  return {
    async *exportPeriod(input, each = {}) {
      for await (const line of downloadLines(await download({...input, format: 'ndjson'}, each))) yield ratingIn(line);
    },
    async *exportPeriodFile(input, each = {}) {
      yield* downloadPieces(await download(input, each));
    },
  };
}
