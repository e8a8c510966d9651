import {later} from '../../domain/calendar/moments.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {webhookRights} from '../../domain/rights/webhook-owners.ts';
import {testPeriodMs, testQuota} from '../../domain/webhooks/retry-schedule.ts';
import type {Handler} from '../../http/handler.ts';
import {newId} from '../../security/random.ts';

/** Sends a message that says nothing, so that a receiver can be tried; an owner may do so a few times an hour. */
export const testWebhook: Handler<'testWebhook'> = async ({webhookId}, {storage, randomBytes, now}, {caller}) => {
  const moment = now();
  const messageId = `msg_${newId(randomBytes, moment)}`;
  const outcome = await storage.testWebhook({
    ...webhookRights(caller),
    ...{webhookId, eventId: messageId, at: moment.toISOString()},
    since: later(moment, -testPeriodMs).toISOString(),
    quota: testQuota,
  });
  if (outcome === 'unknown') throw new Problem('unknown_webhook');
  if (outcome === 'stopped') throw new Problem('webhook_stopped');
  if (outcome === 'too_many')
    throw new Problem('too_many_tests', {headers: {'Retry-After': String(testPeriodMs / 1000)}});
  return {messageId};
};
