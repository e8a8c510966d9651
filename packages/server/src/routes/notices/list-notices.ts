import {idPattern} from '@gov-rating/contract';
import {toNotice} from '../../domain/notices/notice-rules.ts';
import type {Handler} from '../../http/handler.ts';
import {isPosition, readCursor, splitPosition, toPage} from '../../http/pagination.ts';

/** Rectification notices within the caller's scope, oldest first. */
export const listNotices: Handler<'listNotices'> = async (input, {storage, now, clocks}, {caller}) => {
  const {cursor, limit, noticeId, state} = input;
  const {after} = readCursor(cursor, key => isPosition(key, name => idPattern.test(name)));
  const found = await storage.listNotices({
    within: caller.institutionCode,
    ...(noticeId === undefined ? {} : {noticeId}),
    ...(state === undefined ? {} : {state}),
    ...(after === undefined ? {} : {after: {at: splitPosition(after)[0], noticeId: splitPosition(after)[1]}}),
    limit: limit + 1,
  });
  const page = toPage(found, limit, ({openedAt, noticeId}) => `${openedAt} ${noticeId}`);
  const at = now();
  return {...page, items: page.items.map(notice => toNotice(notice, clocks, at))};
};
