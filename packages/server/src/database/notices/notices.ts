import {toUtc} from '../../domain/calendar/utc.ts';
import {clockFact} from '../../domain/cases/case-event.ts';
import type {StoredNotice} from '../../domain/cases/rating-case.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {
  ordersFact,
  type NoticeListQuery,
  type NoticeOpening,
  type NoticeOutcome,
} from '../../domain/notices/notice-storage.ts';
import {changeCase} from '../cases/change-case.ts';
import {claimWork, query, type Operation, type Statement, type Value} from '../engine/operation.ts';
import {aliased, insert, insertFrom, nullable, pick, select, update} from '../engine/table.ts';
import {subtree} from '../institutions/institution-scope.ts';
import {rating} from '../schema/rating.ts';
import {rectificationNotice as notice, staffBadRating as bad} from '../schema/rectification-notice.ts';
import {service} from '../schema/service.ts';
import {ratedStaff} from '../services/rated-staff.ts';
import {workOrder} from '../schema/work-order.ts';
import {input, inputRatings, isWritten, type WrittenRatings} from '../statistics/result-counts.ts';
import {noticeColumns, noticeTables, toStoredNotice} from '../cases/stored-notice.ts';

/** Key of the advisory lock under which notices are opened. */
const noticeLock = 725_196_803;

const {ratingId, institutionCode, staffNumber, receivedAt} = bad;
const insertBadRatings = insertFrom(
  bad,
  {...pick(rating, 'ratingId', 'institutionCode', 'receivedAt'), staffNumber: ratedStaff.value},
  `FROM ${input} CROSS JOIN ${rating} CROSS JOIN ${service} ${ratedStaff.join}
    WHERE ${isWritten} AND ${service.serviceId} = ${rating.serviceId} AND ${ratedStaff.only} AND ${service.staffNumber} <> ''`,
);

/** Notes bad ratings of known members of staff, in the transaction that stores the ratings. */
export const noteBadRatings = (ratings: WrittenRatings): Statement => ({
  input: inputRatings(ratings),
  sql: insertBadRatings,
  params: [],
});

/** The list of staff of the service of a rating. */
const served = select(pick(service, 'staffList'));
const candidate = select(pick(bad, 'ratingId', 'institutionCode', 'staffNumber'));
const counted = select({ratingId, orderNumber: nullable(workOrder.orderNumber)});
const running = aliased(notice, 'running');
const isRunning = `EXISTS (SELECT 1 FROM ${running} WHERE ${running.state} <> 'closed'
  AND ${running.institutionCode} = ${institutionCode} AND ${running.staffNumber} = ${staffNumber})`;

/** Checks one rating in one transaction, so that never more than one case is locked. */
export function* openNotice(marks: RowMarks, opening: NoticeOpening): Operation<NoticeOutcome> {
  const {noticeId, badRatings, from, days, dueAt} = opening;
  if (!(yield* claimWork(noticeLock))) return 'none';
  const [oldest] = yield* query(
    `SELECT ${candidate} FROM ${bad} WHERE ${bad.checked} = 0 ORDER BY ${receivedAt}, ${ratingId}, ${staffNumber} LIMIT 1`,
    [],
  );
  if (!oldest) return 'none';
  const next = candidate.read(oldest);
  const isTheirs = `${ratingId} = ? AND ${staffNumber} = ?`;
  yield [update(bad, {checked: true}, isTheirs, next.ratingId, next.staffNumber)];
  const rows = yield* query(
    `SELECT ${counted} FROM ${bad}
      JOIN ${rating} ON ${rating.ratingId} = ${ratingId}
      LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${ratingId}
      WHERE ${institutionCode} = ? AND ${staffNumber} = ? AND ${receivedAt} >= ? AND ${bad.noticeId} IS NULL
        AND ${rating.voidedAt} IS NULL AND NOT ${isRunning}
      ORDER BY ${receivedAt}, ${ratingId}`,
    [next.institutionCode, next.staffNumber, toUtc(from)],
  );
  const found = rows.map(counted.read);
  const newest = found.at(-1);
  if (!newest || found.length < badRatings) return 'checked';
  const event = opening.event(found.length);
  const orderNumbers = found.flatMap(({orderNumber}) => (orderNumber === null ? [] : [orderNumber]));
  yield [
    insert(notice, {
      noticeId,
      ...{ratingId: newest.ratingId, institutionCode: next.institutionCode, staffNumber: next.staffNumber},
      ...{state: 'open', badRatings: found.length, days, orderNumbers},
      openedAt: toUtc(event.at),
      dueAt: dueAt === null ? null : toUtc(dueAt),
    }),
    ...found.map(row => update(bad, {noticeId}, isTheirs, row.ratingId, next.staffNumber)),
  ];
  const orders = ordersFact(String(notice.orderNumbers.write(orderNumbers)));
  const [list] = yield* query(
    `SELECT ${served} FROM ${service} JOIN ${rating} ON ${rating.serviceId} = ${service.serviceId} WHERE ${rating.ratingId} = ?`,
    [newest.ratingId],
  );
  // Which of several the notice is about; the number itself stays out of the public log.
  const seat = list ? (served.read(list).staffList?.findIndex(one => one.staffNumber === next.staffNumber) ?? 0) : 0;
  const facts = {...event.facts, noticeDueAt: clockFact(dueAt), orders, ...(seat > 0 && {seat})};
  yield* changeCase(marks, {ratingId: newest.ratingId}, null, () => ({event: {...event, facts}}));
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
  if (noticeId !== undefined) only(`${notice.noticeId} = ?`, noticeId);
  if (state !== undefined) only(`${notice.state} = ?`, state);
  if (after !== undefined) only(`(${notice.openedAt}, ${notice.noticeId}) > (?, ?)`, toUtc(after.at), after.noticeId);
  const rows = yield* query(
    `WITH RECURSIVE ${subtree}
      SELECT ${noticeColumns} FROM ${noticeTables}
      WHERE ${notice.institutionCode} IN (SELECT code FROM subtree) ${conditions.join(' ')}
      ORDER BY ${notice.openedAt}, ${notice.noticeId} LIMIT ?`,
    [within, ...values, limit],
  );
  return rows.map(toStoredNotice);
}
