import {createApi, type Method, type SessionCallOptions} from '../api.ts';
import {filledIn} from '../transport/path.ts';
import type {TransportOptions} from '../transport/request.ts';
import {send} from '../transport/send.ts';
import {receiptTable} from './tables.ts';

/** What a rater calls after the rating. Methods need no `this` and reject with a `GovRatingError`. */
export interface ReceiptClient {
  /**
   * Progress and answer of a rating, for anyone who holds the number of its receipt; with the key of the receipt also the
   * proof that the rating is in the evidence log, and the supplement. Number and key travel in the body, which no log has.
   */
  readonly getReceipt: Method<'getReceipt', SessionCallOptions>;
  /** Adds the one supplement (追评), with the key of the receipt. */
  readonly supplementRating: Method<'supplementRating'>;
  /**
   * Erases the rater's own words, comment and supplement, with the key of the receipt. Level and tags stay. Once more changes
   * nothing. Rejects with `own_words_kept` where a rule demands that words are kept.
   */
  readonly eraseOwnWords: Method<'eraseOwnWords', SessionCallOptions>;
}

/**
 * Makes the client of a page that shows the progress of a rating.
 *
 * @param options The address of the server and how to send; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
 *
 * @example
 * ```ts
 * import {createReceiptClient} from '@gov-rating/sdk/receipt';
 *
 * const rater = createReceiptClient({baseUrl: 'https://rating.example.gov.cn', fetch: (url, init) => fetch(url, init)});
 * const receipt = {receiptNumber: '2611-2405-1738-6420-9356', receiptKey: 'm1ZzNq0T8k3cXw5LrYbHdA'};
 * const {order} = await rater.getReceipt(receipt);
 * console.log(order?.state, order?.reply);
 * ```
 */
export function createReceiptClient(options: TransportOptions): ReceiptClient {
  return createApi(receiptTable, (endpoint, input, each) => send(options, ...filledIn(endpoint, input), each));
}
