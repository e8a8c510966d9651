import {extendOrder as extend} from '../../domain/cases/extend-transfer.ts';
import type {Handler} from '../../http/handler.ts';
import {changeOrder} from './change-order.ts';

/** Gives the answer more time, at most what the region allows. */
export const extendOrder: Handler<'extendOrder'> = (input, context, {caller, idempotencyKey}) =>
  changeOrder(
    {orderNumber: input.orderNumber, name: 'extend', input, caller, idempotencyKey},
    context,
    (ratingCase, command) => extend(ratingCase, input, caller, command),
  );
