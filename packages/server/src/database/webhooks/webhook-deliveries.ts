import type {WebhookDelivery} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {DeliveryNote, DueDelivery, QueueOutcome, WebhookStorage} from '../../domain/webhooks/webhook-storage.ts';
import {
  batch,
  lock,
  query,
  queryUnlocked,
  rest,
  unlocked,
  type Operation,
  type Statement,
  type Value,
} from '../engine/operation.ts';
import {
  aliased,
  bigint,
  computed,
  insert,
  namesOf,
  pick,
  select,
  written,
  type ColumnsOf,
  type PartOf,
} from '../engine/table.ts';
import {above, itself} from '../institutions/institution-scope.ts';
import {dropMonths} from '../retention/months.ts';
import {
  webhook,
  webhookDelivery as delivery,
  webhookEvent as event,
  webhookSecret as secret,
  webhookTopic,
} from '../schema/webhook.ts';
import {locksWebhook, noRest, seesWebhook} from './webhooks.ts';

const newEvent = select(pick(event, 'eventId', 'type', 'institutionCode'));
const claimed = select(pick(delivery, 'webhookId', 'eventId'));
const due = select({
  ...pick(delivery, 'webhookId', 'eventId', 'attempts'),
  ...pick(webhook, 'url'),
  ...pick(event, 'type', 'at', 'payload'),
});
const usedSecret = select(pick(secret, 'secretId', 'ciphertext'));
const listed = select({
  messageId: delivery.eventId,
  type: event.type,
  occurredAt: delivery.eventAt,
  state: delivery.state,
  attempts: delivery.attempts,
  nextAttemptAt: delivery.nextAt,
  deliveredAt: delivery.deliveredAt,
  status: delivery.status,
  failure: delivery.failure,
});

/** One message of one webhook. */
const isMessage = `${delivery.webhookId} = ? AND ${delivery.eventId} = ?`;

/** Changes some columns of deliveries. */
const change = (
  changes: PartOf<ColumnsOf<typeof delivery>>,
  condition: string,
  ...params: readonly Value[]
): Statement => {
  const {assignments, params: values} = written(delivery, changes);
  return {sql: `UPDATE ${delivery} SET ${assignments} WHERE ${condition}`, params: [...values, ...params]};
};

/**
 * Makes messages of new events: one for each webhook that asks for this kind of event, of its institution and those
 * above.
 */
export function* distributeEvents(at: string, limit: number): Operation<number> {
  const events = yield* queryUnlocked(
    `SELECT ${newEvent} FROM ${event} WHERE ${event.distributed} = 0 ORDER BY ${event.at}, ${event.eventId} LIMIT ?`,
    [limit],
  );
  const {webhookId, eventId, eventAt, state, attempts, nextAt} = delivery;
  const into = namesOf(webhookId, eventId, eventAt, state, attempts, nextAt);
  yield events.map(newEvent.read).flatMap((found): Statement[] => [
    {
      sql: `INSERT INTO ${delivery} (${into})
        SELECT ${webhook.webhookId}, ${event.eventId}, ${event.at}, 'pending', 0, ?
        FROM ${event}
        JOIN ${webhookTopic} ON ${webhookTopic.type} = ${event.type}
        JOIN ${webhook} ON ${webhook.webhookId} = ${webhookTopic.webhookId}
        WHERE ${event.eventId} = ? AND ${webhookTopic.type} = ? AND ${webhook.stoppedAt} IS NULL
          AND ${webhook.institutionCode} IN (WITH RECURSIVE ${above(itself)} SELECT code FROM above)
        ON CONFLICT (${namesOf(delivery.webhookId, delivery.eventId)}) DO NOTHING`,
      params: [toUtc(at), found.eventId, found.type, found.institutionCode],
    },
    {sql: `UPDATE ${event} SET ${event.distributed.name} = 1 WHERE ${event.eventId} = ?`, params: [found.eventId]},
  ]);
  return events.length;
}

const waiting = select(pick(webhook, 'webhookId'));

/** Messages of a webhook that are due at the moment bound. */
const isDue = `${delivery.state} = 'pending' AND ${delivery.nextAt} <= ?`;

/**
 * Claims messages that are due, a few of each webhook, so that a receiver with many messages or a slow one delays no other.
 * The lease is written and the transaction ends before anything is sent, so a process that dies while sending holds no
 * lock: its messages are claimed again when the lease has expired.
 */
