import type {Context} from '../context/context.ts';
import {later} from '../domain/calendar/moments.ts';
import {maxFailureMs, nextAttempt, restAfterFailureMs} from '../domain/webhooks/retry-schedule.ts';
import type {SendWebhook, SentWebhook} from '../domain/webhooks/send-webhook.ts';
import {signedHeaders} from '../security/webhook-signature.ts';
import type {DueDelivery} from '../domain/webhooks/webhook-storage.ts';
import {secretLocation} from '../security/secret-cipher.ts';
import type {Job} from './job.ts';

/** How many events become messages at once, and how many messages are sent at once. */
const batchSize = 20;

/** How long a message belongs to the process that sends it, in milliseconds; longer than any answer may take. */
const leaseMs = 60_000;

/** Sends webhook events to other systems, each message at least once. */
export const deliverWebhooks = (send: SendWebhook): Job => ({
  name: 'deliver-webhooks',
  everyMs: 2000,
  async run(context) {
    const {storage, now} = context;
    const distributed = await storage.distributeEvents(now().toISOString(), batchSize);
    const at = now();
    const until = later(at, leaseMs).toISOString();
    const due = await storage.claimDeliveries({at: at.toISOString(), until, limit: batchSize});
    await Promise.all(due.map(delivery => deliver(delivery, send, context)));
    return distributed + due.length;
  },
});

async function deliver(delivery: DueDelivery, send: SendWebhook, context: Context): Promise<void> {
  const {storage, settings, now, randomBytes} = context;
  const {eventId, webhookId, url, attempts} = delivery;
  const message = await signed(delivery, context).catch(() => undefined);
  const sent = message ? await send({url, ...message}, settings.webhooks) : ({failure: 'secret_not_readable'} as const);
  const at = now();
  const chance = (randomBytes(1)[0] ?? 0) / 256;
  await storage.noteDelivery({
    webhookId,
    eventId,
    at: at.toISOString(),
    outcome: outcomeOf(sent),
    status: sent.status ?? null,
    failure: 'failure' in sent ? sent.failure : null,
    nextAt: nextAttempt(at, attempts, chance, sent.retryAfter)?.toISOString() ?? null,
    restUntil: later(at, restAfterFailureMs).toISOString(),
    failingBefore: later(at, -maxFailureMs).toISOString(),
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
