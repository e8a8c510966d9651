import {orderNumberPattern} from '@gov-rating/contract';
import {toOrder} from '../../domain/cases/case-views.ts';
import {screenOrder} from '../../domain/cases/screened-views.ts';
import type {Handler} from '../../http/handler.ts';
import {isPosition, readCursor, splitPosition, toPage} from '../../http/pagination.ts';

const never = '9999-12-31T00:00:00.000Z';

/** The work orders of the caller's institution and those below it, oldest or due first. */
export const listOrders: Handler<'listOrders'> = async (input, {storage, now, clocks}, {caller}) => {
  const {cursor, limit, sort, state, institutionCode, overdue} = input;
  const {after} = readCursor(cursor, key => isPosition(key, text => orderNumberPattern.test(text)));
  const at = now();
  const found = await storage.listOrders({
    within: caller.institutionCode,
    sort,
    ...(state === undefined ? {} : {state}),
    ...(institutionCode === undefined ? {} : {institutionCode}),
    ...(overdue === undefined ? {} : {overdue: {at: at.toISOString(), late: overdue === 'true'}}),
    ...(after === undefined ? {} : {after: {at: splitPosition(after)[0], orderNumber: splitPosition(after)[1]}}),
    limit: limit + 1,
  });
  const page = toPage(found, limit, ({createdAt, dueAt, orderNumber}) =>
    [sort === 'due' ? (dueAt ?? never) : createdAt, orderNumber].join(' '),
  );
  return {...page, items: page.items.map(order => screenOrder(toOrder(order, at, clocks), caller))};
};
