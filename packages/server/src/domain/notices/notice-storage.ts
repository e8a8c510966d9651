import type {Notice} from '@gov-rating/contract';
import {hashOfLeaf, toBase64url} from '@gov-rating/contract/evidence';
import type {NewCaseEvent} from '../cases/case-event.ts';
import type {StoredNotice} from '../cases/rating-case.ts';

/** The orders of a notice among the facts of an act, where long lists have no place: their hash. */
export const ordersFact = (orderNumbers: string): string => toBase64url(hashOfLeaf(orderNumbers));

/** Opens a notice where bad ratings of one member of staff have become too many. */
export interface NoticeOpening {
  readonly noticeId: string;
  /** So many effective bad ratings that no notice speaks of yet. */
  readonly badRatings: number;
  /** Received from this moment on. */
  readonly from: string;
  /** The natural days that lie between, for whoever reads the notice. */
  readonly days: number;
  readonly dueAt: string | null;
  /** Made for the newest of the ratings; told how many there are. */
  readonly event: (badRatings: number) => NewCaseEvent;
}

/** `none`: no rating was left to be looked at. `looked`: one was, and nothing follows from it. */
export type NoticeOutcome = 'opened' | 'checked' | 'none';

/** Which notices to list; after the one that stood at `after`, oldest first. */
export interface NoticeListQuery {
  readonly within: string;
  readonly noticeId?: string;
  readonly state?: Notice['state'];
  readonly after?: {readonly at: string; readonly noticeId: string};
  readonly limit: number;
}

/** What is kept of rectification notices. */
export interface NoticeStorage {
  /**
   * Looks at one bad rating of a known member of staff that was not looked at yet, and opens a notice when there are
   * enough of them, unless one is still open. One caller looks at a time.
   */
  openNotice(opening: NoticeOpening): Promise<NoticeOutcome>;
  listNotices(query: NoticeListQuery): Promise<StoredNotice[]>;
}
