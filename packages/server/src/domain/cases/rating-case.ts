import type {
  Channel,
  Level,
  Notice,
  Order,
  OrderState,
  Review,
  Suspicion,
  SuspicionRuleName,
} from '@gov-rating/contract';
import type {CaseParties} from '../rights/sight.ts';
import type {StoredService} from '../services/service-storage.ts';
import type {CaseEvent, NewCaseEvent} from './case-event.ts';

/** The changing part of an order. */
export interface OrderProgress {
  readonly state: OrderState;
  readonly institutionCode: string;
  /** The institution that a transfer waits for; null when none does. */
  readonly offeredTo: string | null;
  /** Whether it was ever offered to another institution. */
  readonly moved: boolean;
  /** When the current time limit ends; null when there is none. */
  readonly dueAt: string | null;
  /** When the answer is due, extensions included; null when the region sets no limit. */
  readonly answerDueAt: string | null;
  readonly extendedDays: number;
  readonly escalatedAt: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
  readonly outcome: Order['outcome'];
  readonly promisedFor: string | null;
}

/** An order with everything that its rules need. */
export interface StoredOrder extends OrderProgress {
  readonly orderNumber: string;
  readonly version: number;
  readonly createdAt: string;
  /** Every institution that handles or has handled it. */
  readonly holders: readonly string[];
}

/** A review with who asked and who decided, as pseudonyms. */
export interface StoredReview extends Omit<Review, 'overdue' | 'daysLeft' | 'dayKind'> {
  readonly requestedRef: string;
  readonly decidedRef: string | null;
}

/** One later addition by the rater. */
export interface StoredSupplement {
  readonly addedAt: string;
  readonly comment: string;
  readonly solved: boolean;
}

/** A rating and everything that came after it, at one moment. */
export interface RatingCase {
  readonly ratingId: string;
  readonly receiptNumber: string;
  /** Hash of the key of the receipt; null for ratings of earlier versions, whose raters have none. */
  readonly receiptKeyHash: string | null;
  readonly receivedAt: string;
  readonly level: Level;
  readonly tags: readonly string[];
  readonly comment: string;
  /** When the rater last had own words erased, comment or supplement; null when never. */
  readonly wordsErasedAt: string | null;
  readonly channel: Channel;
  readonly voidedAt: string | null;
  readonly service: StoredService;
  /** The institutions above the rated one, nearest first. */
  readonly higherInstitutions: readonly string[];
  /**
   * The institutions above the one that handles the order, nearest first; the same as `above` when nothing was
   * transferred.
   */
  readonly higherThanHandling: readonly string[];
  readonly order: StoredOrder | null;
  readonly reviews: readonly StoredReview[];
  readonly events: readonly CaseEvent[];
  readonly supplement: StoredSupplement | null;
  readonly realName: boolean;
  /** Sorted by the names of their rules. */
  readonly suspicions: readonly StoredSuspicion[];
  /** Rectification notices of which this is the newest rating. */
  readonly notices: readonly StoredNotice[];
}

/** The institutions that take part in a case. */
export const partiesOf = ({service, order, higherInstitutions, higherThanHandling}: RatingCase): CaseParties => ({
  parties: [service.institutionCode, ...(order ? [order.institutionCode] : [])],
  aboveRated: higherInstitutions,
  aboveHandling: higherThanHandling,
});

/** A change of a case: one event, and what follows from it. */
export interface CaseChange {
  readonly event: NewCaseEvent;
  readonly order?: Partial<OrderProgress>;
  readonly review?: StoredReview;
  readonly voided?: true;
  readonly supplement?: StoredSupplement;
  /** The rectification notice that the event answers or closes. */
  readonly notice?: {readonly noticeId: string; readonly state: 'answered' | 'closed'};
  /** The suspicions that the event settles. */
  readonly suspicions?: {
    readonly suspicionIds: readonly string[];
    readonly decision: NonNullable<StoredSuspicion['decision']>;
  };
}

/** A stored notice. Whether it is overdue depends on the time of the query. */
export type StoredNotice = Omit<Notice, 'overdue' | 'daysLeft' | 'dayKind'>;

/**
 * A stored suspicion flag. `decision` is null until it is settled; `eventId` then identifies the event that settled it.
 */
export interface StoredSuspicion {
  readonly suspicionId: string;
  readonly rule: SuspicionRuleName;
  readonly facts: Suspicion['facts'];
  readonly markedAt: string;
  readonly decision: NonNullable<Suspicion['settlement']>['decision'] | null;
  readonly eventId: string | null;
}
