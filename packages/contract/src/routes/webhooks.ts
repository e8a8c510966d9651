import {z} from 'zod';
import {cursor, id, institutionCode, label, moment, pageSize, text} from '../fields.ts';
import type {WebhookEventType} from '../types.ts';
import {webhookEvents, webhookTopics} from '../webhook-events.ts';
import {defineRoutes} from './route.ts';

const eventTypes = Object.keys(webhookEvents) as [WebhookEventType, ...WebhookEventType[]];

/** Where a webhook calls. Schemes, ports and networks that it may lead to are for the deployment to say. */
const webhookUrl = z.url({protocol: /^https?$/, hostname: /./}).max(500);

/**
 * The address of another system and the events it wants. One address has one webhook in each institution, and belongs to the
 * institution and the role that put it: nobody else below them sees, changes or removes it.
 */
export const webhookInput = z.object({
  url: webhookUrl.meta({description: 'answers 2xx within 15 seconds; redirects are not followed'}),
  topics: z.array(z.enum(webhookTopics)).min(1).max(webhookTopics.length),
  institutionCode: institutionCode
    .optional()
    .meta({description: "events of it and all below; by default the caller's own"}),
  description: label(200).default(''),
});

/** Why sending has stopped: the receiver answered 410, or it failed for days. */
export const webhookStops = ['gone', 'failing'] as const;

/** A registered webhook. */
export const webhook = z
  .object({
    webhookId: id,
    institutionCode,
    url: z.string().max(500),
    topics: z.array(z.enum(webhookTopics)),
    description: text(200),
    createdAt: moment,
    stoppedAt: moment
      .nullable()
      .meta({description: 'set when sending has stopped; putting the webhook again restarts it'}),
    stoppedBecause: z.enum(webhookStops).nullable(),
    failingSince: moment.nullable(),
  })
  .meta({id: 'Webhook', description: 'The address to which events are sent (Standard Webhooks)'});

const secret = z.string().max(100).meta({description: '`whsec_` and base64; returned only here'});

/** A webhook that was put; the secret is returned when it is new. */
export const webhookReceipt = z
  .object({webhook, secret: secret.nullable()})
  .meta({id: 'WebhookReceipt', description: 'A webhook that was put; the secret is returned when it is new'});

/** Refers to one webhook. */
export const webhookReference = z.object({webhookId: id});

/** Which webhooks to list. */
export const webhookQuery = z.object({cursor: cursor.optional(), limit: pageSize});

/** A page of webhooks, oldest first. */
export const webhookPage = z
  .object({items: z.array(webhook), nextCursor: cursor.nullable()})
  .meta({id: 'WebhookPage', description: 'A page of webhooks, oldest first'});

/** A new secret; messages are signed with the old ones too until these end. */
export const webhookSecretInput = z.object({
  webhookId: id,
  keepOldHours: z.number().int().min(0).max(168).default(24),
});

/** A secret that was just made. */
export const webhookSecret = z
  .object({secret, oldSecretsEndAt: moment})
  .meta({id: 'WebhookSecret', description: 'A secret that was just made'});

/** What became of a message to one webhook: on its way, taken, or given up after the last attempt. */
export const deliveryStates = ['pending', 'delivered', 'dead'] as const;

/** One message to one webhook. */
export const webhookDelivery = z
  .object({
    messageId: id,
    type: z.enum(eventTypes),
    occurredAt: moment,
    state: z.enum(deliveryStates),
    attempts: z.number().int(),
    nextAttemptAt: moment.nullable(),
    deliveredAt: moment.nullable(),
    status: z.number().int().nullable().meta({description: 'HTTP status of the last attempt, null when none came'}),
    failure: z.string().max(40).nullable().meta({description: 'why no status came, e.g. `timed_out`'}),
  })
  .meta({id: 'WebhookDelivery', description: 'One message to one webhook'});

/** Which messages of a webhook to list. */
export const webhookDeliveryQuery = z.object({
  webhookId: id,
  state: z.enum(deliveryStates).optional(),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of messages, newest first. */
export const webhookDeliveryPage = z
  .object({items: z.array(webhookDelivery), nextCursor: cursor.nullable()})
  .meta({id: 'WebhookDeliveryPage', description: 'A page of messages, newest first'});

/** Refers to one message to one webhook. */
export const webhookDeliveryReference = z.object({webhookId: id, messageId: id});

/** A message that will be sent. */
export const webhookQueued = z
  .object({messageId: id})
  .meta({id: 'WebhookQueued', description: 'A message that will be sent'});

/** A webhook that was removed. */
export const webhookRemoved = z
  .object({removed: z.literal(true)})
  .meta({id: 'WebhookRemoved', description: 'A webhook that was removed'});

/** Webhooks: events that the server sends to other systems. */
export const webhookRoutes = defineRoutes('webhooks', {
  putWebhook: {
    method: 'POST',
    path: '/v1/webhooks',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['webhook', 'object'],
    summary: 'Register the address of a system that receives events, or change its events',
    input: webhookInput,
    output: webhookReceipt,
    status: 200,
    refusals: [
      'unknown_institution',
      'webhook_url_not_allowed',
      'too_many_webhooks',
      'webhook_of_another',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  listWebhooks: {
    method: 'GET',
    path: '/v1/webhooks',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['items', 'object'],
    summary: "Webhooks that the caller's institution and those below it have put, oldest first",
    input: webhookQuery,
    output: webhookPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  deleteWebhook: {
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/deletion',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['removed', 'boolean'],
    summary: 'Remove a webhook with what was not sent yet',
    input: webhookReference,
    output: webhookRemoved,
    status: 200,
    refusals: ['unknown_webhook'],
  },
  addWebhookSecret: {
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/secrets',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['secret', 'string'],
    summary: 'Make a new secret; the old ones sign too for a while',
    input: webhookSecretInput,
    output: webhookSecret,
    status: 201,
    refusals: ['unknown_webhook'],
  },
  testWebhook: {
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/test',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['messageId', 'string'],
    summary: 'Send a test message, at most 20 an hour for each owner; it waits behind other messages',
    input: webhookReference,
    output: webhookQueued,
    status: 201,
    refusals: ['unknown_webhook', 'webhook_stopped', 'too_many_tests'],
  },
  listWebhookDeliveries: {
    method: 'GET',
    path: '/v1/webhooks/{webhookId}/deliveries',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['items', 'object'],
    summary: 'What became of the messages to a webhook, newest first',
    input: webhookDeliveryQuery,
    output: webhookDeliveryPage,
    status: 200,
    refusals: ['unknown_webhook', 'cursor_invalid'],
  },
  replayWebhookDelivery: {
    method: 'POST',
    path: '/v1/webhooks/{webhookId}/deliveries/{messageId}/replay',
    caller: 'person',
    roles: ['institution_head', 'bureau'],
    responseCheck: ['messageId', 'string'],
    summary: 'Send a message once more, under the same id',
    input: webhookDeliveryReference,
    output: webhookQueued,
    status: 201,
    refusals: ['unknown_message', 'webhook_stopped'],
  },
});
