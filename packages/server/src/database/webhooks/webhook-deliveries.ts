import type {WebhookDelivery, WebhookEventType} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {DeliveryNote, DueDelivery, QueueOutcome, WebhookStorage} from '../../domain/webhooks/webhook-storage.ts';
import {
  batch,
  lock,
  query,
  queryUnlocked,
  type Operation,
  type Row,
  type Statement,
  type Value,
} from '../engine/operation.ts';
import {above} from '../institutions/institution-scope.ts';
import {isWebhookWithin, noRest, seesWebhook} from './webhooks.ts';

/** Makes messages of new events, one for each webhook of the event's institution and those above that asks for its kind. */
export function* distributeEvents(at: string, limit: number): Operation<number> {
  const events = yield* queryUnlocked<{event_id: string; type: string; institution_code: string}>(
    `SELECT event_id, type, institution_code FROM webhook_event WHERE distributed = 0 ORDER BY at, event_id LIMIT ?`,
    [limit],
  );
  yield events.flatMap(({event_id: eventId, type, institution_code: institution}): Statement[] => [
    {
      sql: `WITH RECURSIVE ${above('SELECT code FROM institution WHERE code = ?')}
        INSERT INTO webhook_delivery (webhook_id, event_id, event_at, state, attempts, next_at)
        SELECT webhook.webhook_id, webhook_event.event_id, webhook_event.at, 'pending', 0, ?
        FROM webhook_event
        JOIN webhook_topic ON webhook_topic.type = webhook_event.type
        JOIN webhook ON webhook.webhook_id = webhook_topic.webhook_id
        WHERE webhook_event.event_id = ? AND webhook_topic.type = ? AND webhook.stopped_at IS NULL
          AND webhook.institution_code IN (SELECT code FROM above)
        ON CONFLICT (webhook_id, event_id) DO NOTHING`,
      params: [institution, toUtc(at), eventId, type],
    },
    {sql: 'UPDATE webhook_event SET distributed = 1 WHERE event_id = ?', params: [eventId]},
  ]);
  return events.length;
}

interface DueRow {
  readonly webhook_id: string;
  readonly event_id: string;
  readonly url: string;
  readonly type: WebhookEventType;
  readonly at: string;
  readonly payload: string;
  readonly attempts: number;
}

/**
 * Takes messages that are due. The lease is written and the transaction ends before anything is sent, so a process that
 * dies while sending holds no lock: its messages are taken again when the lease has run out.
 */
export function* claimDeliveries({
  at,
  until,
  limit,
}: Parameters<WebhookStorage['claimDeliveries']>[0]): Operation<DueDelivery[]> {
  const now = toUtc(at);
  const claimed = yield* queryUnlocked<{webhook_id: string; event_id: string}>(
    `SELECT webhook_id, event_id FROM webhook_delivery
      WHERE state = 'pending' AND next_at <= ? AND webhook_id IN
        (SELECT webhook_id FROM webhook WHERE stopped_at IS NULL AND rest_until <= ?)
      ORDER BY next_at LIMIT ?`,
    [now, now, limit],
  );
  yield claimed.map(({webhook_id: webhookId, event_id: eventId}) => ({
    sql: 'UPDATE webhook_delivery SET attempts = attempts + 1, next_at = ? WHERE webhook_id = ? AND event_id = ?',
    params: [toUtc(until), webhookId, eventId],
  }));
  const answers = yield claimed.flatMap(({webhook_id: webhookId, event_id: eventId}): Statement[] => [
    {
      sql: `SELECT webhook_delivery.webhook_id, webhook_delivery.event_id, webhook.url, webhook_event.type,
          webhook_event.at, webhook_event.payload, webhook_delivery.attempts
        FROM webhook_delivery
        JOIN webhook ON webhook.webhook_id = webhook_delivery.webhook_id
        JOIN webhook_event ON webhook_event.event_id = webhook_delivery.event_id
        WHERE webhook_delivery.webhook_id = ? AND webhook_delivery.event_id = ?`,
      params: [webhookId, eventId],
    },
    {
      sql: `SELECT secret_id, sealed FROM webhook_secret
        WHERE webhook_id = ? AND (ends_at IS NULL OR ends_at > ?) ORDER BY created_at DESC, secret_id`,
      params: [webhookId, now],
    },
  ]);
  return claimed.flatMap((_, index) => {
    const [row] = (answers[index * 2] ?? []) as unknown as readonly DueRow[];
    return row ? [dueDelivery(row, answers[index * 2 + 1] ?? [])] : [];
  });
}

