import {orderStates, type ParsedInput} from '@gov-rating/contract';
import type {StaffMember} from '../institutions/staff-member.ts';
import {fieldProblem, Problem} from '../problems/problem.ts';
import {newCaseEvent, toActor, type CommandContext} from './command-context.ts';
import type {CaseChange, RatingCase} from './rating-case.ts';
import {allowedRow, extensionLeft, openOrder} from './take-step.ts';

/** Gives the answer more time, before it is due and at most what the profile allows in all. */
export function extendOrder(
  ratingCase: RatingCase,
  input: ParsedInput<'extendOrder'>,
  by: StaffMember,
  command: CommandContext,
): CaseChange {
  const order = openOrder(ratingCase, input.version);
  allowedRow(ratingCase, order, 'extend', by);
  const most = command.clocks.rules.deadlines.extension.value;
  if (most === null || order.answerDueAt === null || input.days > extensionLeft(order, command))
    throw fieldProblem('days', 'extension_not_allowed');
  const lastDay = new Date(Date.parse(order.answerDueAt) - 1);
  const answerDueAt = command.clocks.after(lastDay, {days: input.days, dayKind: most.dayKind});
  if (answerDueAt === null) throw fieldProblem('days', 'extension_not_allowed');
  return {
    event: newCaseEvent('extend', toActor(by), command, {facts: {days: input.days}, texts: {reason: input.reason}}),
    order: {
      extendedDays: order.extendedDays + input.days,
      answerDueAt,
      ...(orderStates[order.state].clock === 'answer' ? {dueAt: answerDueAt} : {}),
    },
  };
}

/** Hands an order on; the clock goes on, because the rater waits all the same. */
export function transferOrder(
  ratingCase: RatingCase,
  input: ParsedInput<'transferOrder'>,
  by: StaffMember,
  command: CommandContext,
): CaseChange {
  const order = openOrder(ratingCase, input.version);
  const {to} = allowedRow(ratingCase, order, 'transfer', by);
  if (order.holders.includes(input.institutionCode)) {
    throw new Problem('transfer_not_possible', {
      fieldErrors: [{field: 'institutionCode', code: 'transfer_not_possible'}],
      current: {state: order.state, version: order.version},
    });
  }
  return {
    event: newCaseEvent('transfer', toActor(by), command, {
      facts: {fromInstitution: order.institutionCode, toInstitution: input.institutionCode},
      texts: {reason: input.reason},
    }),
    order: {state: to, institutionCode: input.institutionCode},
  };
}

/**
 * Escalates an order whose time limit has passed, once. Returns undefined when it is not overdue, has ended or was
 * escalated before.
 */
export function escalate(ratingCase: RatingCase, command: CommandContext): CaseChange | undefined {
  const {order} = ratingCase;
  const at = command.at.toISOString();
  if (!order || order.escalatedAt !== null || orderStates[order.state].ended) return undefined;
  if (order.dueAt === null || order.dueAt > at) return undefined;
  return {
    event: newCaseEvent('escalate', {kind: 'system'}, command, {facts: {dueAt: order.dueAt}}),
    order: {escalatedAt: at},
  };
}
