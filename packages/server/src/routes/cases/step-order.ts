import {takeStep} from '../../domain/cases/take-step.ts';
import type {Handler} from '../../http/handler.ts';
import {changeOrder} from './change-order.ts';

/** Takes one step of the table; what it does not list is refused and changes nothing. */
export const stepOrder: Handler<'stepOrder'> = (input, context, {caller, idempotencyKey}) => {
  const {orderNumber, version, step, ...stepInput} = input;
  return changeOrder({orderNumber, name: 'step', input, caller, idempotencyKey}, context, (ratingCase, command) =>
    takeStep(ratingCase, step, version, stepInput, caller, command),
  );
};
