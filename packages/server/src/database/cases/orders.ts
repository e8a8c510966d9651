import type {Level, Order, OrderState} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {
  CaseStorage,
  ListedOrder,
  ListedReview,
  OrderCount,
  OrderListQuery,
} from '../../domain/cases/case-storage.ts';
import {query, type Operation, type Value} from '../engine/operation.ts';
import {subtree} from '../institutions/institution-scope.ts';
import {noClock} from '../schema/work-order.ts';
import {orderColumns, reviewColumns, toClock, toStoredReview, type OrderRow, type ReviewRow} from './read-case.ts';

interface ListRow extends OrderRow {
  readonly project_no: string;
  readonly service_number: number;
  readonly node: Order['node'];
  readonly item_name: string;
  readonly level: Level;
  readonly tags: string;
  readonly comment: string;
}

/** A page of orders, oldest or due first. */
export function* listOrders(asked: OrderListQuery): Operation<ListedOrder[]> {
  const {within, state, institutionCode, overdue, sort, after, limit} = asked;
  const column = sort === 'due' ? 'work_order.due_at' : 'work_order.created_at';
  const conditions: string[] = [];
  const values: Value[] = [];
  const only = (condition: string, ...bound: Value[]) => {
    conditions.push(`AND ${condition}`);
    values.push(...bound);
  };
  if (institutionCode !== undefined) only('work_order.institution_code IN (SELECT code FROM chosen)');
  if (state !== undefined) only('work_order.state = ?', state);
  if (overdue !== undefined) only(`work_order.due_at ${overdue.late ? '<=' : '>'} ?`, toUtc(overdue.at));
  if (after !== undefined) only(`(${column}, work_order.order_number) > (?, ?)`, toUtc(after.at), after.orderNumber);
  const chosen = institutionCode === undefined ? '' : `, ${subtree.replaceAll('subtree', 'chosen')}`;
  const rows = yield* query<ListRow>(
    `WITH RECURSIVE ${subtree}${chosen}
      SELECT ${orderColumns}, service.project_no, service.service_number, service.node, service.item_name, rating.level,
        rating.tags, rating.comment
      FROM work_order
      JOIN rating ON rating.rating_id = work_order.rating_id
      JOIN service ON service.service_id = rating.service_id
      WHERE work_order.institution_code IN (SELECT code FROM subtree) ${conditions.join(' ')}
      ORDER BY ${column}, work_order.order_number LIMIT ?`,
    [within, ...(institutionCode === undefined ? [] : [institutionCode]), ...values, limit],
  );
  return rows.map(row => ({
    orderNumber: row.order_number,
    state: row.state,
    version: row.version,
    institutionCode: row.institution_code,
    projectNo: row.project_no,
    serviceNumber: row.service_number,
    node: row.node,
    itemName: row.item_name,
    level: row.level,
    tags: JSON.parse(row.tags) as string[],
    comment: row.comment,
    realName: row.real_name === 1,
    outcome: row.outcome,
    promisedFor: row.promised_for,
    createdAt: row.created_at,
    dueAt: toClock(row.due_at),
    escalatedAt: row.escalated_at,
    closedAt: row.closed_at,
  }));
}

/** How many orders stand in each state; states without any are left out. */
export function* countOrders(within: string, now: string): Operation<OrderCount[]> {
  const rows = yield* query<{state: OrderState; orders: number; late: number}>(
    `WITH RECURSIVE ${subtree}
      SELECT state, CAST(count(*) AS bigint) AS orders,
        CAST(sum(CASE WHEN due_at <= ? THEN 1 ELSE 0 END) AS bigint) AS late
      FROM work_order WHERE institution_code IN (SELECT code FROM subtree) GROUP BY state`,
    [within, toUtc(now)],
  );
  return rows.map(({state, orders, late}) => ({state, count: orders, overdue: late}));
}

/** Orders whose clock ran out and that nobody was told of yet, the longest overdue first. */
export function* overdueOrders(now: string, limit: number): Operation<string[]> {
  const rows = yield* query<{order_number: string}>(
    `SELECT order_number FROM work_order WHERE due_at <= ? AND escalated_at IS NULL
      ORDER BY due_at, order_number LIMIT ?`,
    [toUtc(now), limit],
  );
  return rows.map(row => row.order_number);
}

/** Orders in one of the states for which no clock runs, by number. */
export function* ordersWithoutClock(states: readonly OrderState[], after: string, limit: number): Operation<string[]> {
  if (states.length === 0) return [];
  const rows = yield* query<{order_number: string}>(
    `SELECT order_number FROM work_order
      WHERE due_at = ? AND order_number > ? AND state IN (${states.map(() => '?').join(', ')})
      ORDER BY order_number LIMIT ?`,
    [noClock, after, ...states, limit],
  );
  return rows.map(row => row.order_number);
}

/** A page of reviews and appeals, oldest first, of ratings of an institution and those below it. */
export function* listReviews(asked: Parameters<CaseStorage['listReviews']>[0]): Operation<ListedReview[]> {
  const {within, reviewId, state, instance, after, limit} = asked;
  const conditions = [
    ...(reviewId === undefined ? [] : ['AND review.review_id = ?']),
    ...(state === undefined ? [] : ['AND review.state = ?']),
    ...(instance === undefined ? [] : ['AND review.instance = ?']),
    ...(after === undefined ? [] : ['AND (review.requested_at, review.review_id) > (?, ?)']),
  ].join(' ');
  const rows = yield* query<ReviewRow & {order_number: string | null; rated_institution: string; item_name: string}>(
    `WITH RECURSIVE ${subtree}
      SELECT ${reviewColumns}, work_order.order_number, rating.institution_code AS rated_institution, service.item_name
      FROM review
      JOIN rating ON rating.rating_id = review.rating_id
      JOIN service ON service.service_id = rating.service_id
      LEFT JOIN work_order ON work_order.rating_id = rating.rating_id
      WHERE coalesce(work_order.institution_code, rating.institution_code) IN (SELECT code FROM subtree) ${conditions}
      ORDER BY review.requested_at, review.review_id LIMIT ?`,
    [
      within,
      ...(reviewId === undefined ? [] : [reviewId]),
      ...(state === undefined ? [] : [state]),
      ...(instance === undefined ? [] : [instance]),
      ...(after === undefined ? [] : [toUtc(after.at), after.reviewId]),
      limit,
    ],
  );
  return rows.map(row => ({
    ...toStoredReview(row),
    orderNumber: row.order_number,
    ratedInstitution: row.rated_institution,
    itemName: row.item_name,
  }));
}
