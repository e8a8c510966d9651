import {reachOf, transferOrder as transfer} from '../../domain/cases/extend-transfer.ts';
import {fieldProblem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {changeOrder} from './change-order.ts';

/** Offers an order to another institution, which handles it from the moment at which its head accepts it. */
export const transferOrder: Handler<'transferOrder'> = async (input, context, {caller, idempotencyKey}) => {
  if (!(await context.storage.institution(input.institutionCode))) {
    throw fieldProblem('institutionCode', 'unknown_institution');
  }
  const found = await context.storage.ratingCase({orderNumber: input.orderNumber}, caller.institutionCode);
  const reach = found && reachOf(found, caller);
  const reachable = reach !== undefined && (await context.storage.isWithin(input.institutionCode, reach));
  return changeOrder(
    {orderNumber: input.orderNumber, name: 'transfer', input, caller, idempotencyKey},
    context,
    (ratingCase, command) => transfer(ratingCase, input, reachable, caller, command),
  );
};
