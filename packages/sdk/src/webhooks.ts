export type {WebhookEventData, WebhookEventType, WebhookMessage} from '@gov-rating/contract';
export {isUnsupportedError, UnsupportedError} from './errors.ts';
export * from './webhooks/verify-webhook.ts';
