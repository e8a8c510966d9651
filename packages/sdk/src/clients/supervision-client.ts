import type {ExportedRating, RouteInput} from '@gov-rating/contract';
import {exportPeriod} from '@gov-rating/contract/endpoints';
import {createApi, type AllOf, type SessionMethods} from '../api.ts';
import {authorized} from '../transport/authorization.ts';
import {allPages} from '../transport/paging.ts';
import {platformFetch} from '../transport/request.ts';
import {linesOf, openDownload, piecesOf} from '../transport/stream.ts';
import {callAsPerson, type DeskCallOptions, type DeskClientOptions} from './desk-client.ts';
import {supervisionTable} from './tables.ts';

/** How a bureau reaches a server; without `fetch` the platform's own. */
export interface SupervisionClientOptions extends Omit<DeskClientOptions, 'fetch'> {
  readonly fetch?: DeskClientOptions['fetch'] | undefined;
}

/** Which ratings, in which form. */
export type PeriodExportInput = RouteInput<'exportPeriod'>;

/**
 * What a bureau, an auditor and the head of an institution may do with the results and the webhooks of their own
 * institutions; which of it a person may do, the server decides by the token. Methods need no `this` and reject with a
 * `GovRatingError`.
 */
export interface SupervisionClient extends SessionMethods<keyof typeof supervisionTable> {
  /** The ratings of some days as they are now, published or not, one by one. Stop reading to end the transfer. */
  exportPeriod(
    input: Omit<PeriodExportInput, 'format'>,
    options?: DeskCallOptions,
  ): AsyncGenerator<ExportedRating, void, undefined>;
  /** The file of them in pieces of text, to be written somewhere as they arrive. */
  exportPeriodFile(input: PeriodExportInput, options?: DeskCallOptions): AsyncGenerator<string, void, undefined>;
  /** All webhooks that the person may see, oldest first, page by page as they are read. */
  readonly allWebhooks: AllOf<'listWebhooks'>;
  /** All messages to a webhook, newest first, page by page as they are read. */
  readonly allWebhookDeliveries: AllOf<'listWebhookDeliveries'>;
}

/** Makes the client of those who supervise. A token that the server no longer takes is asked for once more. */
export function createSupervisionClient(options: SupervisionClientOptions): SupervisionClient {
  const {fetch = platformFetch, token: get, baseUrl, language, timeout} = options;
  const reach = {baseUrl, language, timeout, fetch};
  const methods = createApi<typeof supervisionTable, SessionMethods<keyof typeof supervisionTable>>(
    supervisionTable,
    callAsPerson({...reach, token: get}),
  );
  const open = (input: PeriodExportInput, {signal}: DeskCallOptions = {}) =>
    authorized({get}, token => openDownload(reach, exportPeriod, {format: 'ndjson', ...input}, {token, signal}));

  return {
    ...methods,
    allWebhooks: allPages(methods.listWebhooks),
    allWebhookDeliveries: allPages(methods.listWebhookDeliveries),
    exportPeriod: (input, each) => linesOf(exportPeriod, () => open({...input, format: 'ndjson'}, each)),
    exportPeriodFile: (input, each) => piecesOf(() => open(input, each)),
  };
}
