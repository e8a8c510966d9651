import type {OrderState, ParsedInput} from '@gov-rating/contract';
import {Problem} from '../problems/problem.ts';
import {newAct, type Occasion} from './command-context.ts';
import type {Change, Life} from './rating-case.ts';

/** From the answer on: a supplement (追评) speaks of the rectification. */
const answered: readonly OrderState[] = ['replied', 'followed_up', 'closed'];

/** May the rater add a supplement now, if the region takes any? */
export const isSupplementable = (life: Life, allowed: boolean): boolean =>
  allowed && life.supplement === null && life.voidedAt === null && answered.includes(life.order?.state ?? 'created');

/** Adds the one supplement of a rating; it changes neither its level nor its order. */
export function supplement(
  life: Life,
  {receiptNumber = life.receiptNumber, comment, solved}: ParsedInput<'supplementRating'>,
  allowed: boolean,
  occasion: Occasion,
): Change {
  if (receiptNumber !== life.receiptNumber) throw new Problem('unknown_receipt');
  if (life.supplement !== null) throw new Problem('supplement_exists');
  if (!isSupplementable(life, allowed)) throw new Problem('supplement_not_allowed');
  return {
    act: newAct('supplement', {kind: 'citizen'}, occasion, {facts: {solved}, texts: {comment}}),
    supplement: {addedAt: occasion.at.toISOString(), comment, solved},
  };
}
