import type {Webhook, WebhookTopic} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {
  NewWebhook,
  NewWebhookSecret,
  PutWebhookOutcome,
  ReencryptedWebhookSecret,
  WebhookStorage,
} from '../../domain/webhooks/webhook-storage.ts';
import type {WebhookRights} from '../../domain/rights/webhook-owners.ts';
import {batch, lock, query, type Operation, type Statement, type Value} from '../engine/operation.ts';
import {insert, pick, select, takenOver, written, type RowOf} from '../engine/table.ts';
import {subtree} from '../institutions/institution-scope.ts';
import {institution} from '../schema/institution.ts';
import {webhook, webhookDelivery, webhookSecret, webhookTopic} from '../schema/webhook.ts';

/** Earlier than every moment: no delivery has to wait. */
export const noRest = '0001-01-01T00:00:00.000Z';

const shown = pick(
  webhook,
  ...(['webhookId', 'institutionCode', 'url', 'description', 'createdAt'] as const),
  ...(['stoppedAt', 'stoppedBecause', 'failingSince'] as const),
);
const stored = select(shown);
const kept = select(pick(webhook, 'webhookId', 'url', 'ownerCode', 'ownerRole'));
const secretText = select(pick(webhookSecret, 'secretId', 'ciphertext'));
const topic = select(pick(webhookTopic, 'type'));

/** The condition that a webhook belongs to those owners; `subtree` is a common table of the statement. */
function isOwned({within, roles}: WebhookRights): readonly [sql: string, values: readonly Value[]] {
  const below = `${webhook.ownerCode} IN (SELECT code FROM subtree)`;
  if (roles === undefined) return [below, []];
  const inRole = `${webhook.ownerRole} IN (${roles.map(() => '?').join(', ')})`;
  return [`${below} AND (${webhook.ownerCode} <> ? OR ${inRole})`, [within, ...roles]];
}

/** Adds a webhook, or changes the one that its institution has at this address. */
export function* putWebhook(put: NewWebhook): Operation<PutWebhookOutcome> {
  const {institutionCode, within, ownerRole, url, description, topics, secret, limit} = put;
  const [inside] = yield* query(`WITH RECURSIVE ${subtree} SELECT code FROM subtree WHERE code = ?`, [
    within,
    institutionCode,
  ]);
  if (!inside) return {outcome: 'unknown_institution'};
  yield* lock(`SELECT 1 FROM ${institution} WHERE ${institution.code} = ? FOR UPDATE`, [institutionCode]);
  const rows = yield* query(`SELECT ${kept} FROM ${webhook} WHERE ${webhook.institutionCode} = ?`, [institutionCode]);
  const there = rows.map(kept.read);
  const known = there.find(row => row.url === url)?.webhookId;
  if (known !== undefined && !(yield* seesWebhook(known, put))) return {outcome: 'webhook_of_another'};
  const own = there.filter(row => row.ownerCode === within && row.ownerRole === ownerRole);
  if (known === undefined && own.length >= limit) return {outcome: 'too_many_webhooks'};
  const webhookId = known ?? put.webhookId;
  const again = written(webhook, {stoppedAt: null, stoppedBecause: null, failingSince: null});
  const sentAgain = `ON CONFLICT (${webhook.webhookId.name}) DO UPDATE
    SET ${takenOver(webhook.description, webhook.restUntil)}, ${again.assignments}`;
  const owner = {ownerCode: within, ownerRole};
  const row = {webhookId, institutionCode, url, description, createdAt: toUtc(put.at), restUntil: noRest, ...owner};
  const {sql, params} = insert(webhook, row, sentAgain);
  yield* batch([
    {sql, params: [...params, ...again.params]},
    {sql: `DELETE FROM ${webhookTopic} WHERE ${webhookTopic.webhookId} = ?`, params: [webhookId]},
    ...[...new Set(topics)].map(type => insert(webhookTopic, {webhookId, type})),
    ...(known === undefined ? [secretInsertion(webhookId, secret, put.at)] : []),
  ]);
  const found = yield* query(`SELECT ${stored} FROM ${webhook} WHERE ${webhook.webhookId} = ?`, [webhookId]);
  const [saved] = yield* withTopics(found.map(stored.read));
  return {outcome: known === undefined ? 'added' : 'changed', webhook: saved as Webhook};
}

const secretInsertion = (webhookId: string, {secretId, ciphertext}: NewWebhookSecret, at: string): Statement =>
  insert(webhookSecret, {secretId, webhookId, ciphertext, createdAt: toUtc(at)});

