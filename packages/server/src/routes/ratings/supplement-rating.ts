import {countCharacters, isBlank} from '@gov-rating/contract';
import {occasionOf} from '../../context/prepare-command.ts';
import {supplement} from '../../domain/cases/supplement.ts';
import {faultAt, Problem} from '../../domain/problems/problem.ts';
import {Replay, type Handler} from '../../http/handler.ts';
import {changeOnce} from '../cases/change-once.ts';

/** Keeps the one supplement of a rater, who proves to be the same by the invitation of the rating. */
export const supplementRating: Handler<'supplementRating'> = async (input, context, {caller, idempotencyKey}) => {
  const {settings} = context;
  if (isBlank(input.comment)) throw faultAt('comment', 'missing_field');
  if (countCharacters(input.comment) > settings.commentMaxLength) throw faultAt('comment', 'comment_too_long');
  const occasion = await occasionOf(context, idempotencyKey, ['supplement', input]);
  const {tokenHash} = caller;
  const changed = await changeOnce(context, {tokenHash}, null, {kind: 'citizen'}, occasion, life =>
    supplement(life, input, settings.rules.supplement.value === true, occasion),
  );
  if (!changed?.life.supplement) throw new Problem('unknown_receipt');
  const receipt = {receiptNumber: changed.life.receiptNumber, addedAt: changed.life.supplement.addedAt};
  return changed.replayed ? new Replay(receipt) : receipt;
};
