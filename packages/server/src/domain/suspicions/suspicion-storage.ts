import type {Channel, Suspicion, SuspicionKey, SuspicionRuleName} from '@gov-rating/contract';

/** A rating near another one. */
export interface NearRating {
  readonly ratingId: string;
  /** When it was pressed at a device of a hall, as far as the server's own times bear that out; else when it arrived. */
  readonly at: string;
}

/** A rating with everything that the rules need. */
export interface CheckedRating extends NearRating {
  readonly channel: Channel;
  readonly receivedAt: string;
  readonly pressedAt: string | null;
  readonly invitedAt: string | null;
  readonly servedAt: string;
  /** For each counting rule: the nearest other ratings, at most `count` of them before and `count` after. */
  readonly near: Readonly<Partial<Record<SuspicionRuleName, readonly NearRating[]>>>;
}

/** A suspicion flag; a rating has at most one of each rule. */
export interface SuspicionFlag {
  readonly ratingId: string;
  readonly rule: SuspicionRuleName;
  readonly facts: Suspicion['facts'];
}

/** The ratings that a rule compares a rating with. */
export interface Neighbourhood {
  readonly rule: SuspicionRuleName;
  readonly same: SuspicionKey;
  readonly channels?: readonly Channel[];
  readonly seconds: number;
  /** On either side. */
  readonly count: number;
}

/**
 * One run of the detection rules over ratings that were not checked yet, oldest first. `detectFlags` must be pure: it
 * may be called again.
 */
export interface DetectionRun {
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly detectFlags: (seen: CheckedRating) => readonly SuspicionFlag[];
  readonly at: string;
  readonly limit: number;
  readonly newId: () => string;
}

/** How many ratings were checked, and how many flags are new. */
export interface DetectionResult {
  readonly checked: number;
  readonly flagged: number;
}

/** Which suspicions to list, after the one at `after`, oldest first. */
export interface SuspicionListQuery {
  readonly within: string;
  /** Not about ratings of this institution, or of orders that it handles. */
  readonly leftOut?: string | undefined;
  readonly suspicionId?: string;
  readonly rule?: SuspicionRuleName;
  readonly state?: Suspicion['state'];
  readonly after?: {readonly at: string; readonly suspicionId: string};
  readonly limit: number;
}

/** Storage of suspicions. Nothing here changes a rating, an order or a result. */
export interface SuspicionStorage {
  /** Checks the next ratings. One caller at a time, so that none misses what another is about to store. */
  detectSuspicions(run: DetectionRun): Promise<DetectionResult>;
  /**
   * Deletes at most `limit` traces of ratings received before a moment, and sources before another; resolves to the
   * number.
   */
  forgetTraces(asked: {
    readonly before: string;
    readonly sourcesBefore: string;
    readonly limit: number;
  }): Promise<number>;
  listSuspicions(query: SuspicionListQuery): Promise<Suspicion[]>;
}
