import {orderStates} from '@gov-rating/contract';
import type {Person} from '../institutions/staff-member.ts';
import {Problem} from '../problems/problem.ts';
import {actorOf, newAct, type Occasion} from './command-context.ts';
import type {Change, Life} from './rating-case.ts';

/**
 * Records that somebody looks at who was served. Only the institution that handles the order has to call back, and only
 * until the order has ended, so nobody else may look and nobody later.
 */
export function unmask(life: Life, reason: string, by: Person, occasion: Occasion): Change {
  const {order} = life;
  if (!order) throw new Problem('unknown_order');
  if (by.institutionCode !== order.institutionCode) throw new Problem('not_handling_institution');
  if (orderStates[order.state].ended)
    throw new Problem('order_ended', {current: {state: order.state, version: order.version}});
  return {act: newAct('unmasked', actorOf(by), occasion, {texts: {reason}})};
}
