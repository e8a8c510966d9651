import {idPattern} from '@gov-rating/contract';
import {screenSuspicion} from '../../domain/cases/screened-views.ts';
import type {Handler} from '../../http/handler.ts';
import {isPosition, readCursor, splitPosition, toPage} from '../../http/pagination.ts';

/** The suspicions about ratings of institutions below the caller's, oldest first. */
export const listSuspicions: Handler<'listSuspicions'> = async (input, {storage}, {caller}) => {
  const {cursor, limit, suspicionId, rule, state} = input;
  const {after} = readCursor(cursor, key => isPosition(key, name => idPattern.test(name)));
  const found = await storage.listSuspicions({
    within: caller.institutionCode,
    ...(suspicionId === undefined ? {} : {suspicionId}),
    ...(rule === undefined ? {} : {rule}),
    ...(state === undefined ? {} : {state}),
    ...(after === undefined ? {} : {after: {at: splitPosition(after)[0], suspicionId: splitPosition(after)[1]}}),
    limit: limit + 1,
  });
  const page = toPage(found, limit, ({markedAt, suspicionId}) => `${markedAt} ${suspicionId}`);
  return {...page, items: page.items.map(screenSuspicion)};
};
