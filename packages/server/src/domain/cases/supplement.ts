import type {OrderState, ParsedInput} from '@gov-rating/contract';
import {Problem} from '../problems/problem.ts';
import {newCaseEvent, type CommandContext} from './command-context.ts';
import type {CaseChange, RatingCase} from './rating-case.ts';

/** From the answer on, because a supplement (追评) is about the rectification. */
const answered: readonly OrderState[] = ['replied', 'followed_up', 'closed'];

/** Whether the rater may add a supplement now, if the region accepts supplements. */
export const isSupplementable = (ratingCase: RatingCase, allowed: boolean): boolean =>
  allowed &&
  ratingCase.supplement === null &&
  ratingCase.voidedAt === null &&
  answered.includes(ratingCase.order?.state ?? 'created');

/** Adds the one supplement of a rating; it changes neither its level nor its order. */
export function supplement(
  ratingCase: RatingCase,
  {comment, solved}: ParsedInput<'supplementRating'>,
  allowed: boolean,
  command: CommandContext,
): CaseChange {
  if (ratingCase.supplement !== null) throw new Problem('supplement_exists');
  if (!isSupplementable(ratingCase, allowed)) throw new Problem('supplement_not_allowed');
  return {
    event: newCaseEvent('supplement', {kind: 'citizen'}, command, {facts: {solved}, texts: {comment}}),
    supplement: {addedAt: command.at.toISOString(), comment, solved},
  };
}
