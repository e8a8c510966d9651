export type {WebhookEventData, WebhookEventType, WebhookMessage} from '@gov-rating/contract/types';
export {isUnsupportedError, UnsupportedError} from './errors.ts';
export * from './webhooks/verify-webhook.ts';
