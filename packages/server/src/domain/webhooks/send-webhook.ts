import type {WebhookRules} from './webhook-address.ts';

/** A signed message. */
export interface OutgoingWebhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The result: the status of the answer, or a word for why there was no answer. */
export type SentWebhook =
  | {readonly status: number; readonly retryAfter?: number}
  | {readonly failure: string; readonly status?: undefined; readonly retryAfter?: undefined};

/** Sends one message within the rules; never rejects. */
export type SendWebhook = (message: OutgoingWebhook, rules: WebhookRules) => Promise<SentWebhook>;
