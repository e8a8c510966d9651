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

/**
 * The institution below which a person may transfer an order: a bureau below its own institution, a head below any that is
 * above his. Undefined when no institution is above.
 */
export const reachOf = ({higherThanHandling}: RatingCase, {role, institutionCode}: StaffMember): string | undefined =>
  role === 'bureau' ? institutionCode : higherThanHandling.at(-1);

/**
 * Offers an order to another institution. The duty stays where it is until that institution accepts it; the due dates stay
 * in any case, because the rater is still waiting. `reachable` says whether the institution lies below that of
 * {@link reachOf}.
 */
export function transferOrder(
  ratingCase: RatingCase,
  input: ParsedInput<'transferOrder'>,
  reachable: boolean,
  by: StaffMember,
  command: CommandContext,
): CaseChange {
  const order = openOrder(ratingCase, input.version);
  allowedRow(ratingCase, order, 'transfer', by);
  if (order.holders.includes(input.institutionCode)) {
    throw new Problem('transfer_not_possible', {
      fieldErrors: [{field: 'institutionCode', code: 'transfer_not_possible'}],
      current: {state: order.state, version: order.version},
    });
  }
  const superiors = [...ratingCase.higherInstitutions, ...ratingCase.higherThanHandling];
  if (!reachable || superiors.includes(input.institutionCode))
    throw fieldProblem('institutionCode', 'no_common_superior');
  return {
    event: newCaseEvent('transfer', toActor(by), command, {
      facts: {fromInstitution: order.institutionCode, toInstitution: input.institutionCode, offered: true},
      texts: {reason: input.reason},
    }),
    order: {offeredTo: input.institutionCode, moved: true},
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
