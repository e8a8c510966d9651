import {orderStates, type ParsedInput} from '@gov-rating/contract';
import type {Person} from '../institutions/staff-member.ts';
import {Problem} from '../problems/problem.ts';
import {actorOf, newAct, type Occasion} from './command-context.ts';
import {proofsText} from './history-entry.ts';
import type {Change, Life, StoredReview} from './rating-case.ts';
import {allowedRow, deciders, openOrder} from './take-step.ts';

/** Asks whether the rating behind an order is void: once, and only where somebody stands above to decide. */
export function askReview(
  life: Life,
  input: ParsedInput<'askReview'>,
  by: Person,
  occasion: Occasion,
  reviewId: string,
): Change {
  const order = openOrder(life, input.version);
  allowedRow(life, order, 'ask_review', by);
  if (life.reviews.length > 0) throw new Problem('review_exists');
  return request(life, {...said(input), ground: input.ground, instance: 'review'}, by, occasion, reviewId);
}

/** Files an appeal against a review that upheld the rating; somebody else decides it. */
export function fileAppeal(
  life: Life,
  input: ParsedInput<'fileAppeal'>,
  by: Person,
  occasion: Occasion,
  appealId: string,
): Change {
  const review = life.reviews.find(candidate => candidate.reviewId === input.reviewId);
  if (!review) throw new Problem('unknown_review');
  demandAppealable(life, by);
  return request(life, {...said(input), ground: review.ground, instance: 'appeal'}, by, occasion, appealId);
}

/** May this person file an appeal now? */
export const isAppealable = (life: Life, by: Person): boolean => isPossible(() => demandAppealable(life, by));

function demandAppealable(life: Life, by: Person): void {
  const {order, reviews} = life;
  if (reviews.some(({instance}) => instance === 'appeal')) throw new Problem('review_exists');
  if (!reviews.some(({instance, state}) => instance === 'review' && state === 'upheld')) {
    throw new Problem('appeal_not_possible');
  }
  if (order && orderStates[order.state].ended) {
    throw new Problem('order_ended', {current: {state: order.state, version: order.version}});
  }
  if (by.role !== 'institution_staff' && by.role !== 'institution_head') throw new Problem('role_not_allowed');
  if (by.institutionCode !== (order?.institutionCode ?? life.service.institutionCode)) {
    throw new Problem('not_handling_institution');
  }
}

const said = ({reason, evidence}: Pick<StoredReview, 'reason' | 'evidence'>) => ({reason, evidence});

type Asked = Pick<StoredReview, 'instance' | 'ground' | 'reason' | 'evidence'>;

function request(life: Life, asked: Asked, by: Person, occasion: Occasion, reviewId: string): Change {
  if (deciders(life).length === 0) throw new Problem('no_higher_institution');
  const {instance, ground, reason, evidence} = asked;
  return {
    act: newAct(instance === 'review' ? 'ask_review' : 'file_appeal', actorOf(by), occasion, {
      reviewId,
      facts: {ground},
      texts: {reason, evidence: proofsText(evidence)},
    }),
    review: openReview(asked, by, occasion, reviewId),
  };
}

/** May this person decide the review or appeal that is open? */
export function isDecidable(life: Life, by: Person): boolean {
  const review = life.reviews.find(({state}) => state === 'open');
  return review !== undefined && isPossible(() => demandDecidable(life, review, by));
}

function demandDecidable(life: Life, review: StoredReview, by: Person): void {
  if (by.role !== 'bureau') throw new Problem('role_not_allowed');
  if (!deciders(life).includes(by.institutionCode)) throw new Problem('decider_not_higher');
  if (review.state !== 'open') throw new Problem('review_decided');
  const involved = life.reviews.flatMap(({requestedRef, decidedRef}) => [requestedRef, decidedRef]);
  if (involved.includes(by.personRef)) throw new Problem('decider_not_other');
}

/** Whether nothing stands against it. */
function isPossible(demand: () => void): boolean {
  try {
    demand();
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** A review or an appeal that waits for its decision. */
export const openReview = (asked: Asked, by: Person, {at, clocks}: Occasion, reviewId: string): StoredReview => ({
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
 * Decides a review or an appeal: by an institution above the rated one, never by whoever asked, an appeal never by who
 * decided before. Voiding takes the rating out of the results and ends its order; nothing is deleted.
 */
export function decideReview(life: Life, input: ParsedInput<'decideReview'>, by: Person, occasion: Occasion): Change {
  const review = life.reviews.find(candidate => candidate.reviewId === input.reviewId);
  if (!review) throw new Problem('unknown_review');
  demandDecidable(life, review, by);
  const {order} = life;
  const at = occasion.at.toISOString();
  const {decision, reason} = input;
  const voided = decision === 'voided';
  return {
    act: newAct(review.instance === 'review' ? 'decide_review' : 'decide_appeal', actorOf(by), occasion, {
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
      ? {order: {state: 'voided' as const, dueAt: null, closedAt: at}}
      : {}),
  };
}
