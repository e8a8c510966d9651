import {orderStates, type ParsedInput} from '@gov-rating/contract';
import type {StaffMember} from '../institutions/staff-member.ts';
import {Problem} from '../problems/problem.ts';
import {evidenceText} from './case-event.ts';
import {newCaseEvent, toActor, type CommandContext} from './command-context.ts';
import type {CaseChange, RatingCase, StoredReview} from './rating-case.ts';
import {allowedRow, deciders, openOrder} from './take-step.ts';

/**
 * Requests a review of whether the rating of an order is void: once, and only where an institution above can decide.
 */
export function askReview(
  ratingCase: RatingCase,
  input: ParsedInput<'askReview'>,
  by: StaffMember,
  command: CommandContext,
  reviewId: string,
): CaseChange {
  const order = openOrder(ratingCase, input.version);
  allowedRow(ratingCase, order, 'ask_review', by);
  if (ratingCase.reviews.length > 0) throw new Problem('review_exists');
  return request(
    ratingCase,
    {...reasonAndEvidence(input), ground: input.ground, instance: 'review'},
    by,
    command,
    reviewId,
  );
}

/** Files an appeal against a review that upheld the rating; another person decides it. */
export function fileAppeal(
  ratingCase: RatingCase,
  input: ParsedInput<'fileAppeal'>,
  by: StaffMember,
  command: CommandContext,
  appealId: string,
): CaseChange {
  const review = ratingCase.reviews.find(candidate => candidate.reviewId === input.reviewId);
  if (!review) throw new Problem('unknown_review');
  demandAppealable(ratingCase, by);
  return request(
    ratingCase,
    {...reasonAndEvidence(input), ground: review.ground, instance: 'appeal'},
    by,
    command,
    appealId,
  );
}

/** Whether this person may file an appeal now. */
export const isAppealable = (ratingCase: RatingCase, by: StaffMember): boolean =>
  isPossible(() => demandAppealable(ratingCase, by));

function demandAppealable(ratingCase: RatingCase, by: StaffMember): void {
  const {order, reviews} = ratingCase;
  if (reviews.some(({instance}) => instance === 'appeal')) throw new Problem('review_exists');
  if (!reviews.some(({instance, state}) => instance === 'review' && state === 'upheld')) {
    throw new Problem('appeal_not_possible');
  }
  if (order && orderStates[order.state].ended) {
    throw new Problem('order_ended', {current: {state: order.state, version: order.version}});
  }
  if (by.role !== 'institution_staff' && by.role !== 'institution_head') throw new Problem('role_not_allowed');
  if (by.institutionCode !== (order?.institutionCode ?? ratingCase.service.institutionCode)) {
    throw new Problem('not_handling_institution');
  }
}

const reasonAndEvidence = ({reason, evidence}: Pick<StoredReview, 'reason' | 'evidence'>) => ({reason, evidence});

type Asked = Pick<StoredReview, 'instance' | 'ground' | 'reason' | 'evidence'>;

function request(
  ratingCase: RatingCase,
  asked: Asked,
  by: StaffMember,
  command: CommandContext,
  reviewId: string,
): CaseChange {
  if (deciders(ratingCase).length === 0) throw new Problem('no_higher_institution');
  const {instance, ground, reason, evidence} = asked;
  return {
    event: newCaseEvent(instance === 'review' ? 'ask_review' : 'file_appeal', toActor(by), command, {
      reviewId,
      facts: {ground},
      texts: {reason, evidence: evidenceText(evidence)},
    }),
    review: openReview(asked, by, command, reviewId),
  };
}

/** Whether this person may decide the open review or appeal. */
export function isDecidable(ratingCase: RatingCase, by: StaffMember): boolean {
  const review = ratingCase.reviews.find(({state}) => state === 'open');
  return review !== undefined && isPossible(() => demandDecidable(ratingCase, review, by));
}

function demandDecidable(ratingCase: RatingCase, review: StoredReview, by: StaffMember): void {
  if (by.role !== 'bureau') throw new Problem('role_not_allowed');
  if (!deciders(ratingCase).includes(by.institutionCode)) throw new Problem('decider_not_higher');
  if (review.state !== 'open') throw new Problem('review_decided');
  const involved = ratingCase.reviews.flatMap(({requestedRef, decidedRef}) => [requestedRef, decidedRef]);
  if ([by.personRef, ...(by.formerRefs ?? [])].some(ref => involved.includes(ref)))
    throw new Problem('decider_not_other');
}

/** Whether a demand passes. */
function isPossible(demand: () => void): boolean {
  try {
    demand();
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** A review or an appeal without a decision. */
export const openReview = (
  asked: Asked,
  by: StaffMember,
  {at, clocks}: CommandContext,
  reviewId: string,
): StoredReview => ({
  reviewId,
  ...asked,
  state: 'open',
  requestedAt: at.toISOString(),
  requestedBy: by.institutionCode,
  requestedRef: by.personRef,
  dueAt: clocks.dueAt(asked.instance, at),
  decidedAt: null,
  decidedBy: null,
  decidedRef: null,
  decisionReason: null,
});

/**
 * Decides a review or an appeal. The decider belongs to an institution above the rated one and has neither requested
 * nor decided anything in the case before. Voiding removes the rating from the results and ends its order; nothing is
 * deleted.
 */
export function decideReview(
  ratingCase: RatingCase,
  input: ParsedInput<'decideReview'>,
  by: StaffMember,
  command: CommandContext,
): CaseChange {
  const review = ratingCase.reviews.find(candidate => candidate.reviewId === input.reviewId);
  if (!review) throw new Problem('unknown_review');
  demandDecidable(ratingCase, review, by);
  const {order} = ratingCase;
  const at = command.at.toISOString();
  const {decision, reason} = input;
  const voided = decision === 'voided';
  return {
    event: newCaseEvent(review.instance === 'review' ? 'decide_review' : 'decide_appeal', toActor(by), command, {
      reviewId: review.reviewId,
      facts: {decision, ground: review.ground},
      texts: {reason},
    }),
    review: {
      ...review,
      state: decision,
      decidedAt: at,
      decidedBy: by.institutionCode,
      decidedRef: by.personRef,
      decisionReason: reason,
    },
    ...(voided ? {voided: true as const} : {}),
    ...(voided && order && !orderStates[order.state].ended
      ? {order: {state: 'voided' as const, offeredTo: null, dueAt: null, closedAt: at}}
      : {}),
  };
}
