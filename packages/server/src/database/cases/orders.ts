import type {OrderState} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {
  CaseStorage,
  ListedOrder,
  ListedReview,
  OrderCount,
  OrderListQuery,
} from '../../domain/cases/case-storage.ts';
import {query, type Operation, type Value} from '../engine/operation.ts';
import {bigint, computed, nullable, pick, select} from '../engine/table.ts';
import {subtree} from '../institutions/institution-scope.ts';
import {noClock} from '../schema/clock.ts';
import {rating} from '../schema/rating.ts';
import {review} from '../schema/review.ts';
import {service} from '../schema/service.ts';
import {orderHolder, workOrder} from '../schema/work-order.ts';
import {shownItemName} from '../services/services.ts';
import {reviewColumns, toStoredReview} from './read-case.ts';
import {wordsErasedAt} from './words-erased.ts';

const listedOrder = select({
  ...pick(workOrder, 'orderNumber', 'state', 'version', 'institutionCode', 'offeredTo'),
  ...pick(service, 'projectNo', 'ticketNumber', 'serviceNumber', 'node'),
  itemName: shownItemName,
  ...pick(rating, 'level', 'tags', 'comment'),
  wordsErasedAt,
  ...pick(workOrder, 'realName', 'outcome', 'promisedFor', 'createdAt', 'dueAt', 'escalatedAt', 'closedAt'),
});

/** The orders that the institutions of `subtree` handle. */
const isHandled = `${workOrder.institutionCode} IN (SELECT code FROM subtree)`;

/**
 * The other orders that the institution bound to the placeholder sees: those offered to one of `subtree`, and those that
 * one below it has held. Few orders are ever offered, so they are read apart from the others.
 */
const isSeenElsewhere = `${workOrder.moved} = 1 AND NOT ${isHandled} AND (
  ${workOrder.offeredTo} IN (SELECT code FROM subtree)
  OR EXISTS (SELECT 1 FROM ${orderHolder} WHERE ${orderHolder.orderNumber} = ${workOrder.orderNumber}
    AND ${orderHolder.institutionCode} <> ? AND ${orderHolder.institutionCode} IN (SELECT code FROM subtree)))`;

/** A page of orders, oldest or due first. */
export function* listOrders(asked: OrderListQuery): Operation<ListedOrder[]> {
  const {within, state, institutionCode, overdue, sort, after, limit} = asked;
  const sorted = sort === 'due' ? workOrder.dueAt : workOrder.createdAt;
  const conditions: string[] = [];
  const values: Value[] = [];
  const only = (condition: string, ...bound: Value[]) => {
    conditions.push(`AND ${condition}`);
    values.push(...bound);
  };
  if (institutionCode !== undefined) only(`${workOrder.institutionCode} IN (SELECT code FROM chosen)`);
  if (state !== undefined) only(`${workOrder.state} = ?`, state);
  if (overdue !== undefined) only(`${workOrder.dueAt} ${overdue.late ? '<=' : '>'} ?`, toUtc(overdue.at));
  if (after !== undefined) only(`(${sorted}, ${workOrder.orderNumber}) > (?, ?)`, toUtc(after.at), after.orderNumber);
  const chosen = institutionCode === undefined ? '' : `, ${subtree.replaceAll('subtree', 'chosen')}`;
  const page = (where: string, ...bound: Value[]) => ({
    sql: `WITH RECURSIVE ${subtree}${chosen}
      SELECT ${listedOrder} FROM ${workOrder}
      JOIN ${rating} ON ${rating.ratingId} = ${workOrder.ratingId}
      JOIN ${service} ON ${service.serviceId} = ${rating.serviceId}
      WHERE ${where} ${conditions.join(' ')}
      ORDER BY ${sorted}, ${workOrder.orderNumber} LIMIT ?`,
    params: [within, ...(institutionCode === undefined ? [] : [institutionCode]), ...bound, ...values, limit],
  });
  const [handled = [], elsewhere = []] = yield [page(isHandled), page(isSeenElsewhere, within)];
  const orders = [...handled, ...elsewhere].map(row => {
    const {wordsErasedAt: erasedAt, ...order} = listedOrder.read(row);
    return {...order, tags: [...order.tags], ...(erasedAt !== null && {wordsErasedAt: erasedAt})};
  });
  if (elsewhere.length === 0) return orders;
  const placeOf = ({createdAt, dueAt, orderNumber}: ListedOrder) =>
    `${sort === 'due' ? (dueAt ?? noClock) : createdAt} ${orderNumber}`;
  return orders.sort((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)).slice(0, limit);
}

const late = `CASE WHEN ${workOrder.dueAt} <= ? THEN 1 ELSE 0 END`;
const undated = `CASE WHEN ${workOrder.dueAt} = ? THEN 1 ELSE 0 END`;
const orderCount = select({
  ...pick(workOrder, 'state'),
  count: computed('CAST(count(*) AS bigint)', bigint('count')),
  overdue: computed(`CAST(sum(${late}) AS bigint)`, bigint('overdue')),
  undated: computed(`CAST(sum(${undated}) AS bigint)`, bigint('undated')),
});

