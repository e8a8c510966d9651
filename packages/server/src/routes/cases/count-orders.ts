import {orderStateNames} from '@gov-rating/contract';
import type {Handler} from '../../http/handler.ts';

/** The number of orders in each state, of the caller's institution and those below it. */
export const countOrders: Handler<'countOrders'> = async (_input, {storage, now}, {caller}) => {
  const asOf = now().toISOString();
  const counted = await storage.countOrders(caller.institutionCode, asOf);
  const states = orderStateNames.map(
    state => counted.find(entry => entry.state === state) ?? {state, count: 0, overdue: 0},
  );
  return {states, asOf};
};
