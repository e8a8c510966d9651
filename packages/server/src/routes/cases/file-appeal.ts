import {prepareCommand} from '../../context/prepare-command.ts';
import {toReview} from '../../domain/cases/case-views.ts';
import {toActor} from '../../domain/cases/command-context.ts';
import {fileAppeal as file} from '../../domain/cases/reviews.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {newId} from '../../security/random.ts';
import {changeCaseOnce} from './change-case-once.ts';

/** Files the second instance against a review that upheld the rating. */
export const fileAppeal: Handler<'fileAppeal'> = async (input, context, {caller, idempotencyKey}) => {
  const appealId = newId(context.randomBytes, context.now());
  const command = await prepareCommand(context, idempotencyKey, ['file_appeal', input]);
  const within = caller.institutionCode;
  const changed = await changeCaseOnce(
    context,
    {reviewId: input.reviewId},
    within,
    toActor(caller),
    command,
    ratingCase => file(ratingCase, input, caller, command, appealId),
  );
  const appeal = changed?.ratingCase.reviews.find(review => review.instance === 'appeal');
  if (!changed || !appeal) throw new Problem('unknown_review');
  const view = toReview(appeal, command.at, context.clocks);
  return changed.replayed ? new ReplayedResponse(view) : view;
};