/** How many orders are in each state, are overdue, and have no due date; states without orders are left out. */
export function* countOrders(within: string, now: string): Operation<OrderCount[]> {
  const counting = (where: string, ...bound: Value[]) => ({
    sql: `WITH RECURSIVE ${subtree}
      SELECT ${orderCount} FROM ${workOrder} WHERE ${where} GROUP BY ${workOrder.state}`,
    params: [within, toUtc(now), noClock, ...bound],
  });
  const [handled = [], elsewhere = []] = yield [counting(isHandled), counting(isSeenElsewhere, within)];
  const counts = new Map<OrderState, OrderCount>();
  for (const {state, count, overdue, undated} of [...handled, ...elsewhere].map(orderCount.read)) {
    const before = counts.get(state) ?? {count: 0, overdue: 0, undated: 0};
    counts.set(state, {
      state,
      count: count + before.count,
      overdue: overdue + before.overdue,
      undated: undated + before.undated,
    });
  }
  return [...counts.values()];
}

const numbered = select(pick(workOrder, 'orderNumber'));

/** Orders whose clock has run out and that are not escalated yet, the longest overdue first. */
export function* overdueOrders(now: string, limit: number): Operation<string[]> {
  const {dueAt, escalatedAt, orderNumber} = workOrder;
  const rows = yield* query(
    `SELECT ${numbered} FROM ${workOrder} WHERE ${dueAt} <= ? AND ${escalatedAt} IS NULL
      ORDER BY ${dueAt}, ${orderNumber} LIMIT ?`,
    [toUtc(now), limit],
  );
  return rows.map(row => numbered.read(row).orderNumber);
}

/** Orders in one of the states for which no clock runs, by number. */
export function* ordersWithoutClock(states: readonly OrderState[], after: string, limit: number): Operation<string[]> {
  if (states.length === 0) return [];
  const {dueAt, orderNumber, state} = workOrder;
  const rows = yield* query(
    `SELECT ${numbered} FROM ${workOrder}
      WHERE ${dueAt} = ? AND ${orderNumber} > ? AND ${state} IN (${states.map(() => '?').join(', ')})
      ORDER BY ${orderNumber} LIMIT ?`,
    [noClock, after, ...states, limit],
  );
  return rows.map(row => numbered.read(row).orderNumber);
}

const storedReview = select(reviewColumns);
const reviewed = select({
  orderNumber: nullable(workOrder.orderNumber),
  ratedInstitution: rating.institutionCode,
  itemName: shownItemName,
});

/** A page of reviews and appeals, oldest first, of ratings of an institution and those below it. */
export function* listReviews(asked: Parameters<CaseStorage['listReviews']>[0]): Operation<ListedReview[]> {
  const {within, onlyOrdersOf, reviewId, state, instance, after, limit} = asked;
  const conditions = [
    ...(onlyOrdersOf === undefined
      ? []
      : [`AND (${workOrder.orderNumber} IS NOT NULL OR ${rating.institutionCode} <> ?)`]),
    ...(reviewId === undefined ? [] : [`AND ${review.reviewId} = ?`]),
    ...(state === undefined ? [] : [`AND ${review.state} = ?`]),
    ...(instance === undefined ? [] : [`AND ${review.instance} = ?`]),
    ...(after === undefined ? [] : [`AND (${review.requestedAt}, ${review.reviewId}) > (?, ?)`]),
  ].join(' ');
  const rows = yield* query(
    `WITH RECURSIVE ${subtree}
      SELECT ${storedReview}, ${reviewed} FROM ${review}
      JOIN ${rating} ON ${rating.ratingId} = ${review.ratingId}
      JOIN ${service} ON ${service.serviceId} = ${rating.serviceId}
      LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
      WHERE (coalesce(${workOrder.institutionCode}, ${rating.institutionCode}) IN (SELECT code FROM subtree)
          OR (${rating.institutionCode} <> ? AND ${rating.institutionCode} IN (SELECT code FROM subtree)))
        ${conditions}
      ORDER BY ${review.requestedAt}, ${review.reviewId} LIMIT ?`,
    [
      within,
      within,
      ...(onlyOrdersOf === undefined ? [] : [onlyOrdersOf]),
      ...(reviewId === undefined ? [] : [reviewId]),
      ...(state === undefined ? [] : [state]),
      ...(instance === undefined ? [] : [instance]),
      ...(after === undefined ? [] : [toUtc(after.at), after.reviewId]),
      limit,
    ],
  );
  return rows.map(row => ({...toStoredReview(storedReview.read(row)), ...reviewed.read(row)}));
}
