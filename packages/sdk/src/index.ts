import {
  createClient as createCoreClient,
  type Client,
  type ClientOptions as CoreOptions,
} from './clients/citizen-client.ts';
import {withKy, type KyOptions} from './transport/with-ky.ts';

export * from './core.ts';
export {kyFetch, type KyFetchOptions} from './transport/ky-fetch.ts';

/** How to reach a server; without `fetch`, ky sends and repeats, and `timeout` is by default 30 000 ms. */
export type ClientOptions = KyOptions<CoreOptions>;

/**
 * Makes a client: one method per route, with ky as the HTTP layer unless `fetch` is given.
 *
 * @example
 * ```ts
 * import {createClient, createOutbox, indexedDbStore, newIdempotencyKey} from '@gov-rating/sdk';
 *
 * const client = createClient({baseUrl: 'https://rating.example.gov.cn'});
 * const outbox = createOutbox({send: client.submitRating, store: indexedDbStore()});
 *
 * // Called when the person presses send, with the invitation's token.
 * async function rate(token: string): Promise<string> {
 *   const outcome = await outbox.submit({key: newIdempotencyKey(), token, draft: {level: 'satisfied'}});
 *   return outcome.kind === 'received' ? outcome.receipt.receiptNumber : outcome.kind;
 * }
 * ```
 */
export function createClient(options: ClientOptions): Client {
  return createCoreClient(withKy(options));
}
