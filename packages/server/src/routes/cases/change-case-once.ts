import {orderStates} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {warnWithoutDueDate} from '../../context/warnings.ts';
import type {Actor} from '../../domain/cases/case-event.ts';
import type {CaseKey} from '../../domain/cases/case-storage.ts';
import {isReplayed, type CommandContext} from '../../domain/cases/command-context.ts';
import type {CaseChange, RatingCase} from '../../domain/cases/rating-case.ts';

/** A case after a request, and whether the same request had changed it before. */
export interface ChangedCase {
  readonly ratingCase: RatingCase;
  readonly replayed: boolean;
}

/**
 * Changes a case once for each idempotency key; undefined when the case is unknown or not within `within`. An
 * institution that declined a transfer and repeats the request gets the same answer, as long as nothing has happened
 * since that it may no longer see.
 */
export async function changeCaseOnce(
  context: Context,
  key: CaseKey,
  within: string | null,
  actor: Actor,
  command: CommandContext,
  decide: (ratingCase: RatingCase) => CaseChange | undefined,
): Promise<ChangedCase | undefined> {
  let replayed = false;
  const ratingCase = await context.storage.changeCase(key, within, found => {
    replayed = isReplayed(found, actor, command);
    return replayed ? undefined : decide(found);
  });
  if (ratingCase && !replayed) warnOfNewLimits(context, ratingCase);
  if (ratingCase) return {ratingCase, replayed};
  const gone = command.request && (await context.storage.ratingCase(key, null));
  const last = gone?.events.at(-1);
  const theirs = last?.kind === 'decline' && last.idempotencyKey === command.request?.key;
  return gone && theirs && isReplayed(gone, actor, command) ? {ratingCase: gone, replayed: true} : undefined;
}

/** A change may begin the time limit of the order's next state, and that of a review. */
function warnOfNewLimits(context: Context, {order, reviews, events}: RatingCase): void {
  const last = events.at(-1);
  if (order && last?.from !== last?.to) warnWithoutDueDate(context, orderStates[order.state].clock, order.dueAt);
  const asked = reviews.find(({reviewId, state}) => state === 'open' && reviewId === last?.reviewId);
  if (asked) warnWithoutDueDate(context, asked.instance, asked.dueAt);
}
