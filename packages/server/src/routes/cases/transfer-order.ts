import {transferOrder as transfer} from '../../domain/cases/extend-transfer.ts';
import {fieldProblem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {changeOrder} from './change-order.ts';

/** Hands an order to another institution, which from then on is the one that sees and handles it. */
export const transferOrder: Handler<'transferOrder'> = async (input, context, {caller, idempotencyKey}) => {
  if (!(await context.storage.institution(input.institutionCode))) {
    throw fieldProblem('institutionCode', 'unknown_institution');
  }
  return changeOrder(
    {orderNumber: input.orderNumber, name: 'transfer', input, caller, idempotencyKey},
    context,
    (ratingCase, command) => transfer(ratingCase, input, caller, command),
  );
};
