import {keyOfCursor, pageOf} from '../domain/cursor.ts';
import {isMomentAnd, momentAnd} from '../domain/list-place.ts';
import type {Handler} from './handler.ts';

/** Marks of suspicion within the caller's sight, oldest first. */
export const listSuspicions: Handler<'listSuspicions'> = async (input, {storage}, {caller}) => {
  const {cursor, limit, rule, state} = input;
  const {after} = keyOfCursor(cursor, key => isMomentAnd(key, name => /^[A-Za-z0-9_-]{1,64}$/.test(name)));
  const found = await storage.listSuspicions({
    within: caller.institutionCode,
    ...(rule === undefined ? {} : {rule}),
    ...(state === undefined ? {} : {state}),
    ...(after === undefined ? {} : {after: {at: momentAnd(after)[0], suspicionId: momentAnd(after)[1]}}),
    limit: limit + 1,
  });
  return pageOf(found, limit, ({markedAt, suspicionId}) => `${markedAt} ${suspicionId}`);
};
