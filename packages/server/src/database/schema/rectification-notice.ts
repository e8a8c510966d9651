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

/** A notice with the acts that answered and closed it, as `notice`, `answer` and `closing`. */
export const noticeTables = `rectification_notice AS notice
  JOIN institution ON institution.code = notice.institution_code
  LEFT JOIN act AS answer ON answer.act_id = notice.answer_act
  LEFT JOIN act AS closing ON closing.act_id = notice.closing_act`;

/** The columns of a {@link NoticeRow}, from {@link noticeTables}. */
export const noticeColumns = `notice.notice_id, notice.state, notice.institution_code,
  institution.name AS institution_name, notice.staff_number, notice.bad_ratings, notice.days, notice.order_numbers,
  notice.opened_at, notice.due_at, answer.at AS answered_at, answer.texts AS answer_texts, closing.at AS closed_at,
  closing.texts AS closing_texts, closing.actor_institution AS closed_by`;

/** A row of {@link noticeColumns}. */
export interface NoticeRow {
  readonly notice_id: string;
  readonly state: StoredNotice['state'];
  readonly institution_code: string;
  readonly institution_name: string;
  readonly staff_number: string;
  readonly bad_ratings: number;
  readonly days: number;
  readonly order_numbers: string;
  readonly opened_at: string;
  readonly due_at: string | null;
  readonly answered_at: string | null;
  readonly answer_texts: string | null;
  readonly closed_at: string | null;
  readonly closing_texts: string | null;
  readonly closed_by: string | null;
}

/** The notice that a row tells of; words that were erased are empty. */
export function toStoredNotice(row: NoticeRow): StoredNotice {
  const words = (texts: string | null, name: 'measures' | 'note'): string | null =>
    texts === null ? null : ((JSON.parse(texts) as Partial<Record<typeof name, string>>)[name] ?? '');
  return {
    noticeId: row.notice_id,
    state: row.state,
    institutionCode: row.institution_code,
    institutionName: row.institution_name,
    staffNumber: row.staff_number,
    badRatings: row.bad_ratings,
    days: row.days,
    orderNumbers: JSON.parse(row.order_numbers) as string[],
    openedAt: row.opened_at,
    dueAt: row.due_at,
    measures: words(row.answer_texts, 'measures'),
    answeredAt: row.answered_at,
    closingNote: words(row.closing_texts, 'note'),
    closedAt: row.closed_at,
    closedBy: row.closed_by,
  };
}
