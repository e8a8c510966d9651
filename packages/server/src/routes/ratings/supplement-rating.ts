import {countCharacters, isBlank} from '@gov-rating/contract';
import {prepareCommand} from '../../context/prepare-command.ts';
import {supplement} from '../../domain/cases/supplement.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {changeCaseOnce} from '../cases/change-case-once.ts';
import {heldRating} from './get-receipt.ts';

/**
 * Stores the one supplement of a rater, who proves to be one by the key of the receipt. The invitation proves nothing: the
 * department that made it has its token too.
 */
export const supplementRating: Handler<'supplementRating'> = async (input, context, {idempotencyKey}) => {
  const {settings, storage} = context;
  const {receiptNumber} = input;
  await heldRating(storage, receiptNumber, input.receiptKey);
  if (isBlank(input.comment)) throw fieldProblem('comment', 'missing_field');
  if (countCharacters(input.comment) > settings.commentMaxLength) throw fieldProblem('comment', 'comment_too_long');
  const command = await prepareCommand(context, idempotencyKey, ['supplement', input]);
  const changed = await changeCaseOnce(context, {receiptNumber}, null, {kind: 'citizen'}, command, ratingCase =>
    supplement(ratingCase, input, settings.rules.supplement.value === true, command),
  );
  if (!changed?.ratingCase.supplement) throw new Problem('unknown_receipt');
  const receipt = {receiptNumber, addedAt: changed.ratingCase.supplement.addedAt};
  return changed.replayed ? new ReplayedResponse(receipt) : receipt;
};
