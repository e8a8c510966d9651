import {toUtc} from '../../domain/calendar/utc.ts';
import {clockFact} from '../../domain/cases/case-event.ts';
import type {StoredNotice} from '../../domain/cases/rating-case.ts';
import {
  ordersFact,
  type NoticeListQuery,
  type NoticeOpening,
  type NoticeOutcome,
} from '../../domain/notices/notice-storage.ts';
import {changeCase} from '../cases/change-case.ts';
import {lock, query, type Operation, type Statement, type Value} from '../engine/operation.ts';
import {subtree} from '../institutions/institution-scope.ts';
import {noticeColumns, noticeTables, toStoredNotice, type NoticeRow} from '../schema/rectification-notice.ts';
import {inputRatings, isWritten, type WrittenRatings} from '../statistics/result-counts.ts';

/** An arbitrary number that stands for opening notices among the advisory locks of the database. */
const noticeLock = 725_196_803;

/** Bad ratings by their staff, if known, in the transaction that stores them. */
export const noteBadRatings = (ratings: WrittenRatings): Statement => ({
  input: inputRatings(ratings),
  sql: `INSERT INTO staff_bad_rating (rating_id, institution_code, staff_number, received_at)
    SELECT rating.rating_id, rating.institution_code, service.staff_number, rating.received_at
    FROM input CROSS JOIN rating CROSS JOIN service
    WHERE ${isWritten} AND service.service_id = rating.service_id AND service.staff_number <> ''`,
  params: [],
});

/** One rating in one transaction: then never more than one life is locked. */
export function* openNotice(opening: NoticeOpening): Operation<NoticeOutcome> {
  const {noticeId, badRatings, from, days, dueAt} = opening;
  yield* lock(`SELECT pg_advisory_xact_lock(${noticeLock})`);
  const [next] = yield* query<{rating_id: string; institution_code: string; staff_number: string}>(
    `SELECT rating_id, institution_code, staff_number FROM staff_bad_rating WHERE looked = 0
      ORDER BY received_at, rating_id LIMIT 1`,
    [],
  );
  if (!next) return 'none';
  const {institution_code: institutionCode, staff_number: staffNumber} = next;
  yield* query('UPDATE staff_bad_rating SET looked = 1 WHERE rating_id = ?', [next.rating_id]);
  const found = yield* query<{rating_id: string; order_number: string | null}>(
    `SELECT staff_bad_rating.rating_id, work_order.order_number FROM staff_bad_rating
      JOIN rating ON rating.rating_id = staff_bad_rating.rating_id
      LEFT JOIN work_order ON work_order.rating_id = staff_bad_rating.rating_id
      WHERE staff_bad_rating.institution_code = ? AND staff_bad_rating.staff_number = ?
        AND staff_bad_rating.received_at >= ? AND staff_bad_rating.notice_id IS NULL AND rating.voided_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM rectification_notice AS running WHERE running.state <> 'closed'
          AND running.institution_code = staff_bad_rating.institution_code
          AND running.staff_number = staff_bad_rating.staff_number)
      ORDER BY staff_bad_rating.received_at, staff_bad_rating.rating_id`,
    [institutionCode, staffNumber, toUtc(from)],
  );
  const newest = found.at(-1);
  if (!newest || found.length < badRatings) return 'checked';
  const event = opening.event(found.length);
  const orderNumbers = found.flatMap(({order_number: orderNumber}) => (orderNumber === null ? [] : [orderNumber]));
  yield [
    {
      sql: `INSERT INTO rectification_notice (notice_id, rating_id, institution_code, staff_number, state, bad_ratings, days,
          order_numbers, opened_at, due_at) VALUES (?, ?, ?, ?, 'open', ?, ?, ?, ?, ?)`,
      params: [
        ...[noticeId, newest.rating_id, institutionCode, staffNumber, found.length, days],
        ...[JSON.stringify(orderNumbers), toUtc(event.at), dueAt === null ? null : toUtc(dueAt)],
      ],
    },
    ...found.map(({rating_id: ratingId}) => ({
      sql: 'UPDATE staff_bad_rating SET notice_id = ? WHERE rating_id = ?',
      params: [noticeId, ratingId],
    })),
  ];
  const facts = {...event.facts, noticeDueAt: clockFact(dueAt), orders: ordersFact(JSON.stringify(orderNumbers))};
  yield* changeCase({ratingId: newest.rating_id}, null, () => ({event: {...event, facts}}));
  return 'opened';
}

/** A page of notices, oldest first, about staff of an institution and those below it. */
export function* listNotices({within, noticeId, state, after, limit}: NoticeListQuery): Operation<StoredNotice[]> {
  const conditions: string[] = [];
  const values: Value[] = [];
  const only = (condition: string, ...bound: Value[]) => {
    conditions.push(`AND ${condition}`);
    values.push(...bound);
  };
  if (noticeId !== undefined) only('notice.notice_id = ?', noticeId);
  if (state !== undefined) only('notice.state = ?', state);
  if (after !== undefined) only('(notice.opened_at, notice.notice_id) > (?, ?)', toUtc(after.at), after.noticeId);
  const rows = yield* query<NoticeRow>(
    `WITH RECURSIVE ${subtree}
      SELECT ${noticeColumns} FROM ${noticeTables}
      WHERE notice.institution_code IN (SELECT code FROM subtree) ${conditions.join(' ')}
      ORDER BY notice.opened_at, notice.notice_id LIMIT ?`,
    [within, ...values, limit],
  );
  return rows.map(toStoredNotice);
}
