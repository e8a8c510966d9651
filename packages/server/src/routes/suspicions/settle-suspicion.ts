import {prepareCommand} from '../../context/prepare-command.ts';
import {toActor} from '../../domain/cases/command-context.ts';
import {screenSuspicion} from '../../domain/cases/screened-views.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {settleSuspicion as settle, toSuspicion} from '../../domain/suspicions/settle-suspicion.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {newId} from '../../security/random.ts';
import {changeCaseOnce} from '../cases/change-case-once.ts';

/** Settles a suspicion: dismisses it or requests a review of the rating. */
export const settleSuspicion: Handler<'settleSuspicion'> = async (input, context, {caller, idempotencyKey}) => {
  const {suspicionId} = input;
  const reviewId = newId(context.randomBytes, context.now());
  const command = await prepareCommand(context, idempotencyKey, ['settle_suspicion', input]);
  const within = caller.institutionCode;
  const changed = await changeCaseOnce(context, {suspicionId}, within, toActor(caller), command, ratingCase =>
    settle(ratingCase, input, caller, command, reviewId),
  );
  const flag = changed && toSuspicion(changed.ratingCase, suspicionId);
  if (!flag) throw new Problem('unknown_suspicion');
  const view = screenSuspicion(flag);
  return changed.replayed ? new ReplayedResponse(view) : view;
};
