import type {ErasureAuthorization} from './erasure-authorization.ts';
import type {OwnWordsPermission, OwnWordsRequest} from './own-words.ts';

/** What is to be erased, and when that happens. */
export interface Erasure {
  readonly before: string;
  /** Persons stored before this moment are erased when their service has no work order. */
  readonly personsBefore: string;
  readonly at: string;
  readonly limit: number;
  /** Allows it for these moments; without one only persons are erased, which the evidence log never held. */
  readonly authorization?: Pick<ErasureAuthorization, 'keyId' | 'signature'> | undefined;
}

/** How many persons, comments and other texts were erased. */
export interface Erased {
  readonly persons: number;
  readonly comments: number;
  readonly words: number;
}

/** A rater's request to erase the own words of one rating. */
export interface OwnErasure {
  readonly ratingId: string;
  readonly at: string;
  readonly proof: OwnWordsRequest['proof'];
  /** Signs the permission for one text; pure, because it may be called again. */
  readonly permit: (request: OwnWordsRequest) => OwnWordsPermission;
}

/** Storage that erases what is older than the retention period, and what raters ask for. */
export interface ErasureStorage {
  /**
   * Erases texts and persons of services and ratings before a moment whose order, if any, has ended, and earlier those
   * persons for whom there is no order: at most `limit` of each kind. The rating, its counts and its entry in the evidence log stay; texts without a commitment in the log are
   * erased only once it has one. Each erasure adds an entry to the log in the same transaction.
   */
  eraseBefore(erasure: Erasure): Promise<Erased>;
  /**
   * Erases comment and supplement of a rating as its rater asked, at any age and also while an order is open, with all that
   * is kept to compare them by. Level, tags and counts stay. The log gets an entry for each text in the same transaction,
   * and a commitment stays for words that it does not hold yet. Returns when words of the rating were last erased as the
   * rater asked; null when there never were any to erase. Again, it changes nothing.
   */
  eraseOwnWords(erasure: OwnErasure): Promise<string | null>;
  /**
   * Makes room for the months after a moment where the database keeps rows by month; how many parts it made. Called
   * daily; a row is stored also when its month was not made in time.
   */
  makeMonths(at: string): Promise<number>;
}