export function* claimDeliveries({
  at,
  until,
  webhooks,
  each,
  leftOut = [],
}: Parameters<WebhookStorage['claimDeliveries']>[0]): Operation<DueDelivery[]> {
  const now = toUtc(at);
  const others = leftOut.length === 0 ? '' : `AND ${webhook.webhookId} NOT IN (${leftOut.map(() => '?').join(', ')})`;
  const its = `${delivery.webhookId} = ${webhook.webhookId} AND ${isDue}`;
  const receivers = yield* query(
    `SELECT ${waiting} FROM ${webhook}
      WHERE ${webhook.stoppedAt} IS NULL AND ${webhook.restUntil} <= ? ${others}
        AND EXISTS (SELECT 1 FROM ${delivery} WHERE ${its})
      ORDER BY (SELECT min(${delivery.isTest}) FROM ${delivery} WHERE ${its}),
        (SELECT min(${delivery.nextAt}) FROM ${delivery} WHERE ${its}), ${webhook.webhookId} LIMIT ?`,
    [now, ...leftOut, now, now, now, webhooks],
  );
  const found = yield receivers.map(row => ({
    sql: `SELECT ${claimed} FROM ${delivery} WHERE ${delivery.webhookId} = ? AND ${isDue}
      ORDER BY ${delivery.isTest}, ${delivery.nextAt} LIMIT ?`,
    params: [waiting.read(row).webhookId, now, each],
    skipLocked: true as const,
  }));
  const rows = found.flat();
  const messages = rows.map(claimed.read);
  const {attempts, nextAt} = delivery;
  yield messages.map(({webhookId, eventId}) => ({
    sql: `UPDATE ${delivery} SET ${attempts.name} = ${attempts} + 1, ${nextAt.name} = ? WHERE ${isMessage}`,
    params: [toUtc(until), webhookId, eventId],
  }));
  const answers = yield messages.flatMap(({webhookId, eventId}): Statement[] => [
    {
      sql: `SELECT ${due} FROM ${delivery}
        JOIN ${webhook} ON ${webhook.webhookId} = ${delivery.webhookId}
        JOIN ${event} ON ${event.eventId} = ${delivery.eventId}
        WHERE ${isMessage}`,
      params: [webhookId, eventId],
    },
    {
      sql: `SELECT ${usedSecret} FROM ${secret}
        WHERE ${secret.webhookId} = ? AND (${secret.endsAt} IS NULL OR ${secret.endsAt} > ?)
        ORDER BY ${secret.createdAt} DESC, ${secret.secretId}`,
      params: [webhookId, now],
    },
  ]);
  return messages.flatMap((_, index) => {
    const [row] = answers[index * 2] ?? [];
    return row ? [{...due.read(row), secrets: (answers[index * 2 + 1] ?? []).map(usedSecret.read)}] : [];
  });
}

/** Records the outcome of an attempt, and stops a webhook whose receiver is gone or has failed for too long. */
export function* noteDelivery(note: DeliveryNote): Operation<void> {
  const {webhookId, eventId, outcome, status, failure} = note;
  const at = toUtc(note.at);
  const {failingSince, restUntil, stoppedAt} = webhook;
  yield* lock(`SELECT 1 FROM ${webhook} WHERE ${webhook.webhookId} = ? FOR UPDATE`, [webhookId]);
  if (outcome === 'delivered') {
    const rested = written(webhook, {failingSince: null, restUntil: noRest});
    yield* batch([
      change({state: 'delivered', deliveredAt: at, status, failure: null}, isMessage, webhookId, eventId),
      {
        sql: `UPDATE ${webhook} SET ${rested.assignments}
          WHERE ${webhook.webhookId} = ? AND (${failingSince} IS NOT NULL OR ${restUntil} > ?)`,
        params: [...rested.params, webhookId, at],
      },
    ]);
    return;
  }
  const over = note.nextAt === null;
  const gone = outcome === 'gone';
  const stopped = written(webhook, {stoppedAt: at, stoppedBecause: gone ? 'gone' : 'failing'});
  const isPending = `${delivery.state} = 'pending'`;
  yield* batch([
    change(
      {state: over ? 'dead' : 'pending', status, failure, nextAt: toUtc(note.nextAt ?? note.at)},
      `${isMessage} AND ${isPending}`,
      webhookId,
      eventId,
    ),
    {
      sql: `UPDATE ${webhook} SET ${failingSince.name} = coalesce(${failingSince}, ?), ${restUntil.name} = ?
        WHERE ${webhook.webhookId} = ?`,
      params: [at, toUtc(note.restUntil), webhookId],
    },
    {
      sql: `UPDATE ${webhook} SET ${stopped.assignments}
        WHERE ${webhook.webhookId} = ? AND ${stoppedAt} IS NULL AND ${failingSince} <= ?`,
      params: [...stopped.params, webhookId, gone ? at : toUtc(note.failingBefore)],
    },
    change(
      {state: 'dead'},
      `${delivery.webhookId} = ? AND ${isPending} AND EXISTS
        (SELECT 1 FROM ${webhook} WHERE ${webhook.webhookId} = ${delivery.webhookId} AND ${stoppedAt} IS NOT NULL)`,
      webhookId,
    ),
  ]);
}

/** Writes a test message for one webhook. */
export function* testWebhook(test: Parameters<WebhookStorage['testWebhook']>[0]): Operation<QueueOutcome> {
  const {webhookId, eventId, at} = test;
  if (!(yield* locksWebhook(webhookId, test))) return 'unknown';
  if (yield* isStopped(webhookId)) return 'stopped';
  if ((yield* testsOfOwner(webhookId, test.since)) >= test.quota) return 'too_many';
  const moment = toUtc(at);
  const payload = JSON.stringify({webhookId});
  const its = written(event, {eventId, type: 'webhook.tested', at: moment, payload, distributed: true});
  yield* batch([
    {
      sql: `INSERT INTO ${event} (${its.names}, ${event.institutionCode.name})
        SELECT ${its.marks}, ${webhook.institutionCode} FROM ${webhook} WHERE ${webhook.webhookId} = ?`,
      params: [...its.params, webhookId],
    },
    insert(delivery, {
      ...{webhookId, eventId, eventAt: moment, state: 'pending', attempts: 0, nextAt: moment},
      isTest: true,
    }),
  ]);
  return 'queued';
}

