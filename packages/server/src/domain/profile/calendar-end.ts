import type {Deadline} from '@gov-rating/contract';
import {deadlineSteps, type DeadlineStep, type Rules} from './rules.ts';
import {dayAfter, shanghaiDay} from '../calendar/moments.ts';
import type {WorkingDays} from '../calendar/working-days.ts';

/** Where the statutory calendar ends for the rules in force. */
export interface CalendarEnd {
  /** The last day, `YYYY-MM-DD` in Asia/Shanghai, of which it is known whether it is a working day. */
  readonly lastKnownDay: string;
  /** The first day on which something begins that gets no due date, because its time limit reaches beyond the last day. */
  readonly firstDayWithoutDueDate: string;
  /** The longest time limit in working days, which meets the end first. */
  readonly step: DeadlineStep | 'notice';
  /** Natural days from today until the first day without a due date; 0 when that is today or earlier. */
  readonly daysLeft: number;
}

/**
 * The end of the calendar; undefined where no rule counts working days, so that nothing depends on it. The State Council
 * sets each year by a notice, which is out in the autumn before (国务院办公厅关于部分节假日安排的通知).
 */
export function calendarEnd(rules: Rules, calendar: WorkingDays, now: Date): CalendarEnd | undefined {
  const longest = longestWorkingLimit(rules);
  if (!longest) return undefined;
  const today = shanghaiDay(now);
  let year = Number(today.slice(0, 4));
  if (!calendar.years.includes(year)) return {...longest, ...none(calendar, today)};
  while (calendar.years.includes(year + 1)) year++;
  const lastKnownDay = `${year}-12-31`;
  let day = dayAfter(lastKnownDay);
  for (let counted = 0; counted < longest.days && day > today;)
    if (calendar.isWorkingDay((day = dayAfter(day, -1)))) counted += 1;
  return {step: longest.step, lastKnownDay, firstDayWithoutDueDate: day, daysLeft: daysBetween(today, day)};
}

const none = ({years}: WorkingDays, today: string) => ({
  lastKnownDay: `${years.filter(year => year < Number(today.slice(0, 4))).at(-1) ?? years[0]}-12-31`,
  firstDayWithoutDueDate: today,
  daysLeft: 0,
});

function longestWorkingLimit({deadlines, staffNotice}: Rules) {
  const limits: (readonly [CalendarEnd['step'], Deadline | null | undefined])[] = [
    ...deadlineSteps.map(step => [step, deadlines[step].value] as const),
    ['notice', staffNotice.value?.deadline],
  ];
  return limits
    .flatMap(([step, limit]) => (limit?.dayKind === 'working' ? [{step, days: limit.days}] : []))
    .sort((one, other) => other.days - one.days)[0];
}

const daysBetween = (from: string, to: string): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000);
