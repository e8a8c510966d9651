import type {Order, OrderState, Review} from '@gov-rating/contract';
import type {CaseChange, RatingCase, StoredReview} from './rating-case.ts';

/** Identifies a case by one of its numbers. */
export type CaseKey =
  | {readonly orderNumber: string}
  | {readonly reviewId: string}
  | {readonly suspicionId: string}
  | {readonly noticeId: string}
  | {readonly ratingId: string}
  | {readonly receiptNumber: string};
/** An order in a list. */
export type ListedOrder = Omit<Order, 'overdue' | 'daysLeft' | 'dayKind'>;

/** Which orders to list: those after the position `after`, in the order of `sort`. */
export interface OrderListQuery {
  readonly within: string;
  readonly state?: OrderState;
  /** Only orders that this institution or one below handles. */
  readonly institutionCode?: string;
  /** Only orders that were overdue at this moment; with `late: false` only the others. */
  readonly overdue?: {readonly at: string; readonly late: boolean};
  /** Default: `created`, oldest first. */
  readonly sort?: 'created' | 'due';
  readonly after?: {readonly at: string; readonly orderNumber: string};
  readonly limit: number;
}

/** The number of orders in one state. */
export interface OrderCount {
  readonly state: OrderState;
  readonly count: number;
  readonly overdue: number;
  /** How many have no due date, whether a limit is set or not. */
  readonly undated: number;
}

/** A review in a list. */
export interface ListedReview extends StoredReview {
  readonly orderNumber: string | null;
  readonly ratedInstitution: string;
  readonly itemName: string;
}

/**
 * Storage of rating cases. `within` limits to an institution and those below it; null is for the system itself and for
 * raters, who identify themselves by a number or token that only they hold.
 */
export interface CaseStorage {
  ratingCase(key: CaseKey, within: string | null): Promise<RatingCase | undefined>;
  /**
   * Changes a case in one transaction: no other call changes it while `decide` runs, and event, order, review and
   * evidence entry are written together. Nothing is written when `decide` throws (the caller receives what it threw) or
   * returns undefined. Resolves with the case after the change, or with undefined when the case is unknown or not
   * within `within`. `decide` must be pure: it may be called again. With `busy: 'skip'` a case that another call changes
   * at this moment is left to that one, as if it were unknown; by default the call waits for it.
   */
  changeCase(
    key: CaseKey,
    within: string | null,
    decide: (ratingCase: RatingCase) => CaseChange | undefined,
    options?: {readonly busy?: 'wait' | 'skip'},
  ): Promise<RatingCase | undefined>;
  listOrders(query: OrderListQuery): Promise<ListedOrder[]>;
  countOrders(within: string, now: string): Promise<OrderCount[]>;
  listReviews(query: {
    readonly within: string;
    /** Of ratings of this institution only those that have an order. */
    readonly onlyOrdersOf?: string | undefined;
    readonly reviewId?: string;
    readonly state?: Review['state'];
    readonly instance?: Review['instance'];
    readonly after?: {readonly at: string; readonly reviewId: string};
    readonly limit: number;
  }): Promise<ListedReview[]>;
  /** Numbers of open orders that were due before `now` and were not escalated, at most `limit`. */
  overdueOrders(now: string, limit: number): Promise<string[]>;
  /** Numbers of orders in one of the states and without a due date, after `after`, by number, at most `limit`. */
  ordersWithoutClock(states: readonly OrderState[], after: string, limit: number): Promise<string[]>;
}
