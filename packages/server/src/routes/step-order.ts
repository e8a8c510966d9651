import {takeStep} from '../domain/life/take-step.ts';
import type {Handler} from './handler.ts';
import {changeOrder} from './order-route.ts';

/** Takes one step of the table; what it does not list is refused and changes nothing. */
export const stepOrder: Handler<'stepOrder'> = (input, context, {caller, idempotencyKey}) => {
  const {orderNumber, version, step, ...said} = input;
  return changeOrder({orderNumber, name: 'step', input, caller, idempotencyKey}, context, (life, occasion) =>
    takeStep(life, step, version, said, caller, occasion),
  );
};
