import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {newId} from '../../security/random.ts';

/** Sends a message that says nothing, so that a receiver can be tried. */
export const testWebhook: Handler<'testWebhook'> = async ({webhookId}, {storage, randomBytes, now}, {caller}) => {
  const messageId = `msg_${newId(randomBytes, now())}`;
  const test = {webhookId, within: caller.institutionCode, eventId: messageId, at: now().toISOString()};
  const outcome = await storage.testWebhook(test);
  if (outcome === 'unknown') throw new Problem('unknown_webhook');
  if (outcome === 'stopped') throw new Problem('webhook_stopped');
  return {messageId};
};
