import {idPattern} from '@gov-rating/contract';
import {Problem} from '../../domain/problems/problem.ts';
import {webhookRights} from '../../domain/rights/webhook-owners.ts';
import type {Handler} from '../../http/handler.ts';
import {isPosition, readCursor, splitPosition, toPage} from '../../http/pagination.ts';

/** The messages to a webhook and their outcome, newest first; those that are not tried again have the state `dead`. */
export const listWebhookDeliveries: Handler<'listWebhookDeliveries'> = async (input, {storage}, {caller}) => {
  const {webhookId, state, cursor, limit} = input;
  const {after} = readCursor(cursor, key => isPosition(key, name => idPattern.test(name)));
  const found = await storage.webhookDeliveries({
    webhookId,
    ...webhookRights(caller),
    ...(state === undefined ? {} : {state}),
    ...(after === undefined ? {} : {before: {at: splitPosition(after)[0], eventId: splitPosition(after)[1]}}),
    limit: limit + 1,
  });
  if (!found) throw new Problem('unknown_webhook');
  return toPage(found, limit, ({occurredAt, messageId}) => `${occurredAt} ${messageId}`);
};
