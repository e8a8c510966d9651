import {prepareCommand} from '../../context/prepare-command.ts';
import {toReview} from '../../domain/cases/case-views.ts';
import {toActor} from '../../domain/cases/command-context.ts';
import {decideReview as decide} from '../../domain/cases/reviews.ts';
import {screenReview} from '../../domain/cases/screened-views.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {changeCaseOnce} from './change-case-once.ts';

/** Decides a review or an appeal. */
export const decideReview: Handler<'decideReview'> = async (input, context, {caller, idempotencyKey}) => {
  const {reviewId} = input;
  const command = await prepareCommand(context, idempotencyKey, ['decide_review', input]);
  const within = caller.institutionCode;
  const changed = await changeCaseOnce(context, {reviewId}, within, toActor(caller), command, ratingCase =>
    decide(ratingCase, input, caller, command),
  );
  const decided = changed?.ratingCase.reviews.find(review => review.reviewId === reviewId);
  if (!changed || !decided) throw new Problem('unknown_review');
  const view = screenReview(toReview(decided, command.at, context.clocks), caller);
  return changed.replayed ? new ReplayedResponse(view) : view;
};
