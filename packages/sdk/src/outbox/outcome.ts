import type {Receipt} from '@gov-rating/contract/types';
import type {ApiError} from '../errors.ts';

/** The server has the rating. */
export interface Received {
  /** Which end it is. */
  readonly kind: 'received';
  /** The idempotency key of the rating. */
  readonly key: string;
  /** The receipt, with the number that the rater keeps. */
  readonly receipt: Receipt;
}

/** The rating is stored on the device and will be sent later. */
export interface Kept {
  /** Which end it is. */
  readonly kind: 'kept';
  /** The idempotency key of the rating. */
  readonly key: string;
}

/** The server refused for good; nothing is kept. */
export interface Refused {
  /** Which end it is. */
  readonly kind: 'refused';
  /** The idempotency key of the rating. */
  readonly key: string;
  /** The refusal; `code` says why. */
  readonly error: ApiError;
}

/**
 * Neither received nor kept, and `code` says why: the outbox is full, the device cannot store, the rating has waited
 * longer than it may, sending failed for a reason that does not pass, or, at the first attempt, another
 * system answered (`unexpected_answer`), or the server received another request (`request_altered`).
 * `error` is the error of the last attempt. Say to the person that nothing was kept; the person may try again.
 */
export interface Failed {
  /** Which end it is. */
  readonly kind: 'failed';
  /** The idempotency key of the rating. */
  readonly key: string;
  /** Why nothing was kept. */
  readonly code: 'outbox_full' | 'storage_failed' | 'too_old' | 'send_failed' | 'unexpected_answer' | 'request_altered';
  /** The error of the last attempt. */
  readonly error: Error;
}

/** An attempt that failed while the rating stays on the device and will be tried again. */
export interface FailedAttempt {
  /** The idempotency key of the rating. */
  readonly key: string;
  /** A `ContractError` when another system answered. */
  readonly error: Error;
}

/** How an attempt to submit ended. */
export type Outcome = Received | Kept | Refused | Failed;

/** A final outcome. */
export type Settled = Exclude<Outcome, Kept>;
