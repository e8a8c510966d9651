import {countCharacters, isBlank} from '@gov-rating/contract';
import {prepareCommand} from '../../context/prepare-command.ts';
import {supplement} from '../../domain/cases/supplement.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {changeCaseOnce} from '../cases/change-case-once.ts';

/** Stores the one supplement of a rater, who is identified by the invitation of the rating. */
export const supplementRating: Handler<'supplementRating'> = async (input, context, {caller, idempotencyKey}) => {
  const {settings} = context;
  if (isBlank(input.comment)) throw fieldProblem('comment', 'missing_field');
  if (countCharacters(input.comment) > settings.commentMaxLength) throw fieldProblem('comment', 'comment_too_long');
  const command = await prepareCommand(context, idempotencyKey, ['supplement', input]);
  const {tokenHash} = caller;
  const changed = await changeCaseOnce(context, {tokenHash}, null, {kind: 'citizen'}, command, ratingCase =>
    supplement(ratingCase, input, settings.rules.supplement.value === true, command),
  );
  if (!changed?.ratingCase.supplement) throw new Problem('unknown_receipt');
  const receipt = {receiptNumber: changed.ratingCase.receiptNumber, addedAt: changed.ratingCase.supplement.addedAt};
  return changed.replayed ? new ReplayedResponse(receipt) : receipt;
};
