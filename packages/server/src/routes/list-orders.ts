import {keyOfCursor, pageOf} from '../domain/cursor.ts';
import {isOrderNumber} from '../domain/numbers.ts';
import type {Handler} from './handler.ts';

/** The work orders of the caller's institution and those below it, oldest first. */
export const listOrders: Handler<'listOrders'> = async ({cursor, limit}, {storage}, {caller}) => {
  const within = caller.institutionCode;
  const found = await storage.listOrders({within, ...keyOfCursor(cursor, isOrderNumber), limit: limit + 1});
  return pageOf(found, limit, order => order.orderNumber);
};
