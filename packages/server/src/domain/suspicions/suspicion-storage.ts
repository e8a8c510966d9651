import type {Channel, Suspicion, SuspicionKey, SuspicionRuleName} from '@gov-rating/contract';

/** A rating near another one. */
export interface NearRating {
  readonly ratingId: string;
  /** When it was pressed at a device of a hall, as far as the server's own times bear that out; else when it arrived. */
  readonly at: string;
}

/** A rating with all that the rules look at. */
export interface CheckedRating extends NearRating {
  readonly channel: Channel;
  readonly receivedAt: string;
  readonly pressedAt: string | null;
  readonly invitedAt: string | null;
  readonly servedAt: string;
  /** For each rule that counts: the nearest others, so many as it counts, before and after. */
  readonly near: Readonly<Partial<Record<SuspicionRuleName, readonly NearRating[]>>>;
}

/** One mark; a rating has at most one of each rule. */
export interface SuspicionFlag {
  readonly ratingId: string;
  readonly rule: SuspicionRuleName;
  readonly facts: Suspicion['facts'];
}

/** Which ratings a rule has to see beside the one that is looked at. */
export interface Neighbourhood {
  readonly rule: SuspicionRuleName;
  readonly same: SuspicionKey;
  readonly channels?: readonly Channel[];
  readonly seconds: number;
  /** So many on either side. */
  readonly count: number;
}

/** A look at ratings that nobody has looked at, oldest first. `judge` must be pure: it may be called again. */
export interface DetectionRun {
  readonly neighbourhoods: readonly Neighbourhood[];
  readonly detectFlags: (seen: CheckedRating) => readonly SuspicionFlag[];
  readonly at: string;
  readonly limit: number;
  readonly newId: () => string;
}

/** How many ratings were looked at, and how many marks were new. */
export interface DetectionResult {
  readonly checked: number;
  readonly flagged: number;
}

/** Which marks to list; after the one that stood at `after`, oldest first. */
export interface SuspicionListQuery {
  readonly within: string;
  readonly suspicionId?: string;
  readonly rule?: SuspicionRuleName;
  readonly state?: Suspicion['state'];
  readonly after?: {readonly at: string; readonly suspicionId: string};
  readonly limit: number;
}

/** What is kept of suspicion. Nothing here changes a rating, an order or a result. */
export interface SuspicionStorage {
  /** One caller looks at a time, so that none misses what another is about to see. */
  detectSuspicions(row: DetectionRun): Promise<DetectionResult>;
  /** Forgets at most `limit` traces of ratings received before a moment, and sources before another; how many. */
  forgetTraces(asked: {
    readonly before: string;
    readonly sourcesBefore: string;
    readonly limit: number;
  }): Promise<number>;
  listSuspicions(query: SuspicionListQuery): Promise<Suspicion[]>;
}
