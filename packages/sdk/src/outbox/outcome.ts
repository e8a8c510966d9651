import type {Receipt} from '@gov-rating/contract';
import type {ApiError} from '../errors.ts';

/** The server has the rating. */
export interface Received {
  readonly kind: 'received';
  readonly key: string;
  readonly receipt: Receipt;
}

/** The rating is stored on the device and will be sent later. */
export interface Kept {
  readonly kind: 'kept';
  readonly key: string;
}

/** The server refused for good; nothing is kept. */
export interface Refused {
  readonly kind: 'refused';
  readonly key: string;
  readonly error: ApiError;
}

/**
 * Neither received nor kept, and `code` says why: the outbox is full, the device cannot store, the rating has waited
 * longer than it may, sending failed for a reason that does not pass, or, at the first attempt, another
 * system answered (`unexpected_answer`), or the server received another request (`request_altered`).
 * `error` is the error of the last attempt. Say to the person that nothing was kept; the person may try again.
 */
export interface Failed {
  readonly kind: 'failed';
  readonly key: string;
  readonly code: 'outbox_full' | 'storage_failed' | 'too_old' | 'send_failed' | 'unexpected_answer' | 'request_altered';
  readonly error: Error;
}

/** An attempt that failed while the rating stays on the device and will be tried again. */
export interface FailedAttempt {
  readonly key: string;
  /** A `ContractError` when another system answered. */
  readonly error: Error;
}

/** How an attempt to submit ended. */
export type Outcome = Received | Kept | Refused | Failed;

/** A final outcome. */
export type Settled = Exclude<Outcome, Kept>;