const tests = select({count: computed('CAST(count(*) AS bigint)', bigint('count'))});

/** How many tests the owner of a webhook has made since a moment, of all its webhooks. */
function* testsOfOwner(webhookId: string, since: string): Operation<number> {
  const sibling = aliased(webhook, 'sibling');
  const [row] = yield* query(
    `SELECT ${tests} FROM ${webhook}
      JOIN ${sibling} ON ${sibling.ownerCode} = ${webhook.ownerCode}
      JOIN ${delivery} ON ${delivery.webhookId} = ${sibling.webhookId}
      WHERE ${webhook.webhookId} = ? AND ${delivery.eventAt} > ? AND ${delivery.isTest} = 1`,
    [webhookId, toUtc(since)],
  );
  return row ? tests.read(row).count : 0;
}

/** The messages of a webhook, newest first. */
export function* webhookDeliveries({
  webhookId,
  state,
  before,
  limit,
  ...by
}: Parameters<WebhookStorage['webhookDeliveries']>[0]): Operation<WebhookDelivery[] | undefined> {
  if (!(yield* seesWebhook(webhookId, by))) return undefined;
  const conditions = [`${delivery.webhookId} = ?`];
  const params: Value[] = [webhookId];
  if (state !== undefined) {
    conditions.push(`${delivery.state} = ?`);
    params.push(state);
  }
  if (before !== undefined) {
    conditions.push(`(${delivery.eventAt}, ${delivery.eventId}) < (?, ?)`);
    params.push(before.at, before.eventId);
  }
  const rows = yield* query(
    `SELECT ${listed} FROM ${delivery} JOIN ${event} ON ${event.eventId} = ${delivery.eventId}
      WHERE ${conditions.join(' AND ')} ORDER BY ${delivery.eventAt} DESC, ${delivery.eventId} DESC LIMIT ?`,
    [...params, limit],
  );
  return rows.map(listed.read).map(message => ({
    ...message,
    nextAttemptAt: message.state === 'pending' ? message.nextAttemptAt : null,
  }));
}

/** Sends a message once more, with a full set of attempts. */
export function* replayDelivery({
  webhookId,
  eventId,
  at,
  ...by
}: Parameters<WebhookStorage['replayDelivery']>[0]): Operation<QueueOutcome> {
  if (!(yield* locksWebhook(webhookId, by))) return 'unknown';
  const stopped = yield* isStopped(webhookId);
  const again = change({state: 'pending', attempts: 0, nextAt: toUtc(at)}, isMessage, webhookId, eventId);
  const [rows = []] = yield [
    stopped
      ? {sql: `SELECT ${delivery.eventId} FROM ${delivery} WHERE ${isMessage}`, params: [webhookId, eventId]}
      : {...again, sql: `${again.sql} RETURNING ${delivery.eventId}`},
  ];
  if (rows.length === 0) return 'unknown';
  return stopped ? 'stopped' : 'queued';
}

/** Whether a webhook is stopped; the caller holds the lock of {@link locksWebhook}. */
function* isStopped(webhookId: string): Operation<boolean> {
  const stopped = `${webhook.webhookId} = ? AND ${webhook.stoppedAt} IS NOT NULL`;
  const rows = yield* query(`SELECT 1 FROM ${webhook} WHERE ${stopped}`, [webhookId]);
  return rows.length > 0;
}

/** Deletes messages that ended, and events without messages; months that PostgreSQL keeps apart as a whole. */
export function* forgetDeliveries(before: string, limit: number): Operation<number> {
  const months = yield* dropMonths(before);
  const [deliveries = [], events = []] = yield [
    {
      sql: `DELETE FROM ${rest(delivery)} WHERE (${delivery.webhookId}, ${delivery.eventId}) IN
        (SELECT ${delivery.webhookId}, ${delivery.eventId} FROM ${rest(delivery)}
          WHERE ${delivery.state} <> 'pending' AND ${delivery.eventAt} < ? ORDER BY ${delivery.eventAt} LIMIT ? ${unlocked()})
        RETURNING ${delivery.eventId}`,
      params: [toUtc(before), limit],
    },
    {
      sql: `DELETE FROM ${rest(event)} WHERE ${event.eventId} IN
        (SELECT ${event.eventId} FROM ${rest(event)} WHERE ${event.distributed} = 1 AND ${event.at} < ? AND NOT EXISTS
          (SELECT 1 FROM ${delivery} WHERE ${delivery.eventId} = ${event.eventId})
          ORDER BY ${event.at} LIMIT ? ${unlocked()}) RETURNING ${event.eventId}`,
      params: [toUtc(before), limit],
    },
  ];
  return months + deliveries.length + events.length;
}
