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
import {workOrder} from '../schema/work-order.ts';
import {reviewColumns, toStoredReview} from './read-case.ts';

const listedOrder = select({
  ...pick(workOrder, 'orderNumber', 'state', 'version', 'institutionCode'),
  ...pick(service, 'projectNo', 'serviceNumber', 'node', 'itemName'),
  ...pick(rating, 'level', 'tags', 'comment'),
  ...pick(workOrder, 'realName', 'outcome', 'promisedFor', 'createdAt', 'dueAt', 'escalatedAt', 'closedAt'),
});

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
  const rows = yield* query(
    `WITH RECURSIVE ${subtree}${chosen}
      SELECT ${listedOrder} FROM ${workOrder}
      JOIN ${rating} ON ${rating.ratingId} = ${workOrder.ratingId}
      JOIN ${service} ON ${service.serviceId} = ${rating.serviceId}
      WHERE ${workOrder.institutionCode} IN (SELECT code FROM subtree) ${conditions.join(' ')}
      ORDER BY ${sorted}, ${workOrder.orderNumber} LIMIT ?`,
    [within, ...(institutionCode === undefined ? [] : [institutionCode]), ...values, limit],
  );
  return rows.map(listedOrder.read).map(order => ({...order, tags: [...order.tags]}));
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
  const rows = yield* query(
    `WITH RECURSIVE ${subtree}
      SELECT ${orderCount} FROM ${workOrder}
      WHERE ${workOrder.institutionCode} IN (SELECT code FROM subtree) GROUP BY ${workOrder.state}`,
    [within, toUtc(now), noClock],
  );
  return rows.map(orderCount.read);
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
  itemName: service.itemName,
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
      WHERE coalesce(${workOrder.institutionCode}, ${rating.institutionCode}) IN (SELECT code FROM subtree)
        ${conditions}
      ORDER BY ${review.requestedAt}, ${review.reviewId} LIMIT ?`,
    [
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
