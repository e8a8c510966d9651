import type {RouteInput, RouteOutput} from '@gov-rating/contract';
import {receiptEndpoints} from '@gov-rating/contract/endpoints';
import {call, type CallOptions, type CallerOptions} from './call.ts';
import {fillPath} from './path.ts';

export type {ReceiptProgress} from '@gov-rating/contract';
export type {Fetch} from './call.ts';
export {ApiError, ContractError, GovRatingError, isApiError, isNetworkError, NetworkError} from './errors.ts';
export {newIdempotencyKey} from './outbox/idempotency-key.ts';

/** What a rater calls after the rating. Methods need no `this` and reject with a `GovRatingError`. */
export interface ReceiptClient {
  /** Progress and answer of a rating, for whoever holds the number of its receipt. */
  getReceipt(
    input: RouteInput<'getReceipt'>,
    options?: Pick<CallOptions, 'signal'>,
  ): Promise<RouteOutput<'getReceipt'>>;
  /** Adds the one supplement (追评), with the token of the invitation by which the rating came. */
  supplementRating(
    input: RouteInput<'supplementRating'>,
    options: CallOptions & {readonly idempotencyKey: string},
  ): Promise<RouteOutput<'supplementRating'>>;
}

/** Makes the client of a page that shows how a rating fares. */
export function createReceiptClient(options: CallerOptions): ReceiptClient {
  const {getReceipt, supplementRating} = receiptEndpoints;
  return {
    async getReceipt(input, each = {}) {
      const [path] = fillPath(getReceipt.path, input);
      const answer = await call({method: 'GET', path}, ['receiptNumber', 'string'], options, {}, each);
      return answer as RouteOutput<'getReceipt'>;
    },
    async supplementRating(input, each) {
      const answer = await call(supplementRating, ['addedAt', 'string'], options, input, each);
      return answer as RouteOutput<'supplementRating'>;
    },
  };
}
