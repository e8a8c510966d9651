import type {ExportedRating, RouteInput, RouteOutput} from '@gov-rating/contract';
import {supervisionEndpoints} from '@gov-rating/contract/endpoints';
import type {Proof} from './answer.ts';
import {call} from './call.ts';
import {asPerson, type DeskCallOptions, type DeskClientOptions} from './desk-client.ts';
import {downloadLines, downloadPieces, ratingIn, type DownloadCall} from './download.ts';
import {platformFetch} from './results-reader.ts';

/** How a bureau reaches a server; without `fetch` the platform's own. `timeout` bounds the wait for each piece. */
export interface SupervisionClientOptions extends Omit<DeskClientOptions, 'fetch'> {
  readonly fetch?: DeskClientOptions['fetch'] | undefined;
}

/** Which ratings, in which form. */
export type PeriodExportInput = RouteInput<'exportPeriod'>;

/**
 * What a bureau, an auditor and the head of an institution may do with the results of their own institutions. Methods need
 * no `this` and reject with a `GovRatingError`.
 */
export interface SupervisionClient {
  /** Everything that is counted, as it is now, small numbers too. */
  getOfficeStatistics(
    input?: RouteInput<'getOfficeStatistics'>,
    options?: DeskCallOptions,
  ): Promise<RouteOutput<'getOfficeStatistics'>>;
  /** Results by member of staff (工号); never public. */
  getStaffStatistics(
    input?: RouteInput<'getStaffStatistics'>,
    options?: DeskCallOptions,
  ): Promise<RouteOutput<'getStaffStatistics'>>;
  /** Publishes whole months that have ended (通报), for ever. */
  publish(input: RouteInput<'publish'>, options?: DeskCallOptions): Promise<RouteOutput<'publish'>>;
  /** The ratings of some days as they are now, published or not, one by one. Stop reading to end the transfer. */
  exportPeriod(
    input: Omit<PeriodExportInput, 'format'>,
    options?: DeskCallOptions,
  ): AsyncGenerator<ExportedRating, void, undefined>;
  /** The file of them in pieces of text, to be written somewhere as they arrive. */
  exportPeriodFile(input: PeriodExportInput, options?: DeskCallOptions): AsyncGenerator<string, void, undefined>;
}

type Asked = 'getOfficeStatistics' | 'getStaffStatistics' | 'publish';

/** Makes the client of those who supervise. */
export function createSupervisionClient(options: SupervisionClientOptions): SupervisionClient {
  const {fetch = platformFetch, token, ...rest} = options;
  const reach = {...rest, fetch};

  const ask =
    <N extends Asked>(name: N, proof: Proof<N>) =>
    async (input: RouteInput<N>, {signal}: DeskCallOptions = {}): Promise<RouteOutput<N>> => {
      const {method, path} = supervisionEndpoints[name];
      const each = {signal, token: await token()};
      return (await asPerson(call({method, path}, proof, reach, input, each))) as RouteOutput<N>;
    };

  const download = async (input: PeriodExportInput, {signal}: DeskCallOptions): Promise<DownloadCall> => {
    const query = Object.fromEntries(
      Object.entries({format: 'ndjson', ...input}).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    return {...reach, path: supervisionEndpoints.exportPeriod.path, query, token: await token(), signal};
  };

  const getOfficeStatistics = ask('getOfficeStatistics', ['levels', 'object']);
  const getStaffStatistics = ask('getStaffStatistics', ['rows', 'object']);
  return {
    getOfficeStatistics: (input = {}, each = {}) => getOfficeStatistics(input, each),
    getStaffStatistics: (input = {}, each = {}) => getStaffStatistics(input, each),
    publish: ask('publish', ['publicationId', 'string']),
    async *exportPeriod(input, each = {}) {
      for await (const line of downloadLines(await download({...input, format: 'ndjson'}, each))) yield ratingIn(line);
    },
    async *exportPeriodFile(input, each = {}) {
      yield* downloadPieces(await download(input, each));
    },
  };
}
