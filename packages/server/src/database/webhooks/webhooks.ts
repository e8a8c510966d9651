import type {Webhook, WebhookTopic} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {
  NewWebhook,
  NewWebhookSecret,
  PutWebhookOutcome,
  ReencryptedWebhookSecret,
  WebhookStorage,
} from '../../domain/webhooks/webhook-storage.ts';
import {batch, lock, query, type Operation, type Statement} from '../engine/operation.ts';
import {subtree} from '../institutions/institution-scope.ts';

/** Before every moment: nothing has to rest. */
export const noRest = '0001-01-01T00:00:00.000Z';

interface WebhookRow {
  readonly webhook_id: string;
  readonly institution_code: string;
  readonly url: string;
  readonly description: string;
  readonly created_at: string;
  readonly stopped_at: string | null;
  readonly stopped_because: Webhook['stoppedBecause'];
  readonly failing_since: string | null;
}

const columns = `webhook.webhook_id, webhook.institution_code, webhook.url, webhook.description, webhook.created_at,
  webhook.stopped_at, webhook.stopped_because, webhook.failing_since`;

/** Adds a webhook, or changes the one that its institution has at this address. */
export function* putWebhook(put: NewWebhook): Operation<PutWebhookOutcome> {
  const {webhookId, institutionCode, within, url, description, topics, secret, limit} = put;
  const [institution] = yield* query(`WITH RECURSIVE ${subtree} SELECT code FROM subtree WHERE code = ?`, [
    within,
    institutionCode,
  ]);
  if (!institution) return {outcome: 'unknown_institution'};
  yield* lock('SELECT 1 FROM institution WHERE code = ? FOR UPDATE', [institutionCode]);
  const kept = yield* query<{webhook_id: string; url: string}>(
    'SELECT webhook_id, url FROM webhook WHERE institution_code = ?',
    [institutionCode],
  );
  const known = kept.find(row => row.url === url)?.webhook_id;
  if (known === undefined && kept.length >= limit) return {outcome: 'too_many_webhooks'};
  const id = known ?? webhookId;
  yield* batch([
    {
      sql: `INSERT INTO webhook (webhook_id, institution_code, url, description, created_at, rest_until)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (webhook_id) DO UPDATE SET description = excluded.description, stopped_at = NULL,
          stopped_because = NULL, failing_since = NULL, rest_until = excluded.rest_until`,
      params: [id, institutionCode, url, description, toUtc(put.at), noRest],
    },
    {sql: 'DELETE FROM webhook_topic WHERE webhook_id = ?', params: [id]},
    ...[...new Set(topics)].map((type): Statement => ({
      sql: 'INSERT INTO webhook_topic (webhook_id, type) VALUES (?, ?)',
      params: [id, type],
    })),
    ...(known === undefined ? [secretInsertion(id, secret, put.at)] : []),
  ]);
  const [row] = yield* query<WebhookRow>(`SELECT ${columns} FROM webhook WHERE webhook_id = ?`, [id]);
  const [webhook] = yield* withTopics(row ? [row] : []);
  return {outcome: known === undefined ? 'added' : 'changed', webhook: webhook as Webhook};
}

const secretInsertion = (webhookId: string, {secretId, ciphertext}: NewWebhookSecret, at: string): Statement => ({
  sql: 'INSERT INTO webhook_secret (secret_id, webhook_id, sealed, created_at) VALUES (?, ?, ?, ?)',
  params: [secretId, webhookId, ciphertext, toUtc(at)],
});

/** A page of webhooks, oldest first. */
export function* webhooks({within, after, limit}: Parameters<WebhookStorage['webhooks']>[0]): Operation<Webhook[]> {
  const later = after === undefined ? '' : 'AND (webhook.created_at, webhook.webhook_id) > (?, ?)';
  const rows = yield* query<WebhookRow>(
    `WITH RECURSIVE ${subtree} SELECT ${columns} FROM webhook
      WHERE webhook.institution_code IN (SELECT code FROM subtree) ${later}
      ORDER BY webhook.created_at, webhook.webhook_id LIMIT ?`,
    [within, ...(after === undefined ? [] : [after.at, after.webhookId]), limit],
  );
  return yield* withTopics(rows);
}

