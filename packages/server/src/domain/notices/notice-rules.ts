import type {Notice, ParsedInput, StaffNotice} from '@gov-rating/contract';
import {dayAfter, shanghaiDay, startOfDay} from '../calendar/moments.ts';
import {newCaseEvent, toActor, type CommandContext} from '../cases/command-context.ts';
import type {CaseChange, RatingCase, StoredNotice} from '../cases/rating-case.ts';
import type {StaffMember} from '../institutions/staff-member.ts';
import {Problem} from '../problems/problem.ts';
import type {Clocks} from '../profile/clocks.ts';

/** Answers a notice with what the institution does about it: once, and by its own head. */
export function answerNotice(
  ratingCase: RatingCase,
  {noticeId, measures}: ParsedInput<'answerNotice'>,
  by: StaffMember,
  command: CommandContext,
): CaseChange {
  const notice = noticeIn(ratingCase, noticeId);
  if (by.institutionCode !== notice.institutionCode) throw new Problem('not_handling_institution');
  if (notice.state === 'closed') throw new Problem('notice_closed');
  if (notice.state === 'answered') throw new Problem('notice_answered');
  return {
    event: newCaseEvent('answer_notice', toActor(by), command, {facts: {noticeId}, texts: {measures}}),
    notice: {noticeId, state: 'answered'},
  };
}

/** Closes a notice, answered or not, by a bureau above the institution. */
export function closeNotice(
  ratingCase: RatingCase,
  {noticeId, note}: ParsedInput<'closeNotice'>,
  by: StaffMember,
  command: CommandContext,
): CaseChange {
  const notice = noticeIn(ratingCase, noticeId);
  if (!ratingCase.higherInstitutions.includes(by.institutionCode)) throw new Problem('decider_not_higher');
  if (notice.state === 'closed') throw new Problem('notice_closed');
  return {
    event: newCaseEvent('close_notice', toActor(by), command, {facts: {noticeId}, texts: {note}}),
    notice: {noticeId, state: 'closed'},
  };
}

function noticeIn(ratingCase: RatingCase, noticeId: string): StoredNotice {
  const notice = ratingCase.notices.find(candidate => candidate.noticeId === noticeId);
  if (!notice) throw new Problem('unknown_notice');
  return notice;
}

/** A notice as it travels; only an open one can be overdue. */
export const toNotice = (notice: StoredNotice, clocks: Clocks, now: Date): Notice => ({
  ...notice,
  orderNumbers: [...notice.orderNumbers],
  overdue: notice.state === 'open' && notice.dueAt !== null && notice.dueAt <= now.toISOString(),
  ...clocks.left(notice.state === 'open' ? 'notice' : null, notice.dueAt, now),
});

/**
 * The moment from which bad ratings count: 00:00 in Asia/Shanghai on the first of `days` days, of which today is the
 * last.
 */
export const countingStart = (now: Date, {days}: StaffNotice): Date => startOfDay(dayAfter(shanghaiDay(now), 1 - days));
