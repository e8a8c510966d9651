import {createClient as createCoreClient, type Client, type ClientOptions} from './clients/citizen-client.ts';
import {withKy} from './transport/with-ky.ts';

export * from './core.ts';
export {kyFetch, type KyFetchOptions} from './transport/ky-fetch.ts';

/**
 * Makes a client: one method per route. Without `fetch`, ky sends and repeats what is safe to repeat, and `timeout` is by default
 * 30 000 ms for all attempts together.
 *
 * @param options The address of the server and how to send; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
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
