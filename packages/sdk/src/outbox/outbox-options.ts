import type {RatingDraft, Receipt} from '@gov-rating/contract/types';
import type {FailedAttempt, Outcome, Settled} from './outcome.ts';
import type {KeptItem, OutboxStore} from './outbox-store.ts';

/** A rating on its way out. */
export interface Submission {
  /** The invitation's token. */
  readonly token: string;
  /** The rating as it is sent. */
  readonly draft: RatingDraft;
  /** The idempotency key; made now unless the page made it when the person pressed send. */
  readonly key?: string | undefined;
}

/** What an outbox says with each rating that it sends. */
export interface SendOptions {
  /** The invitation's token. */
  readonly token: string;
  /** The same at every attempt, so that nothing is stored twice. */
  readonly idempotencyKey: string;
}

/** What an outbox needs of Web Locks (`navigator.locks`). */
export interface Locks {
  /** Runs a function while no other holder of the name runs, and resolves when it has ended. */
  request(name: string, run: () => Promise<void>): Promise<unknown>;
}

/** What an outbox needs of the target of the `online` event. */
export interface OnlineEvents {
  /** Calls the listener whenever the connection comes back. */
  addEventListener?(type: 'online', listener: () => void): void;
  /** Takes the listener off again. */
  removeEventListener?(type: 'online', listener: () => void): void;
}

/** How an outbox works; only `send` and `store` are needed. */
export interface OutboxOptions {
  /** The client's `submitRating`, or anything like it. Must settle within a minute. */
  readonly send: (draft: RatingDraft, options: SendOptions) => Promise<Receipt>;
  /** Where ratings wait. All that is in it goes to `send`, so ratings for another server need another store. */
  readonly store: OutboxStore;
  /**
   * Called once per rating with its final outcome, also for ratings kept before a reload and, between `start` and `stop`,
   * for those that another outbox of the same name sent, in this page or (by BroadcastChannel) in another tab. Not called
   * for an outcome that `submit` returns.
   */
  readonly onSettled?: ((settled: Settled) => void) | undefined;
  /** Called for each failed attempt of a rating that stays kept; from other outboxes as `onSettled`. */
  readonly onAttemptFailed?: ((attempt: FailedAttempt) => void) | undefined;
  /** Called when the store fails; sending continues without it. */
  readonly onStorageError?: ((error: unknown) => void) | undefined;
  /** How many ratings may wait, in all tabs together; by default 100. */
  readonly maxItems?: number | undefined;
  /**
   * How long a rating may wait, in milliseconds; by default 30 days. It is given up only after one more attempt. An impossible
   * age, of a clock that was wrong, is not counted: the age then starts at the next attempt under a plausible clock.
   */
  readonly maxAge?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  /** From 0 to 1, for jitter. */
  readonly random?: (() => number) | undefined;
  /** Runs a function once after a delay in milliseconds; returns how to cancel it. */
  readonly after?: ((milliseconds: number, run: () => void) => () => void) | undefined;
  /**
   * Web Locks, so that of all tabs one sends what was kept. Without a lock after three seconds, and with `null`,
   * it is sent without one: the idempotency key still prevents doubles.
   */
  readonly locks?: Locks | null | undefined;
  /** The name of the lock and of the events between outboxes. Outboxes over the same store need the same name. */
  readonly name?: string | undefined;
  /** The target of the `online` event; by default `globalThis`. */
  readonly events?: OnlineEvents | undefined;
}

/** Ratings survive a lost connection. */
export interface Outbox {
  /**
   * Stores and sends a rating, both at once: `kept` is answered only when it is stored, every other end does not wait for
   * the store. Never rejects for anything the network, the server or the store does. While a rating is on its way, a
   * second call with its key shares its end; once it is kept, a second call sends what is kept, and at once, also when
   * the page was closed in the middle of the first attempt.
   */
  submit(submission: Submission): Promise<Outcome>;
  /** Sends what is kept and due; `early` also what merely pauses after a lost connection. Resolves when done. */
  drain(early?: boolean): Promise<void>;
  /** What waits; empty where the store cannot be read. */
  kept(): Promise<readonly KeptItem[]>;
  /** Sends what is kept, now and whenever it is due or the connection comes back. */
  start(): void;
  /** Leaves no timer, no listener and no channel behind. A request under way still ends. */
  stop(): void;
}
