import {openOrderStates, orderStates, type OrderState} from '@gov-rating/contract';
import type {Clocks} from '../profile/clocks.ts';
import {newCaseEvent, type CommandContext} from './command-context.ts';
import type {CaseChange, RatingCase, StoredOrder} from './rating-case.ts';

/** The states that have a due date, by the limits that are set. */
export const clockedStates = ({rules}: Clocks): OrderState[] =>
  openOrderStates.filter(state => {
    const {clock} = orderStates[state];
    return clock !== null && rules.deadlines[clock].value !== null;
  });

/** Whether an order has a time limit whose end is not known yet, because the calendar of a year is missing. */
export const isUndated = ({state, dueAt}: Pick<StoredOrder, 'state' | 'dueAt'>, clocks: Clocks): boolean =>
  dueAt === null && clockedStates(clocks).includes(state);

/**
 * Sets the time limit of an order that could not have one when it began, because the statutory calendar did not reach
 * far enough or the deployment had not set the limit. Returns undefined when it still cannot be determined.
 */
export function setClock(ratingCase: RatingCase, command: CommandContext): CaseChange | undefined {
  const {order} = ratingCase;
  const clock = order && orderStates[order.state].clock;
  if (!order || !clock || order.dueAt !== null) return undefined;
  const {clocks} = command;
  const created = new Date(order.createdAt);
  const answerDueAt = order.answerDueAt ?? clocks.dueAt('answer', created);
  const began = clock === 'followUp' ? new Date(order.answeredAt ?? order.createdAt) : created;
  const dueAt = clock === 'answer' ? answerDueAt : clocks.dueAt(clock, began);
  if (dueAt === null) return undefined;
  return {event: newCaseEvent('set_clock', {kind: 'system'}, command, {facts: {dueAt}}), order: {dueAt, answerDueAt}};
}
