import {actorOf} from '../domain/life/act.ts';
import {decideReview as decide} from '../domain/life/reviews.ts';
import {screenReview} from '../domain/life/screened.ts';
import {reviewView} from '../domain/life/views.ts';
import {Problem} from '../problem.ts';
import {Replay, type Handler} from './handler.ts';
import {changeOnce, occasionOf} from './life.ts';

/** Decides a review or an appeal. */
export const decideReview: Handler<'decideReview'> = async (input, context, {caller, idempotencyKey}) => {
  const {reviewId} = input;
  const occasion = await occasionOf(context, idempotencyKey, ['decide_review', input]);
  const within = caller.institutionCode;
  const changed = await changeOnce(context, {reviewId}, within, actorOf(caller), occasion, life =>
    decide(life, input, caller, occasion),
  );
  const decided = changed?.life.reviews.find(review => review.reviewId === reviewId);
  if (!changed || !decided) throw new Problem('unknown_review');
  const view = screenReview(reviewView(decided, occasion.at, context.clocks), caller);
  return changed.replayed ? new Replay(view) : view;
};
