import {occasionOf} from '../../context/prepare-command.ts';
import {reviewView} from '../../domain/cases/case-views.ts';
import {actorOf} from '../../domain/cases/command-context.ts';
import {fileAppeal as file} from '../../domain/cases/reviews.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {Replay, type Handler} from '../../http/handler.ts';
import {newId} from '../../security/random.ts';
import {changeOnce} from './change-once.ts';

/** Files the second instance against a review that upheld the rating. */
export const fileAppeal: Handler<'fileAppeal'> = async (input, context, {caller, idempotencyKey}) => {
  const appealId = newId(context.randomBytes);
  const occasion = await occasionOf(context, idempotencyKey, ['file_appeal', input]);
  const within = caller.institutionCode;
  const changed = await changeOnce(context, {reviewId: input.reviewId}, within, actorOf(caller), occasion, life =>
    file(life, input, caller, occasion, appealId),
  );
  const appeal = changed?.life.reviews.find(review => review.instance === 'appeal');
  if (!changed || !appeal) throw new Problem('unknown_review');
  const view = reviewView(appeal, occasion.at, context.clocks);
  return changed.replayed ? new Replay(view) : view;
};
