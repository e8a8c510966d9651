import type {RatingDraft, Receipt} from '@gov-rating/contract';
import type {FailedAttempt, Outcome, Settled} from './outcome.ts';
import type {KeptItem, OutboxStore} from './outbox-store.ts';

/** A rating on its way out. */
export interface Submission {
  /** The invitation's token. */
  readonly token: string;
  readonly draft: RatingDraft;
  /** The idempotency key; made now unless the page made it when the person pressed send. */
  readonly key?: string | undefined;
}

/** How an outbox works; only `send` and `store` are needed. */
export interface OutboxOptions {
  /** The client's `submitRating`, or anything like it. Must settle within a minute. */
  readonly send: (draft: RatingDraft, options: {token: string; idempotencyKey: string}) => Promise<Receipt>;
  /** Where ratings wait. All that is in it goes to `send`, so ratings for another server need another store. */
  readonly store: OutboxStore;
  /**
   * Told how each rating ended, once, whoever sent it: this outbox, another of the same name in this page or, where there
   * are broadcast channels, in another tab, and also of those kept before a reload. Not told of what `submit` itself
   * answers. Others are heard between `start` and `stop`.
   */
  readonly onSettled?: ((settled: Settled) => void) | undefined;
  /** Told of each attempt that failed while the rating stays kept, whoever made it; heard as `onSettled` is. */
  readonly onAttemptFailed?: ((attempt: FailedAttempt) => void) | undefined;
  /** Told that the store failed; sending goes on without it. */
  readonly onStorageError?: ((error: unknown) => void) | undefined;
  /** How many ratings may wait, in all tabs together; 100 unless told. */
  readonly maxItems?: number | undefined;
  /**
   * How long a rating may wait, in milliseconds; 30 days unless told. It is given up only after one more attempt. An age
   * that no device can have is no age: it counts from the first attempt under a clock that can be right.
   */
  readonly maxAge?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  /** From 0 to 1, for jitter. */
  readonly random?: (() => number) | undefined;
  /** Runs something once after so many milliseconds and answers how to call it off. */
  readonly after?: ((milliseconds: number, run: () => void) => () => void) | undefined;
  /**
   * Web Locks, so that of all tabs one sends what was kept. Where the lock does not come within three seconds, and with
   * null, it is sent without: the idempotency key still protects.
   */
  readonly locks?: Pick<LockManager, 'request'> | null | undefined;
  /** The name of that lock, and under which outboxes hear of each other. Outboxes over the same store need the same name. */
  readonly name?: string | undefined;
  /** Where the `online` event is heard. */
  readonly events?: Partial<Pick<EventTarget, 'addEventListener' | 'removeEventListener'>> | undefined;
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
