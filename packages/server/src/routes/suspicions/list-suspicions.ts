import {idPattern} from '@gov-rating/contract';
import {screenSuspicion} from '../../domain/cases/screened-views.ts';
import {limitedSight} from '../../domain/rights/sight.ts';
import type {Handler} from '../../http/handler.ts';
import {isPosition, readCursor, splitPosition, toPage} from '../../http/pagination.ts';
import {ownInstitution} from '../institutions/own-institution.ts';

/** The suspicions about ratings of institutions below the caller's, oldest first; about its own only as the table of sight says. */
export const listSuspicions: Handler<'listSuspicions'> = async (input, {storage}, {caller}) => {
  const {cursor, limit, suspicionId, rule, state} = input;
  const {after} = readCursor(cursor, key => isPosition(key, name => idPattern.test(name)));
  const {own} = await ownInstitution(storage, caller);
  const found = await storage.listSuspicions({
    within: caller.institutionCode,
    leftOut: limitedSight('suspicions', own)?.institutionCode,
    ...(suspicionId === undefined ? {} : {suspicionId}),
    ...(rule === undefined ? {} : {rule}),
    ...(state === undefined ? {} : {state}),
    ...(after === undefined ? {} : {after: {at: splitPosition(after)[0], suspicionId: splitPosition(after)[1]}}),
    limit: limit + 1,
  });
  const page = toPage(found, limit, ({markedAt, suspicionId}) => `${markedAt} ${suspicionId}`);
  return {...page, items: page.items.map(screenSuspicion)};
};
