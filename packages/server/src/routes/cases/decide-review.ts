import {occasionOf} from '../../context/prepare-command.ts';
import {reviewView} from '../../domain/cases/case-views.ts';
import {actorOf} from '../../domain/cases/command-context.ts';
import {decideReview as decide} from '../../domain/cases/reviews.ts';
import {screenReview} from '../../domain/cases/screened-views.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {Replay, type Handler} from '../../http/handler.ts';
import {changeOnce} from './change-once.ts';

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
