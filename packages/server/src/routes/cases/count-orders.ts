import {orderStateNames} from '@gov-rating/contract';
import {clockedStates} from '../../domain/cases/set-clock.ts';
import type {Handler} from '../../http/handler.ts';

/** The number of orders in each state, of the caller's institution and those below it. */
export const countOrders: Handler<'countOrders'> = async (_input, {storage, now, clocks}, {caller}) => {
  const asOf = now().toISOString();
  const counted = await storage.countOrders(caller.institutionCode, asOf);
  const clocked = clockedStates(clocks);
  const states = orderStateNames.map(state => {
    const {count, overdue, undated} = counted.find(entry => entry.state === state) ?? {
      count: 0,
      overdue: 0,
      undated: 0,
    };
    return {state, count, overdue, undated: clocked.includes(state) ? undated : 0};
  });
  return {states, asOf};
};
