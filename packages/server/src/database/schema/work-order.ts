import type {Order, OrderState} from '@gov-rating/contract';
import {day, flag, integer, key, moment, nullable, table, text} from '../engine/table.ts';
import {clock} from './clock.ts';

/** One order for each bad rating; each event of its case adds 1 to `version`. */
export const workOrder = table('work_order', {
  orderNumber: key('order_number'),
  ratingId: key('rating_id'),
  institutionCode: key('institution_code'),
  areaCode: key('area_code'),
  day: day('day'),
  createdAt: moment('created_at'),
  state: text<OrderState>('state'),
  version: integer('version'),
  dueAt: clock('due_at'),
  answerDueAt: nullable(moment('answer_due_at')),
  extendedDays: integer('extended_days'),
  escalatedAt: nullable(moment('escalated_at')),
  answeredAt: nullable(moment('answered_at')),
  closedAt: nullable(moment('closed_at')),
  outcome: nullable(text<NonNullable<Order['outcome']>>('outcome')),
  promisedFor: nullable(day('promised_for')),
  realName: flag('real_name'),
  /** The institution that a transfer waits for. */
  offeredTo: nullable(key('offered_to')),
  /** Whether it was ever offered to another institution. */
  moved: flag('moved'),
});

/** Institutions that have held an order, so that none gets it twice. */
export const orderHolder = table('order_holder', {
  orderNumber: key('order_number'),
  institutionCode: key('institution_code'),
});
