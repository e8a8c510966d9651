import {Problem} from '../../domain/problems/problem.ts';
import {webhookRights} from '../../domain/rights/webhook-owners.ts';
import type {Handler} from '../../http/handler.ts';

/** Sends a message again under its first id, so that a receiver can recognise the repetition. */
export const replayWebhookDelivery: Handler<'replayWebhookDelivery'> = async (input, {storage, now}, {caller}) => {
  const {webhookId, messageId} = input;
  const replay = {webhookId, ...webhookRights(caller), eventId: messageId, at: now().toISOString()};
  const outcome = await storage.replayDelivery(replay);
  if (outcome === 'unknown') throw new Problem('unknown_message');
  if (outcome === 'stopped') throw new Problem('webhook_stopped');
  return {messageId};
};
