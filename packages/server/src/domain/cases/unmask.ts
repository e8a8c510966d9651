import {orderStates} from '@gov-rating/contract';
import type {StaffMember} from '../institutions/staff-member.ts';
import {Problem} from '../problems/problem.ts';
import {newCaseEvent, toActor, type CommandContext} from './command-context.ts';
import type {CaseChange, RatingCase} from './rating-case.ts';

/**
 * Records that a person sees who was served. Only the institution that handles the order has to call back, and only
 * until the order has ended, so nobody else may see it and nobody later.
 */
export function unmask(ratingCase: RatingCase, reason: string, by: StaffMember, command: CommandContext): CaseChange {
  const {order} = ratingCase;
  if (!order) throw new Problem('unknown_order');
  if (by.institutionCode !== order.institutionCode) throw new Problem('not_handling_institution');
  if (orderStates[order.state].ended)
    throw new Problem('order_ended', {current: {state: order.state, version: order.version}});
  return {event: newCaseEvent('unmasked', toActor(by), command, {texts: {reason}})};
}
