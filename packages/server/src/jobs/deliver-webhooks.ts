import type {Context} from '../context/context.ts';
import {later} from '../domain/calendar/moments.ts';
import {maxFailureMs, nextAttempt, restAfterFailureMs} from '../domain/webhooks/retry-schedule.ts';
import {leaseMs, type SendWebhook, type SentWebhook} from '../domain/webhooks/send-webhook.ts';
import {signedHeaders} from '../security/webhook-signature.ts';
import type {DueDelivery} from '../domain/webhooks/webhook-storage.ts';
import {secretLocation} from '../security/secret-cipher.ts';
import type {Job} from './job.ts';
import {createLanes} from './lanes.ts';

/** How many events become messages at once. */
const eventsAtOnce = 20;

/** How many receivers are called at once, and with how many messages each. */
const receiversAtOnce = 50;
const messagesAtOnce = 4;

/** Earlier than every failure. */
const never = '0001-01-01T00:00:00.000Z';

/** How long a run waits for an answer before it looks for other messages, in milliseconds. */
const patienceMs = 1000;

/**
 * Sends webhook events to other systems, each message at least once. Each receiver has a lane of its own: a run takes a few
 * messages of each receiver that is not being called, and does not wait for one that answers slowly.
 */
export function deliverWebhooks(send: SendWebhook): Job {
  const lanes = createLanes();
  return {
    name: 'deliver-webhooks',
    everyMs: 2000,
    async run(context) {
      const {storage, now} = context;
      const distributed = await storage.distributeEvents(now().toISOString(), eventsAtOnce);
      const at = now();
      const due = await storage.claimDeliveries({
        at: at.toISOString(),
        until: later(at, leaseMs).toISOString(),
        webhooks: Math.max(receiversAtOnce - lanes.busy().length, 0),
        each: messagesAtOnce,
        leftOut: lanes.busy(),
      });
      for (const webhookId of new Set(due.map(delivery => delivery.webhookId))) {
        const its = due.filter(delivery => delivery.webhookId === webhookId);
        lanes.start(webhookId, Promise.all(its.map(delivery => deliver(delivery, send, context))));
      }
      const calling = lanes.busy().length > 0;
      await lanes.settle(patienceMs);
      return distributed + due.length + (calling ? 1 : 0);
    },
    end: () => lanes.end(),
  };
}

async function deliver(delivery: DueDelivery, send: SendWebhook, context: Context): Promise<void> {
  const {storage, settings, now, doubt, randomBytes} = context;
  const {eventId, webhookId, url, attempts} = delivery;
  const message = await signed(delivery, context).catch(() => undefined);
  const sent = message ? await send({url, ...message}, settings.webhooks) : ({failure: 'secret_not_readable'} as const);
  const at = now();
  const chance = (randomBytes(1)[0] ?? 0) / 256;
  const outcome = outcomeOf(sent);
  const status = sent.status ?? null;
  const failure = 'failure' in sent ? sent.failure : null;
  const nextAt = nextAttempt(at, attempts, chance, sent.retryAfter)?.toISOString() ?? null;
  if (outcome !== 'delivered') {
    const facts = {webhookId, eventId, attempts, status, failure, nextAt: outcome === 'gone' ? null : nextAt};
    context.warn({warning: 'webhook_not_delivered', at: at.toISOString(), ...facts});
  }
  await storage.noteDelivery({
    webhookId,
    eventId,
    at: at.toISOString(),
    ...{outcome, status, failure, nextAt},
    restUntil: later(at, restAfterFailureMs).toISOString(),
    // By a clock in doubt no webhook is stopped.
    failingBefore: doubt() ? never : later(at, -maxFailureMs).toISOString(),
  });
}

/** Body and headers of a message. Rejects when a secret cannot be decrypted because its key is missing. */
async function signed(delivery: DueDelivery, {webhookSecretCipher, settings, now}: Context) {
  const {eventId, type, at: timestamp, payload} = delivery;
  const body = JSON.stringify({type, timestamp, data: JSON.parse(payload) as object});
  const secrets = await Promise.all(
    delivery.secrets.map(({secretId, ciphertext}) => webhookSecretCipher.decrypt(ciphertext, secretLocation(secretId))),
  );
  const headers = {
    ...(await signedHeaders(eventId, now(), body, secrets)),
    'content-type': 'application/json',
    'user-agent': `gov-rating/${settings.version}`,
  };
  return {headers, body};
}

function outcomeOf({status}: SentWebhook): 'delivered' | 'failed' | 'gone' {
  if (status === 410) return 'gone';
  return status !== undefined && status >= 200 && status < 300 ? 'delivered' : 'failed';
}
