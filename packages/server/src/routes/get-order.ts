import {orderDetailView} from '../domain/life/views.ts';
import {Problem} from '../problem.ts';
import type {Handler} from './handler.ts';

/** An order with its history, and what the caller may do with it now. */
export const getOrder: Handler<'getOrder'> = async ({orderNumber}, {storage, now, clocks}, {caller}) => {
  const life = await storage.life({orderNumber}, caller.institutionCode);
  if (!life) throw new Problem('unknown_order');
  return orderDetailView(life, caller, now(), clocks);
};
