import {commitment} from '@gov-rating/contract/evidence';
import {lock, type Operation} from '../engine/operation.ts';
import {columnsOf, pick, select} from '../engine/table.ts';
import {client, clientOldSecret as old} from '../schema/client.ts';
import {webhook, webhookSecret, webhookTopic} from '../schema/webhook.ts';

/** What a client or webhook may do, without secrets: the operator's log keeps it at each change. */
export type AccessState = Readonly<Record<string, unknown>>;

const storedClient = select(columnsOf(client));
const oldSecret = select(columnsOf(old));
const storedWebhook = select(
  pick(
    webhook,
    ...(['webhookId', 'institutionCode', 'url', 'description', 'createdAt', 'ownerCode', 'ownerRole'] as const),
    ...(['stoppedAt', 'stoppedBecause'] as const),
  ),
);
const topic = select(pick(webhookTopic, 'type'));
const secret = select(pick(webhookSecret, 'secretId', 'createdAt', 'endsAt'));

/** Locks a client until the operation ends. */
export const lockClient = (id: string): Operation<void> =>
  lock(`SELECT 1 FROM ${client} WHERE ${client.id} = ? FOR UPDATE`, [id]);

/** What a client may do now; undefined where there is none. */
export function* clientState(id: string): Operation<AccessState | undefined> {
  const [[row] = [], olds = []] = yield [
    {sql: `SELECT ${storedClient} FROM ${client} WHERE ${client.id} = ?`, params: [id]},
    {sql: `SELECT ${oldSecret} FROM ${old} WHERE ${old.clientId} = ? ORDER BY ${old.secretHash}`, params: [id]},
  ];
  if (!row) return undefined;
  const {id: _, secretHash, channels, ...facts} = storedClient.read(row);
  return {
    ...facts,
    // What was entered before clients had channels stays as it is.
    ...(channels.length > 0 && {channels}),
    secret: commitment(id, secretHash),
    oldSecrets: olds
      .map(oldSecret.read)
      .map(({secretHash: hash, replacedAt, endsAt}) => ({secret: commitment(id, hash), replacedAt, endsAt})),
  };
}

/** Locks a webhook until the operation ends. */
export const lockWebhook = (webhookId: string): Operation<void> =>
  lock(`SELECT 1 FROM ${webhook} WHERE ${webhook.webhookId} = ? FOR UPDATE`, [webhookId]);

/** What a webhook receives now and where; undefined where there is none. */
export function* webhookState(webhookId: string): Operation<AccessState | undefined> {
  const its = [webhookId];
  const [[row] = [], topics = [], secrets = []] = yield [
    {sql: `SELECT ${storedWebhook} FROM ${webhook} WHERE ${webhook.webhookId} = ?`, params: its},
    {
      sql: `SELECT ${topic} FROM ${webhookTopic} WHERE ${webhookTopic.webhookId} = ? ORDER BY ${webhookTopic.type}`,
      params: its,
    },
    {
      sql: `SELECT ${secret} FROM ${webhookSecret} WHERE ${webhookSecret.webhookId} = ? ORDER BY ${webhookSecret.secretId}`,
      params: its,
    },
  ];
  if (!row) return undefined;
  const {webhookId: _, url, description, ...facts} = storedWebhook.read(row);
  return {
    ...facts,
    // An address may hold a secret of the receiver behind its host.
    host: hostOf(url),
    url: commitment(webhookId, url),
    description: commitment(webhookId, description),
    topics: topics.map(found => topic.read(found).type),
    secrets: secrets.map(secret.read),
  };
}

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);
