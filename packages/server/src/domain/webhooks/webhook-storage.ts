import type {
  Role,
  Webhook,
  WebhookDelivery,
  WebhookEventData,
  WebhookEventType,
  WebhookTopic,
} from '@gov-rating/contract';
import type {WebhookRights} from '../rights/webhook-owners.ts';

/** A webhook event before it is stored; written in the same transaction as the case event it reports. */
export type NewWebhookEvent = {
  [T in WebhookEventType]: {
    readonly type: T;
    /** The institution of the event: its webhooks and those of institutions above receive it. */
    readonly institutionCode: string;
    /** ISO moment, UTC. */
    readonly at: string;
    readonly data: WebhookEventData<T>;
  };
}[WebhookEventType];

/** A webhook before it is stored. Id and secret are used only when its institution has no webhook with this address. */
export interface NewWebhook extends WebhookRights {
  readonly webhookId: string;
  readonly institutionCode: string;
  /** The role of the person who puts it for the institution `within`, which owns it then. */
  readonly ownerRole: Role;
  readonly url: string;
  readonly topics: readonly WebhookTopic[];
  readonly description: string;
  readonly at: string;
  readonly secret: NewWebhookSecret;
  /** How many webhooks an owner may have for an institution. */
  readonly limit: number;
}

/** A secret, encrypted before it reaches the storage. */
export interface NewWebhookSecret {
  readonly secretId: string;
  readonly ciphertext: string;
}

/** A secret encrypted again, to replace the ciphertext that was read before. */
export interface ReencryptedWebhookSecret extends NewWebhookSecret {
  readonly replaces: string;
}

/** The outcome of putting a webhook; one that was stopped starts again. */
export type PutWebhookOutcome =
  | {readonly outcome: 'added' | 'changed'; readonly webhook: Webhook}
  | {readonly outcome: 'unknown_institution' | 'too_many_webhooks' | 'webhook_of_another'};

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
  /** Encrypted secrets that are active, newest first. */
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

/**
 * `queued`: a message was written. `unknown`: no such webhook or message of those owners. `stopped`: nothing is sent to
 * this webhook any more. `too_many`: the owner has tested as often as it may.
 */
export type QueueOutcome = 'queued' | 'unknown' | 'stopped' | 'too_many';

/** Storage of webhooks. {@link WebhookRights} limit every method to the webhooks of some owners. */
export interface WebhookStorage {
  putWebhook(webhook: NewWebhook): Promise<PutWebhookOutcome>;
  /** Oldest first, after the one that stood at `after`. */
  webhooks(
    query: WebhookRights & {
      readonly after?: {readonly at: string; readonly webhookId: string};
      readonly limit: number;
    },
  ): Promise<Webhook[]>;
  /** False when there is no such webhook. */
  deleteWebhook(webhookId: string, by: WebhookRights): Promise<boolean>;
  /** The older secrets end at `oldEndAt`, unless they end earlier. False when there is no such webhook. */
  addWebhookSecret(
    secret: NewWebhookSecret &
      WebhookRights & {readonly webhookId: string; readonly at: string; readonly oldEndAt: string},
  ): Promise<boolean>;
  /** Every secret, by id, after one of them, at most `limit`. */
  webhookSecrets(limit: number, after?: string): Promise<NewWebhookSecret[]>;
  /** Replaces ciphertexts that are still those that were read before. Resolves with the number replaced. */
  replaceWebhookSecrets(secrets: readonly ReencryptedWebhookSecret[]): Promise<number>;
  /** Writes a test message for one webhook, if its owner had fewer than `quota` of them since a moment. */
  testWebhook(
    test: WebhookRights & {
      readonly webhookId: string;
      readonly eventId: string;
      readonly at: string;
      readonly since: string;
      readonly quota: number;
    },
  ): Promise<QueueOutcome>;
  /** Newest first; undefined when there is no such webhook. */
  webhookDeliveries(
    query: WebhookRights & {
      readonly webhookId: string;
      readonly state?: WebhookDelivery['state'];
      readonly before?: {readonly at: string; readonly eventId: string};
      readonly limit: number;
    },
  ): Promise<WebhookDelivery[] | undefined>;
  /** Sends a message once more. */
  replayDelivery(
    replay: WebhookRights & {readonly webhookId: string; readonly eventId: string; readonly at: string},
  ): Promise<QueueOutcome>;

  /** Stores events that belong to no case event, e.g. of a publication. */
  addEvents(events: readonly NewWebhookEvent[]): Promise<void>;
  /** Makes messages of new events, at most `limit` events; how many there were. */
  distributeEvents(at: string, limit: number): Promise<number>;
  /**
   * Messages that are due, of at most `webhooks` webhooks, those that have waited longest first, and at most `each` of one
   * webhook, tests last. None of the webhooks in `leftOut`. No other caller gets the messages before `until`.
   */
  claimDeliveries(claim: {
    readonly at: string;
    readonly until: string;
    readonly webhooks: number;
    readonly each: number;
    readonly leftOut?: readonly string[];
  }): Promise<DueDelivery[]>;
  noteDelivery(note: DeliveryNote): Promise<void>;
  /** Forgets messages that ended, and events without any, from before a moment; how many rows went. */
  forgetDeliveries(before: string, limit: number): Promise<number>;
}
