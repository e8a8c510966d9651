import {transferOrder as transfer} from '../domain/life/extend-transfer.ts';
import {faultAt} from '../problem.ts';
import type {Handler} from './handler.ts';
import {changeOrder} from './order-route.ts';

/** Hands an order to another institution, which from then on is the one that sees and handles it. */
export const transferOrder: Handler<'transferOrder'> = async (input, context, {caller, idempotencyKey}) => {
  if (!(await context.storage.institution(input.institutionCode))) {
    throw faultAt('institutionCode', 'unknown_institution');
  }
  return changeOrder(
    {orderNumber: input.orderNumber, name: 'transfer', input, caller, idempotencyKey},
    context,
    (life, occasion) => transfer(life, input, caller, occasion),
  );
};
