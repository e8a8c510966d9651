import type {Role, WebhookEventType} from '@gov-rating/contract';
import {flag, integer, key, moment, nullable, table, text} from '../engine/table.ts';

/** Addresses that events are sent to. */
export const webhook = table('webhook', {
  webhookId: key('webhook_id'),
  institutionCode: key('institution_code'),
  url: key('url'),
  description: text('description'),
  createdAt: moment('created_at'),
  stoppedAt: nullable(moment('stopped_at')),
  stoppedBecause: nullable(text<'gone' | 'failing'>('stopped_because')),
  failingSince: nullable(moment('failing_since')),
  restUntil: moment('rest_until'),
  /** The institution and the role of the person who put it. */
  ownerCode: key('owner_code'),
  ownerRole: text<Role>('owner_role'),
});

/** Kinds of event that a webhook asks for. */
export const webhookTopic = table('webhook_topic', {
  webhookId: key('webhook_id'),
  type: key<WebhookEventType>('type'),
});

/** Secrets that messages are signed with, encrypted. */
export const webhookSecret = table('webhook_secret', {
  secretId: key('secret_id'),
  webhookId: key('webhook_id'),
  ciphertext: text('sealed'),
  createdAt: moment('created_at'),
  endsAt: nullable(moment('ends_at')),
});

/** Events, written together with the change that they report. */
export const webhookEvent = table('webhook_event', {
  eventId: key('event_id'),
  type: key<WebhookEventType>('type'),
  institutionCode: key('institution_code'),
  at: moment('at'),
  payload: text('payload'),
  distributed: flag('distributed'),
});

/** The outcome of each message. */
export const webhookDelivery = table('webhook_delivery', {
  webhookId: key('webhook_id'),
  eventId: key('event_id'),
  eventAt: moment('event_at'),
  state: text<'pending' | 'delivered' | 'dead'>('state'),
  attempts: integer('attempts'),
  nextAt: moment('next_at'),
  deliveredAt: nullable(moment('delivered_at')),
  status: nullable(integer('status')),
  failure: nullable(text('failure')),
  isTest: flag('is_test'),
});
