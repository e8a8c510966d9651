import type {StoredNotice} from '../../domain/cases/rating-case.ts';
import {flag, integer, json, key, moment, nullable, table, text} from '../engine/table.ts';

/** Notices to rectify, for a member of staff with too many bad ratings. `ratingId` is the newest of these ratings. */
export const rectificationNotice = table('rectification_notice', {
  noticeId: key('notice_id'),
  ratingId: key('rating_id'),
  institutionCode: key('institution_code'),
  staffNumber: key('staff_number'),
  state: text<StoredNotice['state']>('state'),
  badRatings: integer('bad_ratings'),
  days: integer('days'),
  orderNumbers: json<StoredNotice['orderNumbers']>('order_numbers'),
  openedAt: moment('opened_at'),
  dueAt: nullable(moment('due_at')),
  answerEventId: nullable(key('answer_act')),
  closingEventId: nullable(key('closing_act')),
});

/**
 * Bad ratings by member of staff, for the threshold of notices; `checked` is set once a rating has been looked at, and
 * `noticeId` once a notice counts it.
 */
export const staffBadRating = table('staff_bad_rating', {
  ratingId: key('rating_id'),
  institutionCode: key('institution_code'),
  staffNumber: key('staff_number'),
  receivedAt: moment('received_at'),
  checked: flag('looked'),
  noticeId: nullable(key('notice_id')),
});
