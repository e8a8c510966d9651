import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {isMomentAnd, keyOfCursor, momentAnd, pageOf} from '../../http/pagination.ts';

/** What became of the messages to a webhook, newest first; those that were given up have the state `dead`. */
export const listWebhookDeliveries: Handler<'listWebhookDeliveries'> = async (input, {storage}, {caller}) => {
  const {webhookId, state, cursor, limit} = input;
  const {after} = keyOfCursor(cursor, key => isMomentAnd(key, name => /^[A-Za-z0-9_-]{1,64}$/.test(name)));
  const found = await storage.webhookDeliveries({
    webhookId,
    within: caller.institutionCode,
    ...(state === undefined ? {} : {state}),
    ...(after === undefined ? {} : {before: {at: momentAnd(after)[0], eventId: momentAnd(after)[1]}}),
    limit: limit + 1,
  });
  if (!found) throw new Problem('unknown_webhook');
  return pageOf(found, limit, ({occurredAt, messageId}) => `${occurredAt} ${messageId}`);
};
