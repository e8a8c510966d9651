export type {WebhookEventData, WebhookEventType, WebhookMessage} from '@gov-rating/contract';
export {
  isWebhookError,
  verifyWebhook,
  WebhookError,
  type ReceivedWebhook,
  type VerifiedWebhook,
  type VerifyWebhookOptions,
  type WebhookFault,
  type WebhookHeaders,
} from './verify-webhook.ts';