const dueDelivery = (row: DueRow, secrets: readonly Row[]): DueDelivery => ({
  webhookId: row.webhook_id,
  eventId: row.event_id,
  url: row.url,
  type: row.type,
  at: row.at,
  payload: row.payload,
  attempts: row.attempts,
  secrets: secrets.map(({secret_id: id, sealed}) => ({secretId: String(id), ciphertext: String(sealed)})),
});

/** Stores the outcome of an attempt, and stops a receiver that is gone or has failed for too long. */
export function* noteDelivery(note: DeliveryNote): Operation<void> {
  const {webhookId, eventId, outcome, status, failure} = note;
  const at = toUtc(note.at);
  yield* lock('SELECT 1 FROM webhook WHERE webhook_id = ? FOR UPDATE', [webhookId]);
  if (outcome === 'delivered') {
    yield* batch([
      {
        sql: `UPDATE webhook_delivery SET state = 'delivered', delivered_at = ?, status = ?, failure = NULL
          WHERE webhook_id = ? AND event_id = ?`,
        params: [at, status, webhookId, eventId],
      },
      {
        sql: `UPDATE webhook SET failing_since = NULL, rest_until = ?
          WHERE webhook_id = ? AND (failing_since IS NOT NULL OR rest_until > ?)`,
        params: [noRest, webhookId, at],
      },
    ]);
    return;
  }
  const over = note.nextAt === null;
  yield* batch([
    {
      sql: `UPDATE webhook_delivery SET state = ?, status = ?, failure = ?, next_at = ?
        WHERE webhook_id = ? AND event_id = ? AND state = 'pending'`,
      params: [over ? 'dead' : 'pending', status, failure, toUtc(note.nextAt ?? note.at), webhookId, eventId],
    },
    {
      sql: `UPDATE webhook SET failing_since = coalesce(failing_since, ?), rest_until = ? WHERE webhook_id = ?`,
      params: [at, toUtc(note.restUntil), webhookId],
    },
    {
      sql: `UPDATE webhook SET stopped_at = ?, stopped_because = ?
        WHERE webhook_id = ? AND stopped_at IS NULL AND failing_since <= ?`,
      params: [
        at,
        outcome === 'gone' ? 'gone' : 'failing',
        webhookId,
        outcome === 'gone' ? at : toUtc(note.failingBefore),
      ],
    },
    {
      sql: `UPDATE webhook_delivery SET state = 'dead' WHERE webhook_id = ? AND state = 'pending' AND EXISTS
        (SELECT 1 FROM webhook WHERE webhook.webhook_id = webhook_delivery.webhook_id AND stopped_at IS NOT NULL)`,
      params: [webhookId],
    },
  ]);
}

/** Writes a test message for one webhook. */
export function* testWebhook({
  webhookId,
  within,
  eventId,
  at,
}: Parameters<WebhookStorage['testWebhook']>[0]): Operation<QueueOutcome> {
  if (!(yield* isWebhookWithin(webhookId, within))) return 'unknown';
  if (yield* isStopped(webhookId)) return 'stopped';
  const moment = toUtc(at);
  yield* batch([
    {
      sql: `INSERT INTO webhook_event (event_id, type, institution_code, at, payload, distributed)
        SELECT ?, 'webhook.tested', institution_code, ?, ?, 1 FROM webhook WHERE webhook_id = ?`,
      params: [eventId, moment, JSON.stringify({webhookId}), webhookId],
    },
    {
      sql: `INSERT INTO webhook_delivery (webhook_id, event_id, event_at, state, attempts, next_at)
        VALUES (?, ?, ?, 'pending', 0, ?)`,
      params: [webhookId, eventId, moment, moment],
    },
  ]);
  return 'queued';
}

