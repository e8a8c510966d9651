export type {WebhookEventData, WebhookEventType, WebhookMessage} from '@gov-rating/contract';
export * from './webhooks/verify-webhook.ts';
