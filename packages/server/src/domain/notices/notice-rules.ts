import type {Notice, ParsedInput, StaffNotice} from '@gov-rating/contract';
import {dayAfter, shanghaiDay, startOfDay} from '../calendar/moments.ts';
import {actorOf, newAct, type Occasion} from '../cases/command-context.ts';
import type {Change, Life, StoredNotice} from '../cases/rating-case.ts';
import type {Person} from '../institutions/staff-member.ts';
import {Problem} from '../problems/problem.ts';
import type {Clocks} from '../profile/clocks.ts';

/** Answers a notice with what the institution does about it: once, and by its own head. */
export function answerNotice(
  life: Life,
  {noticeId, measures}: ParsedInput<'answerNotice'>,
  by: Person,
  occasion: Occasion,
): Change {
  const notice = noticeIn(life, noticeId);
  if (by.institutionCode !== notice.institutionCode) throw new Problem('not_handling_institution');
  if (notice.state === 'closed') throw new Problem('notice_closed');
  if (notice.state === 'answered') throw new Problem('notice_answered');
  return {
    act: newAct('answer_notice', actorOf(by), occasion, {facts: {noticeId}, texts: {measures}}),
    notice: {noticeId, state: 'answered'},
  };
}

/** Closes a notice, answered or not, by a bureau above the institution. */
export function closeNotice(
  life: Life,
  {noticeId, note}: ParsedInput<'closeNotice'>,
  by: Person,
  occasion: Occasion,
): Change {
  const notice = noticeIn(life, noticeId);
  if (!life.above.includes(by.institutionCode)) throw new Problem('decider_not_higher');
  if (notice.state === 'closed') throw new Problem('notice_closed');
  return {
    act: newAct('close_notice', actorOf(by), occasion, {facts: {noticeId}, texts: {note}}),
    notice: {noticeId, state: 'closed'},
  };
}

function noticeIn(life: Life, noticeId: string): StoredNotice {
  const notice = life.notices.find(candidate => candidate.noticeId === noticeId);
  if (!notice) throw new Problem('unknown_notice');
  return notice;
}

/** A notice as it travels; only an open one can be overdue. */
export const noticeView = (notice: StoredNotice, clocks: Clocks, now: Date): Notice => ({
  ...notice,
  orderNumbers: [...notice.orderNumbers],
  overdue: notice.state === 'open' && notice.dueAt !== null && notice.dueAt <= now.toISOString(),
  ...clocks.left(notice.state === 'open' ? 'notice' : null, notice.dueAt, now),
});

/** From when on bad ratings count: the beginning, in Asia/Shanghai, of the first of so many days, today being the last. */
export const countedFrom = (now: Date, {days}: StaffNotice): Date => startOfDay(dayAfter(shanghaiDay(now), 1 - days));
