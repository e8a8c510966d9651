import type {Handler} from '../../http/handler.ts';
import {isMomentAnd, keyOfCursor, momentAnd, pageOf} from '../../http/pagination.ts';

/** The webhooks of the caller's institution and those below it, oldest first. */
export const listWebhooks: Handler<'listWebhooks'> = async ({cursor, limit}, {storage}, {caller}) => {
  const {after} = keyOfCursor(cursor, key => isMomentAnd(key, name => /^[A-Za-z0-9_-]{1,64}$/.test(name)));
  const found = await storage.webhooks({
    within: caller.institutionCode,
    ...(after === undefined ? {} : {after: {at: momentAnd(after)[0], webhookId: momentAnd(after)[1]}}),
    limit: limit + 1,
  });
  return pageOf(found, limit, ({createdAt, webhookId}) => `${createdAt} ${webhookId}`);
};
