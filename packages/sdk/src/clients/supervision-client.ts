import type {ExportedRating, RouteInput} from '@gov-rating/contract/types';
import {exportPeriod} from '@gov-rating/contract/endpoints';
import {createApi, type AllOf, type SessionMethods} from '../api.ts';
import {authorized} from '../transport/authorization.ts';
import {allPages} from '../transport/paging.ts';
import {linesOf, openDownload, piecesOf} from '../transport/stream.ts';
import {withKy} from '../transport/with-ky.ts';
import {callAsPerson, type DeskCallOptions, type DeskClientOptions} from './desk-client.ts';
import {supervisionTable} from './tables.ts';

/** How a bureau reaches a server. Without `fetch`, ky sends and repeats; downloads go through the platform's own `fetch`, once. */
export type SupervisionClientOptions = DeskClientOptions;

/** The days of the ratings and the format of the export. */
export type PeriodExportInput = RouteInput<'exportPeriod'>;

/**
 * What a bureau, an auditor and the head of an institution may do with the results, the webhooks and the department
 * systems of their own institutions; the server decides by the token which of it a person may do. Methods need no `this` and reject with a
 * `GovRatingError`.
 */
export interface SupervisionClient extends SessionMethods<keyof typeof supervisionTable> {
  /** The ratings of a period as they are now, published or not, one by one. Leaving the loop ends the transfer. */
  exportPeriod(
    input: Omit<PeriodExportInput, 'format'>,
    options?: DeskCallOptions,
  ): AsyncGenerator<ExportedRating, void, undefined>;
  /** The file of such an export in pieces of text, as they arrive. */
  exportPeriodFile(input: PeriodExportInput, options?: DeskCallOptions): AsyncGenerator<string, void, undefined>;
  /** All department systems that the person may see, by id, page by page as they are read. */
  readonly allClients: AllOf<'listClients'>;
  /** All webhooks that the person may see, oldest first, page by page as they are read. */
  readonly allWebhooks: AllOf<'listWebhooks'>;
  /** All messages to a webhook, newest first, page by page as they are read. */
  readonly allWebhookDeliveries: AllOf<'listWebhookDeliveries'>;
}

/**
 * Makes the client of those who supervise. On `unauthorized` it asks for a token again and repeats the call once.
 *
 * @param options The address of the server and how to send; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
 */
export function createSupervisionClient(options: SupervisionClientOptions): SupervisionClient {
  const {fetch, token: get, baseUrl, language, timeout} = options;
  const reach = {baseUrl, language, timeout, fetch};
  const methods = createApi<typeof supervisionTable, SessionMethods<keyof typeof supervisionTable>>(
    supervisionTable,
    callAsPerson(withKy(options)),
  );
  const open = (input: PeriodExportInput, {signal}: DeskCallOptions = {}) =>
    authorized({get}, token => openDownload(reach, exportPeriod, {format: 'ndjson', ...input}, {token, signal}));

  return {
    ...methods,
    allClients: allPages(methods.listClients),
    allWebhooks: allPages(methods.listWebhooks),
    allWebhookDeliveries: allPages(methods.listWebhookDeliveries),
    exportPeriod: (input, each) => linesOf(exportPeriod, () => open({...input, format: 'ndjson'}, each)),
    exportPeriodFile: (input, each) => piecesOf(() => open(input, each)),
  };
}