/** A page of webhooks, oldest first. */
export function* webhooks({after, limit, ...by}: Parameters<WebhookStorage['webhooks']>[0]): Operation<Webhook[]> {
  const order = `${webhook.createdAt}, ${webhook.webhookId}`;
  const later = after === undefined ? '' : `AND (${order}) > (?, ?)`;
  const [owned, values] = isOwned(by);
  const rows = yield* query(
    `WITH RECURSIVE ${subtree} SELECT ${stored} FROM ${webhook} WHERE ${owned} ${later} ORDER BY ${order} LIMIT ?`,
    [by.within, ...values, ...(after === undefined ? [] : [after.at, after.webhookId]), limit],
  );
  return yield* withTopics(rows.map(stored.read));
}

function* withTopics(rows: readonly RowOf<typeof shown>[]): Operation<Webhook[]> {
  const answers = yield rows.map(({webhookId}): Statement => ({
    sql: `SELECT ${topic} FROM ${webhookTopic} WHERE ${webhookTopic.webhookId} = ? ORDER BY ${webhookTopic.type}`,
    params: [webhookId],
  }));
  return rows.map((row, index) => ({
    ...row,
    topics: (answers[index] ?? []).map(found => topic.read(found).type as WebhookTopic),
  }));
}

/** Whether one of those owners has the webhook; it is locked until the operation ends. */
export function* locksWebhook(webhookId: string, by: WebhookRights): Operation<boolean> {
  yield* lock(`SELECT 1 FROM ${webhook} WHERE ${webhook.webhookId} = ? FOR UPDATE`, [webhookId]);
  return yield* seesWebhook(webhookId, by);
}

/** Whether one of those owners has the webhook. */
export function* seesWebhook(webhookId: string, by: WebhookRights): Operation<boolean> {
  const [owned, values] = isOwned(by);
  const rows = yield* query(
    `WITH RECURSIVE ${subtree} SELECT ${webhook.webhookId} FROM ${webhook} WHERE ${owned} AND ${webhook.webhookId} = ?`,
    [by.within, ...values, webhookId],
  );
  return rows.length > 0;
}

/** Removes a webhook with its secrets and messages. */
export function* deleteWebhook(webhookId: string, by: WebhookRights): Operation<boolean> {
  if (!(yield* locksWebhook(webhookId, by))) return false;
  const tables = [webhookDelivery, webhookSecret, webhookTopic, webhook];
  yield* batch(tables.map(table => ({sql: `DELETE FROM ${table} WHERE ${table.webhookId} = ?`, params: [webhookId]})));
  return true;
}

/** Adds a secret and sets the end of the older ones. */
export function* addWebhookSecret(added: Parameters<WebhookStorage['addWebhookSecret']>[0]): Operation<boolean> {
  const {webhookId, at, oldEndAt} = added;
  if (!(yield* locksWebhook(webhookId, added))) return false;
  const {endsAt} = webhookSecret;
  const old = written(webhookSecret, {endsAt: toUtc(oldEndAt)});
  const its = `${webhookSecret.webhookId} = ?`;
  yield* batch([
    {sql: `DELETE FROM ${webhookSecret} WHERE ${its} AND ${endsAt} <= ?`, params: [webhookId, toUtc(at)]},
    {
      sql: `UPDATE ${webhookSecret} SET ${old.assignments} WHERE ${its} AND (${endsAt} IS NULL OR ${endsAt} > ?)`,
      params: [...old.params, webhookId, toUtc(oldEndAt)],
    },
    secretInsertion(webhookId, added, at),
  ]);
  return true;
}

/** A batch of all secrets, by id. */
export function* webhookSecrets(limit: number, after = ''): Operation<NewWebhookSecret[]> {
  const {secretId} = webhookSecret;
  const rows = yield* query(
    `SELECT ${secretText} FROM ${webhookSecret} WHERE ${secretId} > ? ORDER BY ${secretId} LIMIT ?`,
    [after, limit],
  );
  return rows.map(secretText.read);
}

/** Replaces encrypted secrets that have not changed since they were read. */
export function* replaceWebhookSecrets(secrets: readonly ReencryptedWebhookSecret[]): Operation<number> {
  const answers = yield secrets.map(({secretId, ciphertext, replaces}) => {
    const {assignments, params} = written(webhookSecret, {ciphertext});
    return {
      sql: `UPDATE ${webhookSecret} SET ${assignments} WHERE ${webhookSecret.secretId} = ? AND ${webhookSecret.ciphertext} = ?
        RETURNING ${webhookSecret.secretId}`,
      params: [...params, secretId, replaces],
    };
  });
  return answers.reduce((sum, rows) => sum + rows.length, 0);
}
