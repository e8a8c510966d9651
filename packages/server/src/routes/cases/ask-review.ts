import {askReview as ask} from '../../domain/cases/reviews.ts';
import type {Handler} from '../../http/handler.ts';
import {newId} from '../../security/random.ts';
import {changeOrder} from './change-order.ts';

/** Requests a review of the rating behind an order. */
export const askReview: Handler<'askReview'> = (input, context, {caller, idempotencyKey}) => {
  const reviewId = newId(context.randomBytes, context.now());
  return changeOrder(
    {orderNumber: input.orderNumber, name: 'ask_review', input, caller, idempotencyKey},
    context,
    (ratingCase, command) => ask(ratingCase, input, caller, command, reviewId),
  );
};
