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
 * longer than it may, sending broke for a reason that no waiting helps, or, at the first attempt, the connection is there
 * but what answered was not the server (`unexpected_answer`) or had another request before it (`request_altered`).
 * `error` is what happened to the last attempt; the person should be told that nothing was kept, and may try again.
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
  /** A `ContractError` when the connection is there, but what answered was not the server. */
  readonly error: Error;
}

/** How an attempt to submit ended. */
export type Outcome = Received | Kept | Refused | Failed;

/** An outcome after which nothing is left to do. */
export type Settled = Exclude<Outcome, Kept>;
