import type {WebhookRules} from './webhook-address.ts';

/** A signed message. */
export interface OutgoingWebhook {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The result: the status of the response, or a short reason why there was none. */
export type SentWebhook =
  | {readonly status: number; readonly retryAfter?: number}
  | {readonly failure: string; readonly status?: undefined; readonly retryAfter?: undefined};

/** How long a receiver may take for its answer, in milliseconds. */
export const answerTimeoutMs = 15_000;

/**
 * How long a message belongs to the process that claimed it, in milliseconds: the time for an answer, and as much again
 * to connect to a busy database and note the outcome. When a process dies, another one sends its messages after this
 * time.
 */
export const leaseMs = 2 * answerTimeoutMs;

/** Sends one message within the rules; never rejects. */
export type SendWebhook = (message: OutgoingWebhook, rules: WebhookRules) => Promise<SentWebhook>;
