import {Problem} from '../../domain/problems/problem.ts';
import {webhookRights} from '../../domain/rights/webhook-owners.ts';
import type {Handler} from '../../http/handler.ts';

/** Removes a webhook; nothing is sent to it from then on. */
export const deleteWebhook: Handler<'deleteWebhook'> = async ({webhookId}, {storage}, {caller}) => {
  if (!(await storage.deleteWebhook(webhookId, webhookRights(caller)))) throw new Problem('unknown_webhook');
  return {removed: true};
};
