import {occasionOf} from '../../context/prepare-command.ts';
import {actorOf} from '../../domain/cases/command-context.ts';
import {screenMark} from '../../domain/cases/screened-views.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {settleSuspicion as settle, suspicionView} from '../../domain/suspicions/settle-suspicion.ts';
import {Replay, type Handler} from '../../http/handler.ts';
import {newId} from '../../security/random.ts';
import {changeOnce} from '../cases/change-once.ts';

/** Settles a mark of suspicion: nothing in it, or a review of the rating. */
export const settleSuspicion: Handler<'settleSuspicion'> = async (input, context, {caller, idempotencyKey}) => {
  const {suspicionId} = input;
  const reviewId = newId(context.randomBytes);
  const occasion = await occasionOf(context, idempotencyKey, ['settle_suspicion', input]);
  const within = caller.institutionCode;
  const changed = await changeOnce(context, {suspicionId}, within, actorOf(caller), occasion, life =>
    settle(life, input, caller, occasion, reviewId),
  );
  const mark = changed && suspicionView(changed.life, suspicionId);
  if (!mark) throw new Problem('unknown_suspicion');
  const view = screenMark(mark);
  return changed.replayed ? new Replay(view) : view;
};
