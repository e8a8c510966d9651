import type {OrderDetail, ReceiptProgress} from '@gov-rating/contract/types';
import {createDeskClient, isApiError} from './desk.ts';
import {createReceiptClient} from './receipt.ts';

/** Never run: what must and must not compile. */
export async function deskTypes(): Promise<void> {
  const desk = createDeskClient({baseUrl: '', token: () => 't'});
  createDeskClient({baseUrl: '', token: async () => 't', fetch, timeout: 5000, language: 'en'});
  // @ts-expect-error a desk needs a person who has signed in
  createDeskClient({baseUrl: ''});
  // @ts-expect-error a token expires; the client must be able to get another one
  createDeskClient({baseUrl: '', token: 't'});

  const detail: OrderDetail = await desk.stepOrder({orderNumber: 'n', version: 1, step: 'sign'});
  detail.steps.includes('reply');
  // @ts-expect-error a step names the version that it was decided on
  await desk.stepOrder({orderNumber: 'n', step: 'sign'});
  // @ts-expect-error there is no such step
  await desk.stepOrder({orderNumber: 'n', version: 1, step: 'forget'});
  // @ts-expect-error a person voids no rating by a step: a review does
  await desk.stepOrder({orderNumber: 'n', version: 1, step: 'void'});
  // @ts-expect-error which order
  await desk.getOrder({});
  // @ts-expect-error a rating is void for one of three grounds
  await desk.askReview({orderNumber: 'n', version: 1, ground: 'unwelcome', reason: 'r', evidence: []});
  // @ts-expect-error a decision gives its reason
  await desk.decideReview({reviewId: 'r', decision: 'voided'});
  // @ts-expect-error the client manages the token itself
  await desk.getOrder({orderNumber: 'n'}, {token: 't'});
  // @ts-expect-error what only reads takes no key
  await desk.getOrder({orderNumber: 'n'}, {idempotencyKey: 'k'});
  await desk.fileAppeal({reviewId: 'r', reason: 'r', evidence: []}, {idempotencyKey: 'k'});
  for await (const order of desk.allOrders({overdue: 'true'})) order.dueAt?.slice(0, 10);
  for await (const review of desk.allReviews({instance: 'appeal'})) review.ratedInstitution.toUpperCase();
  // @ts-expect-error staff do not rate
  await desk.submitRating({level: 'satisfied'}, {idempotencyKey: 'k'});

  const thrown: unknown = new Error();
  if (isApiError(thrown) && thrown.code === 'order_changed') thrown.current?.version.toFixed();

  const rater = createReceiptClient({baseUrl: '', fetch});
  const progress: ReceiptProgress = await rater.getReceipt({receiptNumber: 'n'});
  progress.order?.reply?.trim();
  // @ts-expect-error only a bad rating has an order
  void progress.order.state;
  // @ts-expect-error a receipt does not disclose the level
  void progress.level;
  // @ts-expect-error a supplement without a key could be stored twice
  await rater.supplementRating({receiptNumber: 'n', receiptKey: 'k', comment: 'c', solved: true}, {token: 't'});
  // @ts-expect-error is the matter settled: yes or no
  await rater.supplementRating({receiptNumber: 'n', receiptKey: 'k', comment: 'c'}, {idempotencyKey: 'k'});
  // @ts-expect-error only who holds the key of the receipt may add something
  await rater.supplementRating({receiptNumber: 'n', comment: 'c', solved: true}, {idempotencyKey: 'k'});
}
