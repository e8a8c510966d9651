import {noticeView} from '../../domain/notices/notice-rules.ts';
import type {Handler} from '../../http/handler.ts';
import {isMomentAnd, keyOfCursor, momentAnd, pageOf} from '../../http/pagination.ts';

/** Rectification notices within the caller's sight, oldest first. */
export const listNotices: Handler<'listNotices'> = async (input, {storage, now, clocks}, {caller}) => {
  const {cursor, limit, noticeId, state} = input;
  const {after} = keyOfCursor(cursor, key => isMomentAnd(key, name => /^[A-Za-z0-9_-]{1,64}$/.test(name)));
  const found = await storage.listNotices({
    within: caller.institutionCode,
    ...(noticeId === undefined ? {} : {noticeId}),
    ...(state === undefined ? {} : {state}),
    ...(after === undefined ? {} : {after: {at: momentAnd(after)[0], noticeId: momentAnd(after)[1]}}),
    limit: limit + 1,
  });
  const page = pageOf(found, limit, ({openedAt, noticeId}) => `${openedAt} ${noticeId}`);
  const at = now();
  return {...page, items: page.items.map(notice => noticeView(notice, clocks, at))};
};
