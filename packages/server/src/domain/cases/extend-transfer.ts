import {orderStates, type ParsedInput} from '@gov-rating/contract';
import type {Person} from '../institutions/staff-member.ts';
import {faultAt, Problem} from '../problems/problem.ts';
import {actorOf, newAct, type Occasion} from './command-context.ts';
import type {Change, Life} from './rating-case.ts';
import {allowedRow, extensionLeft, openOrder} from './take-step.ts';

/** Gives the answer more time, before it is due and at most what the profile allows in all. */
export function extendOrder(life: Life, input: ParsedInput<'extendOrder'>, by: Person, occasion: Occasion): Change {
  const order = openOrder(life, input.version);
  allowedRow(life, order, 'extend', by);
  const most = occasion.clocks.rules.deadlines.extension.value;
  if (most === null || order.answerDueAt === null || input.days > extensionLeft(order, occasion))
    throw faultAt('days', 'extension_not_allowed');
  const lastDay = new Date(Date.parse(order.answerDueAt) - 1);
  const answerDueAt = occasion.clocks.after(lastDay, {days: input.days, dayKind: most.dayKind});
  if (answerDueAt === null) throw faultAt('days', 'extension_not_allowed');
  return {
    act: newAct('extend', actorOf(by), occasion, {facts: {days: input.days}, texts: {reason: input.reason}}),
    order: {
      extendedDays: order.extendedDays + input.days,
      answerDueAt,
      ...(orderStates[order.state].clock === 'answer' ? {dueAt: answerDueAt} : {}),
    },
  };
}

/** Hands an order on; the clock goes on, because the rater waits all the same. */
export function transferOrder(life: Life, input: ParsedInput<'transferOrder'>, by: Person, occasion: Occasion): Change {
  const order = openOrder(life, input.version);
  const {to} = allowedRow(life, order, 'transfer', by);
  if (order.holders.includes(input.institutionCode)) {
    throw new Problem('transfer_not_possible', {
      faults: [{field: 'institutionCode', code: 'transfer_not_possible'}],
      current: {state: order.state, version: order.version},
    });
  }
  return {
    act: newAct('transfer', actorOf(by), occasion, {
      facts: {fromInstitution: order.institutionCode, toInstitution: input.institutionCode},
      texts: {reason: input.reason},
    }),
    order: {state: to, institutionCode: input.institutionCode},
  };
}

/** Marks an order whose clock has run out, once; undefined when it is not overdue, ended, or was marked before. */
export function escalate(life: Life, occasion: Occasion): Change | undefined {
  const {order} = life;
  const at = occasion.at.toISOString();
  if (!order || order.escalatedAt !== null || orderStates[order.state].ended) return undefined;
  if (order.dueAt === null || order.dueAt > at) return undefined;
  return {
    act: newAct('escalate', {kind: 'system'}, occasion, {facts: {dueAt: order.dueAt}}),
    order: {escalatedAt: at},
  };
}