/** The messages of a webhook, newest first. */
export function* webhookDeliveries({
  webhookId,
  within,
  state,
  before,
  limit,
}: Parameters<WebhookStorage['webhookDeliveries']>[0]): Operation<WebhookDelivery[] | undefined> {
  if (!(yield* seesWebhook(webhookId, within))) return undefined;
  const conditions = ['webhook_delivery.webhook_id = ?'];
  const params: Value[] = [webhookId];
  if (state !== undefined) {
    conditions.push('webhook_delivery.state = ?');
    params.push(state);
  }
  if (before !== undefined) {
    conditions.push('(webhook_delivery.event_at, webhook_delivery.event_id) < (?, ?)');
    params.push(before.at, before.eventId);
  }
  const rows = yield* query<DeliveryRow>(
    `SELECT webhook_delivery.event_id, webhook_event.type, webhook_delivery.event_at, webhook_delivery.state,
        webhook_delivery.attempts, webhook_delivery.next_at, webhook_delivery.delivered_at, webhook_delivery.status,
        webhook_delivery.failure
      FROM webhook_delivery JOIN webhook_event ON webhook_event.event_id = webhook_delivery.event_id
      WHERE ${conditions.join(' AND ')}
      ORDER BY webhook_delivery.event_at DESC, webhook_delivery.event_id DESC LIMIT ?`,
    [...params, limit],
  );
  return rows.map(row => ({
    messageId: row.event_id,
    type: row.type,
    occurredAt: row.event_at,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.state === 'pending' ? row.next_at : null,
    deliveredAt: row.delivered_at,
    status: row.status,
    failure: row.failure,
  }));
}

interface DeliveryRow {
  readonly event_id: string;
  readonly type: WebhookEventType;
  readonly event_at: string;
  readonly state: WebhookDelivery['state'];
  readonly attempts: number;
  readonly next_at: string;
  readonly delivered_at: string | null;
  readonly status: number | null;
  readonly failure: string | null;
}

/** Sends a message once more, with a full set of attempts. */
export function* replayDelivery({
  webhookId,
  within,
  eventId,
  at,
}: Parameters<WebhookStorage['replayDelivery']>[0]): Operation<QueueOutcome> {
  if (!(yield* isWebhookWithin(webhookId, within))) return 'unknown';
  const stopped = yield* isStopped(webhookId);
  const rows = yield* query(
    stopped
      ? 'SELECT event_id FROM webhook_delivery WHERE webhook_id = ? AND event_id = ?'
      : `UPDATE webhook_delivery SET state = 'pending', attempts = 0, next_at = ? WHERE webhook_id = ? AND event_id = ?
          RETURNING event_id`,
    [...(stopped ? [] : [toUtc(at)]), webhookId, eventId],
  );
  if (rows.length === 0) return 'unknown';
  return stopped ? 'stopped' : 'queued';
}

/** Whether a webhook is stopped; the caller has locked it. */
function* isStopped(webhookId: string): Operation<boolean> {
  const rows = yield* query('SELECT 1 FROM webhook WHERE webhook_id = ? AND stopped_at IS NOT NULL', [webhookId]);
  return rows.length > 0;
}

/** Forgets messages that ended, and events of which no message is left. */
export function* forgetDeliveries(before: string, limit: number): Operation<number> {
  const [deliveries = [], events = []] = yield [
    {
      sql: `DELETE FROM webhook_delivery WHERE (webhook_id, event_id) IN
        (SELECT webhook_id, event_id FROM webhook_delivery WHERE state <> 'pending' AND event_at < ?
          ORDER BY event_at LIMIT ?) RETURNING event_id`,
      params: [toUtc(before), limit],
    },
    {
      sql: `DELETE FROM webhook_event WHERE event_id IN
        (SELECT event_id FROM webhook_event WHERE distributed = 1 AND at < ? AND NOT EXISTS
          (SELECT 1 FROM webhook_delivery WHERE webhook_delivery.event_id = webhook_event.event_id)
          ORDER BY at LIMIT ?) RETURNING event_id`,
      params: [toUtc(before), limit],
    },
  ];
  return deliveries.length + events.length;
}