function* withTopics(rows: readonly WebhookRow[]): Operation<Webhook[]> {
  const answers = yield rows.map((row): Statement => ({
    sql: 'SELECT type FROM webhook_topic WHERE webhook_id = ? ORDER BY type',
    params: [row.webhook_id],
  }));
  return rows.map((row, index) => ({
    webhookId: row.webhook_id,
    institutionCode: row.institution_code,
    url: row.url,
    topics: (answers[index] ?? []).map(({type}) => type as WebhookTopic),
    description: row.description,
    createdAt: row.created_at,
    stoppedAt: row.stopped_at,
    stoppedBecause: row.stopped_because,
    failingSince: row.failing_since,
  }));
}

/** Whether there is such a webhook within `within`; locks it until the operation ends. */
export function* isWebhookWithin(webhookId: string, within: string): Operation<boolean> {
  yield* lock('SELECT 1 FROM webhook WHERE webhook_id = ? FOR UPDATE', [webhookId]);
  return yield* seesWebhook(webhookId, within);
}

/** Whether there is such a webhook within `within`. */
export function* seesWebhook(webhookId: string, within: string): Operation<boolean> {
  const rows = yield* query(
    `WITH RECURSIVE ${subtree} SELECT webhook.webhook_id FROM webhook
      WHERE webhook.institution_code IN (SELECT code FROM subtree) AND webhook.webhook_id = ?`,
    [within, webhookId],
  );
  return rows.length > 0;
}

/** Removes a webhook with its secrets and messages. */
export function* deleteWebhook(webhookId: string, within: string): Operation<boolean> {
  if (!(yield* isWebhookWithin(webhookId, within))) return false;
  const tables = ['webhook_delivery', 'webhook_secret', 'webhook_topic', 'webhook'];
  yield* batch(tables.map(name => ({sql: `DELETE FROM ${name} WHERE webhook_id = ?`, params: [webhookId]})));
  return true;
}

/** Adds a secret and lets the older ones end. */
export function* addWebhookSecret(added: Parameters<WebhookStorage['addWebhookSecret']>[0]): Operation<boolean> {
  const {webhookId, within, at, oldEndAt} = added;
  if (!(yield* isWebhookWithin(webhookId, within))) return false;
  yield* batch([
    {sql: 'DELETE FROM webhook_secret WHERE webhook_id = ? AND ends_at <= ?', params: [webhookId, toUtc(at)]},
    {
      sql: 'UPDATE webhook_secret SET ends_at = ? WHERE webhook_id = ? AND (ends_at IS NULL OR ends_at > ?)',
      params: [toUtc(oldEndAt), webhookId, toUtc(oldEndAt)],
    },
    secretInsertion(webhookId, added, at),
  ]);
  return true;
}

/** A batch of all secrets, by id. */
export function* webhookSecrets(limit: number, after = ''): Operation<NewWebhookSecret[]> {
  const rows = yield* query<{secret_id: string; sealed: string}>(
    'SELECT secret_id, sealed FROM webhook_secret WHERE secret_id > ? ORDER BY secret_id LIMIT ?',
    [after, limit],
  );
  return rows.map(({secret_id: secretId, sealed: ciphertext}) => ({secretId, ciphertext}));
}

/** Replaces ciphertexts of secrets that are still those that were read before. */
export function* replaceWebhookSecrets(secrets: readonly ReencryptedWebhookSecret[]): Operation<number> {
  const answers = yield secrets.map(({secretId, ciphertext, replaces}) => ({
    sql: 'UPDATE webhook_secret SET sealed = ? WHERE secret_id = ? AND sealed = ? RETURNING secret_id',
    params: [ciphertext, secretId, replaces],
  }));
  return answers.reduce((sum, rows) => sum + rows.length, 0);
}
