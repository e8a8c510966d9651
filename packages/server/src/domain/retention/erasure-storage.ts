import type {ErasureAuthorization} from './erasure-authorization.ts';

/** What is to be erased, and when that happens. */
export interface Erasure {
  readonly before: string;
  readonly at: string;
  readonly limit: number;
  /** Allows it for these moments; without one only persons are erased, which the evidence log never held. */
  readonly authorization?: Pick<ErasureAuthorization, 'keyId' | 'signature'> | undefined;
}

/** What of persons, comments and words was erased. */
export interface Erased {
  readonly persons: number;
  readonly comments: number;
  readonly words: number;
}

/** Storage that erases what is older than the retention period. */
export interface ErasureStorage {
  /**
   * Erases what people said and who they are, of services and ratings before a moment whose order, if any, has ended:
   * at most `limit` of each kind. The rating, its counts and its place in the evidence log stay; words that the log does
   * not hold a commitment to yet wait until it does. That words were erased is an entry of the log, written with it.
   */
  eraseBefore(erasure: Erasure): Promise<Erased>;
}
