import type {NewAct, StoredAct} from './history-entry.ts';
import type {Channel, Level, Order, OrderState, Review} from '@gov-rating/contract';
import type {StoredService} from '../services/service-storage.ts';
import type {StoredNotice} from '../notices/notice-storage.ts';
import type {StoredSuspicion} from '../suspicions/suspicion-storage.ts';

/** The changing part of an order. */
export interface OrderProgress {
  readonly state: OrderState;
  readonly institutionCode: string;
  /** When the running clock ends; null when none runs. */
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

/** An order with all that its rules look at. */
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
export interface Life {
  readonly ratingId: string;
  readonly receiptNumber: string;
  readonly receivedAt: string;
  readonly level: Level;
  readonly tags: readonly string[];
  readonly comment: string;
  readonly channel: Channel;
  readonly voidedAt: string | null;
  readonly service: StoredService;
  /** The institutions above the rated one, nearest first. */
  readonly above: readonly string[];
  /** The institutions above the one that handles the order, nearest first; as `above` when nothing was transferred. */
  readonly aboveHandling: readonly string[];
  readonly order: StoredOrder | null;
  readonly reviews: readonly StoredReview[];
  readonly acts: readonly StoredAct[];
  readonly supplement: StoredSupplement | null;
  readonly realName: boolean;
  /** Marks of suspicion, in the order of their rules' names. */
  readonly suspicions: readonly StoredSuspicion[];
  /** Rectification notices of which this is the newest rating. */
  readonly notices: readonly StoredNotice[];
}

/** Which life: by one of its numbers. `tokenHash` finds the rating that came by that invitation. */
export type LifeKey =
  | {readonly orderNumber: string}
  | {readonly reviewId: string}
  | {readonly suspicionId: string}
  | {readonly noticeId: string}
  | {readonly ratingId: string}
  | {readonly receiptNumber: string}
  | {readonly tokenHash: string};

/** What changes in a life: always one act, and what follows from it. */
export interface Change {
  readonly act: NewAct;
  readonly order?: Partial<OrderProgress>;
  readonly review?: StoredReview;
  readonly voided?: true;
  readonly supplement?: StoredSupplement;
  /** The rectification notice that the act answers or closes. */
  readonly notice?: {readonly noticeId: string; readonly state: 'answered' | 'closed'};
  /** Marks of suspicion that the act settles. */
  readonly suspicions?: {
    readonly suspicionIds: readonly string[];
    readonly decision: NonNullable<StoredSuspicion['decision']>;
  };
}

/** An order in a list. */
export type ListedOrder = Omit<Order, 'overdue' | 'daysLeft' | 'dayKind'>;

/** Which orders to list; after the one that stood at `after`, in the order of `sort`. */
export interface OrderListQuery {
  readonly within: string;
  readonly state?: OrderState;
  /** Only orders that this institution or one below handles. */
  readonly institutionCode?: string;
  /** Only orders whose clock had run out at this moment; with `late: false` only the others. */
  readonly overdue?: {readonly at: string; readonly late: boolean};
  /** Oldest first unless told. */
  readonly sort?: 'created' | 'due';
  readonly after?: {readonly at: string; readonly orderNumber: string};
  readonly limit: number;
}

/** How many open and ended orders stand in a state. */
export interface OrderCount {
  readonly state: OrderState;
  readonly count: number;
  readonly overdue: number;
}

/** A review in a list. */
export interface ListedReview extends StoredReview {
  readonly orderNumber: string | null;
  readonly ratedInstitution: string;
  readonly itemName: string;
}

/** Services whose time has passed get the default level. */
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

/** How many services a sweep looked at, and for how many of them it recorded the default. */
export interface DefaultSweepResult {
  readonly looked: number;
  readonly recorded: number;
}

/**
 * What is kept of the time after a rating. `within` limits to an institution and those below it; null is for the system
 * itself and for raters, who prove themselves by a number or token that only they hold.
 */
export interface LifeStorage {
  life(key: LifeKey, within: string | null): Promise<Life | undefined>;
  /**
   * Changes a life: nobody else changes it while `decide` looks at it, and act, order, review and evidence entry are
   * written together. What `decide` throws reaches the caller, and nothing is written; when it returns undefined, nothing
   * is written either. Resolves with the life after the change, undefined when there is no such life within sight.
   * `decide` must be pure: it may be called again.
   */
  change(key: LifeKey, within: string | null, decide: (life: Life) => Change | undefined): Promise<Life | undefined>;
  listOrders(query: OrderListQuery): Promise<ListedOrder[]>;
  countOrders(within: string, now: string): Promise<OrderCount[]>;
  listReviews(query: {
    readonly within: string;
    readonly reviewId?: string;
    readonly state?: Review['state'];
    readonly instance?: Review['instance'];
    readonly after?: {readonly at: string; readonly reviewId: string};
    readonly limit: number;
  }): Promise<ListedReview[]>;
  /** Numbers of open orders whose clock ran out before `now` and that were not escalated, at most `limit`. */
  overdueOrders(now: string, limit: number): Promise<string[]>;
  /** Numbers of orders in one of the states for which no clock runs, after `after`, by number, at most `limit`. */
  ordersWithoutClock(states: readonly OrderState[], after: string, limit: number): Promise<string[]>;
  /** Looks at no more than `limit` services; those that others sweep at the same time are left out. */
  sweepDefaults(sweep: DefaultSweep): Promise<DefaultSweepResult>;
}
