import type {EncryptedPerson} from '../persons/person-storage.ts';
import type {RecordKind, UpstreamFacts} from './records.ts';

/** A rating to send now, with its service. */
export interface DueUpstream {
  readonly platformId: string;
  readonly ratingId: string;
  readonly serviceId: string;
  /** Attempts, this one included. */
  readonly attempts: number;
  /** The record that is sent first: the service was not taken yet, or only the rating is missing. */
  readonly step: RecordKind;
  readonly facts: UpstreamFacts;
  /** Undefined where no person is stored, or not any more. */
  readonly person: EncryptedPerson | undefined;
}

/** What became of one attempt. */
export interface UpstreamNote {
  readonly platformId: string;
  readonly ratingId: string;
  readonly at: string;
  readonly outcome: 'delivered' | 'refused' | 'retry';
  readonly step: RecordKind;
  readonly status: number | null;
  readonly failure: string | null;
  readonly words: string | null;
  /** When to try again, after `retry`. */
  readonly nextAt: string;
}

/** How far a platform has come. */
export interface UpstreamState {
  readonly platformId: string;
  readonly delivered: number;
  /** Of those, the ones that the platform had already. */
  readonly duplicates: number;
  readonly pending: number;
  readonly refused: number;
  /** Ratings that are not sent and not listed: dismissed by the operator, or void before they were sent. */
  readonly setAside: number;
  /** When the oldest rating that waits was received; null when none waits. */
  readonly oldest: string | null;
  /** Why the newest attempts of what waits have failed, most frequent first. */
  readonly failures: readonly {readonly failure: string; readonly ratings: number}[];
  /** Entries of the evidence log that have not been looked at for this platform. */
  readonly unread: number;
}

/** A rating that a platform refuses, or that cannot be sent. */
export interface RefusedUpstream {
  readonly platformId: string;
  readonly ratingId: string;
  readonly institutionCode: string;
  readonly step: RecordKind;
  readonly endedAt: string | null;
  readonly status: number | null;
  readonly failure: string | null;
  readonly words: string | null;
}

/**
 * Why a refused rating is not listed any more: the operator has dismissed it, or a review had voided it before it was sent and the
 * platform gets none of those.
 */
export const setAsideFailures = ['dismissed', 'voided'] as const;

/** Storage of what platforms above get. Ratings are found by their places in the evidence log, which only grows. */
export interface UpstreamStorage {
  /**
   * Says what a platform gets; where that has changed, the log is looked at anew, from the entries at `keptSince` on, before
   * which it may be forgotten what the platform has; undefined: from the first one.
   */
  coverUpstream(platform: {
    readonly platformId: string;
    readonly coverage: string;
    readonly keptSince: string | undefined;
  }): Promise<void>;
  /**
   * Looks at the next entries of the evidence log, at most `limit`, and queues the ratings that the platform gets: those
   * that a person gave for a case (办件); with `defaultsBefore` in their place those that were recorded by default before this moment
   * and that no person has replaced. Resolves with the number of entries; 0 also while another process does it, and
   * when the coverage is no longer the one named.
   */
  queueUpstream(order: {
    readonly platformId: string;
    readonly coverage: string;
    readonly institutions: readonly string[];
    readonly since: string | undefined;
    readonly unique: 'service' | 'node';
    readonly defaultsBefore?: string;
    readonly at: string;
    readonly limit: number;
  }): Promise<number>;
  /** Ratings that are due, those that have waited longest first; no other caller gets them before `until`. */
  claimUpstream(claim: {
    readonly platformId: string;
    readonly at: string;
    readonly until: string;
    readonly limit: number;
  }): Promise<DueUpstream[]>;
  /** Records outcomes of attempts. What is delivered stays so, whatever a later note of another process says. */
  noteUpstream(notes: readonly UpstreamNote[]): Promise<void>;
  /** How far each platform has come, by id. */
  upstreamStates(): Promise<UpstreamState[]>;
  /** Refused ratings, by platform and id, after one of them. */
  refusedUpstream(page: {
    readonly after?: {readonly platformId: string; readonly ratingId: string};
    readonly limit: number;
  }): Promise<RefusedUpstream[]>;
  /**
   * Lets refused ratings be sent again, one or all of them, to one platform or to every one; how many. One whose number
   * another rating has taken stays refused.
   */
  replayUpstream(replay: {
    readonly platformId: string | undefined;
    readonly ratingId: string | undefined;
    readonly at: string;
  }): Promise<number>;
  /** Sets refused ratings aside for good, one or all of them, of one platform or of every one; how many. */
  dismissUpstream(dismissal: {
    readonly platformId: string | undefined;
    readonly ratingId: string | undefined;
    readonly at: string;
  }): Promise<number>;
  /**
   * Forgets which ratings a platform has, and which were set aside, of those received and ended before a moment, among the
   * next `limit` ratings by id. `next` is where to go on; undefined at the end.
   */
  forgetUpstream(page: {
    readonly platformId: string;
    readonly before: string;
    readonly after: string;
    readonly limit: number;
  }): Promise<{readonly forgotten: number; readonly next: string | undefined}>;
}
