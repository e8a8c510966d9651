import type {Notice} from '@gov-rating/contract';
import {hashOfLeaf, toBase64url} from '@gov-rating/contract/evidence';
import type {NewCaseEvent} from '../cases/case-event.ts';
import type {StoredNotice} from '../cases/rating-case.ts';

/** The order numbers of a notice as a fact of its event: their hash, because a list would be too long. */
export const ordersFact = (orderNumbers: string): string => toBase64url(hashOfLeaf(orderNumbers));

/** Opens a notice where bad ratings of one member of staff have become too many. */
export interface NoticeOpening {
  readonly noticeId: string;
  /** The number of effective bad ratings, not yet part of another notice, that opens a notice. */
  readonly badRatings: number;
  /** Received from this moment on. */
  readonly from: string;
  /** The length of the period in natural days, as the notice states it. */
  readonly days: number;
  readonly dueAt: string | null;
  /** Makes the event, which belongs to the newest of the ratings; receives how many there are. */
  readonly event: (badRatings: number) => NewCaseEvent;
}

/** `none`: no rating was left to check. `checked`: one was checked without consequence. */
export type NoticeOutcome = 'opened' | 'checked' | 'none';

/** Which notices to list; after the one that stood at `after`, oldest first. */
export interface NoticeListQuery {
  readonly within: string;
  readonly noticeId?: string;
  readonly state?: Notice['state'];
  readonly after?: {readonly at: string; readonly noticeId: string};
  readonly limit: number;
}

/** Storage of rectification notices. */
export interface NoticeStorage {
  /**
   * Checks one bad rating of a known member of staff that was not checked yet, and opens a notice when there are enough
   * of them, unless one is still open. One caller checks at a time.
   */
  openNotice(opening: NoticeOpening): Promise<NoticeOutcome>;
  listNotices(query: NoticeListQuery): Promise<StoredNotice[]>;
}
