import {
  isSupervisory,
  orderStates,
  type Order,
  type OrderAct,
  type OrderDetail,
  type ReceiptProgress,
  type Review,
} from '@gov-rating/contract';
import type {Person} from '../institutions/staff-member.ts';
import type {Clocks} from '../profile/clocks.ts';
import type {ListedOrder} from './case-storage.ts';
import type {StoredAct} from './history-entry.ts';
import type {Life, StoredReview} from './rating-case.ts';
import {isAppealable, isDecidable} from './reviews.ts';
import {isSupplementable} from './supplement.ts';
import {hasOpenReview, stepsFor} from './take-step.ts';

/** Has a clock run out? At its very end it has. */
const isOver = (dueAt: string | null, now: Date): boolean => dueAt !== null && dueAt <= now.toISOString();

/** An order of a list as it travels. */
export const orderView = (order: ListedOrder, now: Date, clocks: Clocks): Order => ({
  ...order,
  tags: [...order.tags],
  overdue: isOver(order.dueAt, now),
  ...clocks.left(orderStates[order.state].clock, order.dueAt, now),
});

/** An order with its history, as one person sees it. */
export function orderDetailView(life: Life, by: Person, now: Date, clocks: Clocks): OrderDetail {
  return {
    order: orderView(listed(life), now, clocks),
    institutionName: life.service.institutionName,
    acts: life.acts.filter(({kind}) => supervises(life, by) || !isSupervisory(kind)).map(actView),
    reviews: life.reviews.map(review => reviewView(review, now, clocks)),
    steps: stepsFor(life, by, {at: now, clocks}),
    appealable: isAppealable(life, by),
    decidable: isDecidable(life, by),
    contactable: isContactable(life, by),
  };
}

/** May this person see, for a stated reason, who was served: where the order is handled, as long as it is. */
function isContactable({order, realName}: Life, {role, institutionCode}: Person): boolean {
  if (!realName || !order || orderStates[order.state].ended) return false;
  return role.startsWith('institution_') && institutionCode === order.institutionCode;
}

/** Those who see acts about the rated side: supervisors, but not of its own, unless nobody stands above. */
function supervises({service, order, above}: Life, {role, institutionCode}: Person): boolean {
  if (role !== 'bureau' && role !== 'auditor') return false;
  return above.length === 0 || ![service.institutionCode, order?.institutionCode].includes(institutionCode);
}

function listed({order, service, level, tags, comment, realName}: Life): ListedOrder {
  if (!order) throw new Error('A rating without an order has no view of one.');
  const {projectNo, serviceNumber, node, itemName} = service;
  const {orderNumber, state, version, institutionCode, outcome, promisedFor} = order;
  const {createdAt, dueAt, escalatedAt, closedAt} = order;
  return {
    ...{orderNumber, state, version, institutionCode, projectNo, serviceNumber, node, itemName, level},
    ...{tags: [...tags], comment, realName, outcome, promisedFor, createdAt, dueAt, escalatedAt, closedAt},
  };
}

/** Clocks stand in every act for the evidence log; whoever looks sees them at the order itself. */
function factsToShow(kind: string, {dueAt, ...facts}: StoredAct['facts']): StoredAct['facts'] {
  const {answerDueAt: _answer, reviewDueAt: _review, noticeDueAt: _notice, orders: _orders, ...shown} = facts;
  return kind === 'set_clock' && dueAt !== undefined ? {...shown, dueAt} : shown;
}

function actView({kind, at, actor, from, to, facts, texts}: StoredAct): OrderAct {
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

/** A review as it travels: institutions, no persons. */
export function reviewView(review: StoredReview, now: Date, clocks: Clocks): Review {
  const {requestedRef: _, decidedRef: __, evidence, ...told} = review;
  return {
    ...told,
    evidence: evidence.map(item => ({...item})),
    overdue: review.state === 'open' && isOver(review.dueAt, now),
    ...clocks.left(review.instance, review.state === 'open' ? review.dueAt : null, now),
  };
}

/** How a rating fares, for whoever holds its receipt. */
export function progressView(
  life: Life,
  supplementAllowed: boolean,
  commentMaxLength: number,
  now: Date,
): Omit<ReceiptProgress, 'evidence'> {
  const {order, supplement, receiptNumber, receivedAt, voidedAt} = life;
  const decision = life.reviews.find(review => review.state === 'voided');
  return {
    receiptNumber,
    receivedAt,
    state: voidedAt === null ? 'effective' : 'voided',
    voidReason: decision?.decisionReason ?? null,
    order: order && {
      orderNumber: order.orderNumber,
      state: order.state,
      dueAt: order.dueAt,
      overdue: !orderStates[order.state].ended && isOver(order.dueAt, now),
      steps: [
        {state: 'created', at: order.createdAt},
        ...life.acts.flatMap(({from, to, at}) => (to !== null && to !== from ? [{state: to, at}] : [])),
      ],
      reply: life.acts.findLast(({kind}) => kind === 'reply')?.texts['reply'] ?? null,
      underReview: hasOpenReview(life),
    },
    supplement: {
      allowed: isSupplementable(life, supplementAllowed),
      addedAt: supplement?.addedAt ?? null,
      comment: supplement?.comment ?? null,
      commentMaxLength,
    },
  };
}
