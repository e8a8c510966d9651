import {endpoints} from '../endpoints.ts';
import {
  webhookDeliveryPage,
  webhookDeliveryQuery,
  webhookDeliveryReference,
  webhookInput,
  webhookPage,
  webhookQuery,
  webhookQueued,
  webhookReceipt,
  webhookReference,
  webhookRemoved,
  webhookSecret,
  webhookSecretInput,
} from '../webhook.ts';
import type {Route} from './route.ts';

/** How other systems are told of events, without asking. */
export const webhookRoutes = {
  putWebhook: {
    endpoint: endpoints.putWebhook,
    summary: 'Tell a system of events: register its address, or change what it is told',
    input: webhookInput,
    output: webhookReceipt,
    status: 200,
    refusals: [
      'unknown_institution',
      'webhook_url_not_allowed',
      'too_many_webhooks',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  listWebhooks: {
    endpoint: endpoints.listWebhooks,
    summary: 'Webhooks within sight, oldest first',
    input: webhookQuery,
    output: webhookPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  deleteWebhook: {
    endpoint: endpoints.deleteWebhook,
    summary: 'Remove a webhook with what was not sent yet',
    input: webhookReference,
    output: webhookRemoved,
    status: 200,
    refusals: ['unknown_webhook'],
  },
  addWebhookSecret: {
    endpoint: endpoints.addWebhookSecret,
    summary: 'Make a new secret; the old ones sign too for a while',
    input: webhookSecretInput,
    output: webhookSecret,
    status: 201,
    refusals: ['unknown_webhook'],
  },
  testWebhook: {
    endpoint: endpoints.testWebhook,
    summary: 'Send a test message',
    input: webhookReference,
    output: webhookQueued,
    status: 201,
    refusals: ['unknown_webhook', 'webhook_stopped'],
  },
  listWebhookDeliveries: {
    endpoint: endpoints.listWebhookDeliveries,
    summary: 'What became of the messages to a webhook, newest first',
    input: webhookDeliveryQuery,
    output: webhookDeliveryPage,
    status: 200,
    refusals: ['unknown_webhook', 'cursor_invalid'],
  },
  replayWebhookDelivery: {
    endpoint: endpoints.replayWebhookDelivery,
    summary: 'Send a message once more, under the same id',
    input: webhookDeliveryReference,
    output: webhookQueued,
    status: 201,
    refusals: ['unknown_message', 'webhook_stopped'],
  },
} as const satisfies Record<string, Route>;
