import {createDeskClient as createCoreClient} from './clients/desk-client.ts';
import type {DeskClient, DeskClientOptions} from './clients/desk-client.ts';
import {withKy} from './transport/with-ky.ts';

export type {
  ExportedRating,
  Notice,
  Order,
  OrderAct,
  OrderDetail,
  Review,
  ReviewEntry,
} from '@gov-rating/contract/types';
export type {Suspicion, Webhook, WebhookDelivery} from '@gov-rating/contract/types';
export type {DeskCallOptions, DeskClient, DeskClientOptions, DeskWriteOptions} from './clients/desk-client.ts';
export * from './clients/supervision-client.ts';
export * from './errors.ts';
export {newIdempotencyKey} from './outbox/idempotency-key.ts';
export {kyFetch, type KyFetchOptions} from './transport/ky-fetch.ts';
export type {Fetch} from './transport/request.ts';

/**
 * Makes the client of a back office. Without `fetch`, ky sends and repeats what is safe to repeat.
 *
 * @example
 * ```ts
 * import {createDeskClient, isApiError} from '@gov-rating/sdk/desk';
 *
 * async function signNewOrders(accessToken: () => Promise<string>): Promise<void> {
 *   const desk = createDeskClient({baseUrl: 'https://rating.example.gov.cn', token: accessToken});
 *   for await (const {orderNumber, version} of desk.allOrders({state: 'created', sort: 'due'}))
 *     await desk.stepOrder({orderNumber, version, step: 'sign'}).catch((error: unknown) => {
 *       if (!isApiError(error) || error.code !== 'order_changed') throw error;
 *     });
 * }
 * ```
 */
export const createDeskClient = (options: DeskClientOptions): DeskClient => createCoreClient(withKy(options));
