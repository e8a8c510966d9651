import {idPattern} from '@gov-rating/contract';
import {webhookRights} from '../../domain/rights/webhook-owners.ts';
import type {Handler} from '../../http/handler.ts';
import {isPosition, readCursor, splitPosition, toPage} from '../../http/pagination.ts';

/** The webhooks that the caller's institution and those below it have put, oldest first. */
export const listWebhooks: Handler<'listWebhooks'> = async ({cursor, limit}, {storage}, {caller}) => {
  const {after} = readCursor(cursor, key => isPosition(key, name => idPattern.test(name)));
  const found = await storage.webhooks({
    ...webhookRights(caller),
    ...(after === undefined ? {} : {after: {at: splitPosition(after)[0], webhookId: splitPosition(after)[1]}}),
    limit: limit + 1,
  });
  return toPage(found, limit, ({createdAt, webhookId}) => `${createdAt} ${webhookId}`);
};
