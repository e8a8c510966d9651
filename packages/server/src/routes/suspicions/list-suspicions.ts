import {screenMark} from '../../domain/cases/screened-views.ts';
import type {Handler} from '../../http/handler.ts';
import {isMomentAnd, keyOfCursor, momentAnd, pageOf} from '../../http/pagination.ts';

/** Marks of suspicion on ratings of those below the caller's institution, oldest first. */
export const listSuspicions: Handler<'listSuspicions'> = async (input, {storage}, {caller}) => {
  const {cursor, limit, suspicionId, rule, state} = input;
  const {after} = keyOfCursor(cursor, key => isMomentAnd(key, name => /^[A-Za-z0-9_-]{1,64}$/.test(name)));
  const found = await storage.listSuspicions({
    within: caller.institutionCode,
    ...(suspicionId === undefined ? {} : {suspicionId}),
    ...(rule === undefined ? {} : {rule}),
    ...(state === undefined ? {} : {state}),
    ...(after === undefined ? {} : {after: {at: momentAnd(after)[0], suspicionId: momentAnd(after)[1]}}),
    limit: limit + 1,
  });
  const page = pageOf(found, limit, ({markedAt, suspicionId}) => `${markedAt} ${suspicionId}`);
  return {...page, items: page.items.map(screenMark)};
};
