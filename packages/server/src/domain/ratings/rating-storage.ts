import type {Channel, Level, Receipt} from '@gov-rating/contract';
import type {CollectionFacts} from '../evidence/leaf.ts';
import type {InvitationKey} from '../invitations/invitation-storage.ts';
import type {PointRefused, Registration} from '../services/service-storage.ts';
import type {Trace} from '../suspicions/rating-trace.ts';

/** A rating as a server makes it. Ids and numbers are made by the caller; `orderNumber` is used only for a bad rating. */
export interface NewRating {
  readonly ratingId: string;
  readonly receiptNumber: string;
  /** Hash of the key of the receipt. */
  readonly receiptKeyHash: string;
  readonly orderNumber: string;
  readonly draft: {
    readonly level: Level;
    readonly channel: Channel;
    readonly tags: readonly string[];
    readonly comment: string;
    readonly pressedAt: string | null;
  };
  readonly catalogueVersion: string;
  /** Traces by which the rating can be compared with others for a limited time. */
  readonly trace: Trace;
  /** Random text that hides the comment in the evidence log's commitment. */
  readonly commentSalt: string;
  /** When the first time limit of an order ends, and when its answer is due; null without a limit. */
  readonly orderDueAt: string | null;
  readonly answerDueAt: string | null;
  /** Ratings of services served before this moment come too late; null when the region sets no window. */
  readonly windowOpenFrom: string | null;
  /** ISO moment, UTC: the server's clock. */
  readonly receivedAt: string;
  /** The day in Asia/Shanghai, for the counts. */
  readonly day: string;
}

/** By which a repeated request is recognized. */
interface RequestKey {
  readonly idempotencyKey: string;
  /** Hash of the content, so that a key reused with other content is noticed. */
  readonly contentHash: string;
}

/** A rating on its way in by an invitation. */
export interface Submission extends NewRating, InvitationKey, RequestKey {}

/** A rating that was given elsewhere, on its way in with its service. Its key is one of its collector. */
export interface Collection extends NewRating, RequestKey {
  readonly registration: Registration;
  /** Who brings it, the clerk, and what the clocks said. */
  readonly collection: CollectionFacts;
}

/** A rating of a point itself on its way in: the visit is registered as a service of its own and rated at once. */
export interface PointRating extends NewRating, RequestKey {
  readonly staticCode: string;
  /** The id of the service that it becomes. */
  readonly serviceId: string;
  /** Keyed hash of what the browser of the rater calls itself at this point on this day; null where it says nothing. */
  readonly raterHash: string | null;
  /** Whether its network address has rated the point too often today, so that only a repeat is answered. */
  readonly isRefused: boolean;
}

/** The outcome of a rating of a point. */
export type PointRatingOutcome =
  | {readonly outcome: 'received' | 'replayed'; readonly receipt: StoredReceipt}
  | {
      readonly outcome:
        'already_rated' | 'idempotency_key_reused' | 'unknown_point' | 'point_closed' | 'too_many_at_point';
    };

/** A receipt as it is stored: of its key only the hash, which ratings of earlier versions lack. */
export interface StoredReceipt extends Omit<Receipt, 'receiptKey'> {
  readonly receiptKeyHash: string | null;
}

/** The outcome of a submission. */
export type SubmissionOutcome =
  | {readonly outcome: 'received' | 'replayed'; readonly receipt: StoredReceipt}
  | {
      readonly outcome:
        | 'invitation_invalid'
        | 'invitation_expired'
        | 'invitation_used'
        | 'already_rated'
        | 'rating_window_closed'
        | 'idempotency_key_reused';
    }
  /** Not stored: the invitation has decided another channel, or is an open link (null) that may not claim this one. */
  | {readonly outcome: 'channel_decided'; readonly channel: Channel | null};

/** The outcome of a collection. */
export type CollectionOutcome =
  | {readonly outcome: 'received' | 'replayed'; readonly receipt: StoredReceipt}
  | {
      readonly outcome:
        | 'already_rated'
        | 'rating_window_closed'
        | 'idempotency_key_reused'
        | 'unknown_institution'
        | 'institution_not_allowed'
        | PointRefused;
    };

/** Records the default level for services whose rating window has ended. */
export interface DefaultSweep {
  /** Only services served before this moment. */
  readonly servedBefore: string;
  readonly level: Level;
  readonly at: string;
  /** The day in Asia/Shanghai, for the counts. */
  readonly day: string;
  readonly limit: number;
  readonly newId: () => string;
}

/** How many services a sweep read, and for how many of them it recorded the default. */
export interface DefaultSweepResult {
  readonly checked: number;
  readonly recorded: number;
}

/**
 * An id or a number that was drawn for a rating is in use, and nothing was stored: whoever drew it draws again. Receipt
 * numbers are short enough that this happens.
 */
export class NumberTaken extends Error {
  override readonly name = 'NumberTaken';

  constructor(options: ErrorOptions) {
    super('An id or a number of the rating is in use.', options);
  }
}

/** Storage of ratings, those by default included. What stores one rejects with {@link NumberTaken}, if need be. */
export interface RatingStorage {
  /**
   * Stores a rating unless its service has one from a rater; a default rating is replaced. One transaction writes the
   * rating, the use of the invitation, the order of a bad rating and the counts. The same token with the same key and
   * content returns the first receipt (`replayed`), also after the invitation has expired.
   */
  submitRating(submission: Submission): Promise<SubmissionOutcome>;
  /**
   * Registers a service, or brings it up to date, and stores its rating, all in one transaction: of what is refused nothing
   * is stored. The same key of the same collector returns the first receipt (`replayed`).
   */
  collectRating(collection: Collection): Promise<CollectionOutcome>;
  /** What {@link RatingStorage.collectRating} would answer now, of which nothing is stored. */
  checkCollection(collection: Collection): Promise<CollectionOutcome>;
  /**
   * Stores the rating of a point that is open on the day, with a service of its own; of what is refused nothing is stored.
   * One browser rates a point once a day. The same key with the same content returns the first receipt (`replayed`).
   */
  ratePoint(rating: PointRating): Promise<PointRatingOutcome>;
  /** Reads at most `limit` services; those that another caller sweeps at the same time are skipped. */
  sweepDefaults(sweep: DefaultSweep): Promise<DefaultSweepResult>;
}
