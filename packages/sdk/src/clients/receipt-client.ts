import {createApi, type Method, type SessionCallOptions} from '../api.ts';
import {filledIn} from '../transport/path.ts';
import type {TransportOptions} from '../transport/request.ts';
import {send} from '../transport/send.ts';
import {receiptTable} from './tables.ts';

/** What a rater calls after the rating. Methods need no `this` and reject with a `GovRatingError`. */
export interface ReceiptClient {
  /** Progress and answer of a rating, for anyone who holds the number of its receipt. */
  readonly getReceipt: Method<'getReceipt', SessionCallOptions>;
  /** Adds the one supplement (追评), with the token of the invitation by which the rating came. */
  readonly supplementRating: Method<'supplementRating'>;
}

/**
 * Makes the client of a page that shows the progress of a rating.
 *
 * @example
 * ```ts
 * import {createReceiptClient} from '@gov-rating/sdk/receipt';
 *
 * const rater = createReceiptClient({baseUrl: 'https://rating.example.gov.cn', fetch: (url, init) => fetch(url, init)});
 * const {order} = await rater.getReceipt({receiptNumber: '20261124-7Q2MD-0ZK4H'});
 * console.log(order?.state, order?.reply);
 * ```
 */
export function createReceiptClient(options: TransportOptions): ReceiptClient {
  return createApi(receiptTable, (endpoint, input, each) => send(options, ...filledIn(endpoint, input), each));
}
