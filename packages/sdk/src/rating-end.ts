import {isContractError} from './errors.ts';

/**
 * How a rating ended, or why there is no form. `sending`: an earlier visit was still sending. `foreign`: a system between page and
 * server has answered. `closed`: the page cannot ask at all, as without an address of a server.
 */
export type RatingEnd =
  'sending' | 'received' | 'kept' | 'refused' | 'rated' | 'expired' | 'invalid' | 'unreachable' | 'foreign' | 'closed';

/** Refusals about the state of the invitation, not about an error in the rating. */
const endOfInvitation: Readonly<Record<string, RatingEnd>> = {
  invitation_used: 'rated',
  already_rated: 'rated',
  invitation_expired: 'expired',
  invitation_invalid: 'invalid',
};

/** Whether the answer was not the server's and waiting alone does not help. */
export const isForeignAnswer = (error: unknown): boolean => isContractError(error) && error.status < 500;

/**
 * The end to which an error leads; `other` when it concerns neither the invitation nor the connection to the server.
 *
 * @example
 * ```ts
 * import {ratingEndOf} from '@gov-rating/sdk/core';
 *
 * ratingEndOf({code: 'already_rated'}, 'refused'); // 'rated'
 * ratingEndOf(new Error('no answer'), 'unreachable'); // 'unreachable'
 * ```
 */
export const ratingEndOf = (error: unknown, other: RatingEnd): RatingEnd =>
  isForeignAnswer(error) ? 'foreign' : (endOfInvitation[Object(error).code] ?? other);

/**
 * Whether something may be changed or sent again after an end: `form` goes back to the form with its input, where there is one, `load`
 * asks the server again, and `false` means that nothing helps. What is gone (410) stays so, whatever is changed.
 */
export const ratingWayOn = (end: RatingEnd, error: unknown): 'form' | 'load' | false =>
  end === 'foreign' || (end === 'refused' && Object(error).status !== 410) ? 'form' : end === 'unreachable' && 'load';
