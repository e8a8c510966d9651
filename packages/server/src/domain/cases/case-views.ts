import {
  isSupervisory,
  orderStates,
  type Order,
  type OrderAct,
  type OrderDetail,
  type ReceiptProgress,
  type Review,
} from '@gov-rating/contract';
import {shownName} from '../services/service-facts.ts';
import type {StaffMember} from '../institutions/staff-member.ts';
import type {Clocks} from '../profile/clocks.ts';
import type {CaseEvent} from './case-event.ts';
import type {ListedOrder} from './case-storage.ts';
import {sightInCase} from '../rights/sight.ts';
import {partiesOf, type RatingCase, type StoredReview} from './rating-case.ts';
import {isAppealable, isDecidable} from './reviews.ts';
import {isUndated} from './set-clock.ts';
import {isSupplementable} from './supplement.ts';
import {hasOpenReview, stepsFor} from './take-step.ts';

/** Whether a due date has passed; at the moment itself it has. */
const isOver = (dueAt: string | null, now: Date): boolean => dueAt !== null && dueAt <= now.toISOString();

/** An order of a list, as the API returns it. */
export const toOrder = (order: ListedOrder, now: Date, clocks: Clocks): Order => ({
  ...order,
  tags: [...order.tags],
  overdue: isOver(order.dueAt, now),
  ...clocks.left(orderStates[order.state].clock, order.dueAt, now),
});

/** An order with its history, as one person sees it. */
export function toOrderDetail(ratingCase: RatingCase, by: StaffMember, now: Date, clocks: Clocks): OrderDetail {
  return {
    order: toOrder(listed(ratingCase), now, clocks),
    institutionName: ratingCase.service.institutionName,
    acts: ratingCase.events
      .filter(({kind}) => seesSupervision(ratingCase, by) || !isSupervisory(kind))
      .map(toOrderEvent),
    reviews: ratingCase.reviews.map(review => toReview(review, now, clocks)),
    steps: stepsFor(ratingCase, by, {at: now, clocks}),
    appealable: isAppealable(ratingCase, by),
    decidable: isDecidable(ratingCase, by),
    contactable: isContactable(ratingCase, by),
  };
}

/**
 * Whether a person may see, for a stated reason, who was served: only where the order is handled, and only until it has
 * ended.
 */
function isContactable({order, realName}: RatingCase, {role, institutionCode}: StaffMember): boolean {
  if (!realName || !order || orderStates[order.state].ended) return false;
  return role.startsWith('institution_') && institutionCode === order.institutionCode;
}

/**
 * Whether a person sees who was served, masked: where the order is handled and above. An institution that it is only
 * offered to, and one that has given it away, do not.
 */
export const seesPerson = (ratingCase: RatingCase, {institutionCode}: StaffMember): boolean =>
  [ratingCase.order?.institutionCode, ...ratingCase.higherThanHandling, ...ratingCase.higherInstitutions].includes(
    institutionCode,
  );

/** Whether a person sees events about the rated side: supervisors do, as far as the table of sight allows it. */
const seesSupervision = (ratingCase: RatingCase, {role, institutionCode}: StaffMember): boolean =>
  (role === 'bureau' || role === 'auditor') &&
  sightInCase('supervisoryActs', partiesOf(ratingCase), institutionCode) === 'all';

function listed({order, service, level, tags, comment, wordsErasedAt, realName}: RatingCase): ListedOrder {
  if (!order) throw new Error('A rating without an order has no view of one.');
  const {projectNo = null, ticketNumber = null, serviceNumber, node} = service;
  const itemName = shownName(service);
  const {orderNumber, state, version, institutionCode, offeredTo, outcome, promisedFor} = order;
  const {createdAt, dueAt, escalatedAt, closedAt} = order;
  return {
    ...{orderNumber, state, version, institutionCode, offeredTo, projectNo, ticketNumber, serviceNumber, node},
    ...{itemName, level},
    ...(wordsErasedAt !== null && {wordsErasedAt}),
    ...{tags: [...tags], comment, realName, outcome, promisedFor, createdAt, dueAt, escalatedAt, closedAt},
  };
}

/** Every event stores the due dates for the evidence log; readers see them at the order itself. */
function factsToShow(kind: string, {dueAt, ...facts}: CaseEvent['facts']): CaseEvent['facts'] {
  const {
    answerDueAt: _answer,
    reviewDueAt: _review,
    noticeDueAt: _notice,
    orders: _orders,
    seat: _seat,
    ...shown
  } = facts;
  return kind === 'set_clock' && dueAt !== undefined ? {...shown, dueAt} : shown;
}

function toOrderEvent({kind, at, actor, from, to, facts, texts}: CaseEvent): OrderAct {
  const person = actor.kind === 'person' ? actor : undefined;
  return {
    kind,
    at,
    role: person?.role ?? null,
    institutionCode: person?.institutionCode ?? null,
    from,
    to,
    facts: factsToShow(kind, facts),
    texts: {...texts},
  };
}

/** A review as the API returns it: with institutions, without persons. */
export function toReview(review: StoredReview, now: Date, clocks: Clocks): Review {
  const {requestedRef: _, decidedRef: __, evidence, ...disclosed} = review;
  return {
    ...disclosed,
    evidence: evidence.map(item => ({...item})),
    overdue: review.state === 'open' && isOver(review.dueAt, now),
    ...clocks.left(review.state === 'open' ? review.instance : null, review.dueAt, now),
  };
}

/** The progress of a rating by the number of its receipt; what the rater wrote only with the key. */
export function toReceiptProgress(
  ratingCase: RatingCase,
  withKey: boolean,
  {supplementAllowed, wordsErasable}: {readonly supplementAllowed: boolean; readonly wordsErasable: boolean},
  commentMaxLength: number,
  now: Date,
  clocks: Clocks,
): Omit<ReceiptProgress, 'evidence'> {
  const {order, supplement, receiptNumber, receivedAt, voidedAt} = ratingCase;
  const hasWords = ratingCase.comment !== '' || (supplement !== null && supplement.comment !== '');
  const decision = ratingCase.reviews.find(review => review.state === 'voided');
  return {
    receiptNumber,
    receivedAt,
    state: voidedAt === null ? 'effective' : 'voided',
    voidReason: decision?.decisionReason ?? null,
    order: order && {
      orderNumber: order.orderNumber,
      state: order.state,
      dueAt: order.dueAt,
      undated: isUndated(order, clocks),
      overdue: !orderStates[order.state].ended && isOver(order.dueAt, now),
      steps: [
        {state: 'created', at: order.createdAt},
        ...ratingCase.events.flatMap(({from, to, at}) => (to !== null && to !== from ? [{state: to, at}] : [])),
      ],
      reply: ratingCase.events.findLast(({kind}) => kind === 'reply')?.texts['reply'] ?? null,
      underReview: hasOpenReview(ratingCase),
    },
    supplement: {
      allowed: isSupplementable(ratingCase, supplementAllowed),
      addedAt: supplement?.addedAt ?? null,
      comment: withKey ? (supplement?.comment ?? null) : null,
      commentMaxLength,
    },
    ...(withKey && {words: {erasable: wordsErasable && hasWords, erasedAt: ratingCase.wordsErasedAt}}),
  };
}
