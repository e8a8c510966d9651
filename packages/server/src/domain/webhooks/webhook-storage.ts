import type {Webhook, WebhookDelivery, WebhookEventData, WebhookEventType, WebhookTopic} from '@gov-rating/contract';

/** An event on its way in; written with the act that it tells of. */
export type NewWebhookEvent = {
  [T in WebhookEventType]: {
    readonly type: T;
    /** Whose event it is: webhooks of this institution and of those above are told. */
    readonly institutionCode: string;
    /** ISO moment, UTC. */
    readonly at: string;
    readonly data: WebhookEventData<T>;
  };
}[WebhookEventType];

/** A webhook on its way in. Id and secret are used only when its institution has none with this address. */
export interface NewWebhook {
  readonly webhookId: string;
  readonly institutionCode: string;
  readonly within: string;
  readonly url: string;
  readonly topics: readonly WebhookTopic[];
  readonly description: string;
  readonly at: string;
  readonly secret: NewWebhookSecret;
  /** How many webhooks an institution may have. */
  readonly limit: number;
}

/** A secret, sealed before it reaches the storage. */
export interface NewWebhookSecret {
  readonly secretId: string;
  readonly ciphertext: string;
}

/** A secret sealed anew, in place of what was read before. */
export interface ReencryptedWebhookSecret extends NewWebhookSecret {
  readonly replaces: string;
}

/** What became of a webhook that was put; one that was stopped starts anew. */
export type PutWebhookOutcome =
  | {readonly outcome: 'added' | 'changed'; readonly webhook: Webhook}
  | {readonly outcome: 'unknown_institution' | 'too_many_webhooks'};

/** A message to send now. */
export interface DueDelivery {
  readonly webhookId: string;
  readonly eventId: string;
  readonly url: string;
  readonly type: WebhookEventType;
  readonly at: string;
  /** The data of the event as JSON. */
  readonly payload: string;
  /** Attempts, this one included. */
  readonly attempts: number;
  /** Sealed secrets that are active, newest first. */
  readonly secrets: readonly NewWebhookSecret[];
}

/** What became of one attempt. */
export interface DeliveryNote {
  readonly webhookId: string;
  readonly eventId: string;
  readonly at: string;
  readonly outcome: 'delivered' | 'failed' | 'gone';
  readonly status: number | null;
  readonly failure: string | null;
  /** When to try again; null when this was the last attempt. */
  readonly nextAt: string | null;
  /** Until when the receiver is left alone after a failure. */
  readonly restUntil: string;
  /** A receiver that has failed since before this moment is stopped. */
  readonly failingBefore: string;
}

/** A message was written, there is none within sight, or nothing is sent to its webhook any more. */
export type QueueOutcome = 'queued' | 'unknown' | 'stopped';

/** What is kept of webhooks. `within` limits to those of an institution and of all below. */
export interface WebhookStorage {
  putWebhook(webhook: NewWebhook): Promise<PutWebhookOutcome>;
  /** Oldest first, after the one that stood at `after`. */
  webhooks(query: {
    readonly within: string;
    readonly after?: {readonly at: string; readonly webhookId: string};
    readonly limit: number;
  }): Promise<Webhook[]>;
  /** False when there is none within sight. */
  deleteWebhook(webhookId: string, within: string): Promise<boolean>;
  /** The older secrets end at `oldEndAt`, unless they end earlier. False when there is no such webhook within sight. */
  addWebhookSecret(
    secret: NewWebhookSecret & {
      readonly webhookId: string;
      readonly within: string;
      readonly at: string;
      readonly oldEndAt: string;
    },
  ): Promise<boolean>;
  /** Every secret, by id, after one of them, at most `limit`. */
  webhookSecrets(limit: number, after?: string): Promise<NewWebhookSecret[]>;
  /** Puts newly sealed secrets in place of those that were read; how many there were, not counting what changed meanwhile. */
  replaceWebhookSecrets(secrets: readonly ReencryptedWebhookSecret[]): Promise<number>;
  /** Writes a test message for one webhook. */
  testWebhook(test: {
    readonly webhookId: string;
    readonly within: string;
    readonly eventId: string;
    readonly at: string;
  }): Promise<QueueOutcome>;
  /** Newest first; undefined when there is no such webhook within sight. */
  webhookDeliveries(query: {
    readonly webhookId: string;
    readonly within: string;
    readonly state?: WebhookDelivery['state'];
    readonly before?: {readonly at: string; readonly eventId: string};
    readonly limit: number;
  }): Promise<WebhookDelivery[] | undefined>;
  /** Sends a message once more. */
  replayDelivery(replay: {
    readonly webhookId: string;
    readonly within: string;
    readonly eventId: string;
    readonly at: string;
  }): Promise<QueueOutcome>;

  /** Keeps events that belong to no act of a life, e.g. a publication. */
  addEvents(events: readonly NewWebhookEvent[]): Promise<void>;
  /** Makes messages of new events, at most `limit` events; how many there were. */
  distributeEvents(at: string, limit: number): Promise<number>;
  /** Messages that are due, at most `limit`; nobody else gets them before `until`. */
  claimDeliveries(claim: {readonly at: string; readonly until: string; readonly limit: number}): Promise<DueDelivery[]>;
  noteDelivery(note: DeliveryNote): Promise<void>;
  /** Forgets messages that ended, and events without any, from before a moment; how many rows went. */
  forgetDeliveries(before: string, limit: number): Promise<number>;
}
