import type {DayKind, Deadline} from '@gov-rating/contract';
import {dayAfter, shanghaiDay, startOfDay} from './moments.ts';
import {UnknownYear, type WorkingDays} from './working-days.ts';

/** Takes the place of a result that needs the statutory calendar of an unknown year. */
export interface NoCalendar {
  readonly unknownYear: number;
}

/**
 * The end of a time limit: 24:00 in Asia/Shanghai of its last day, which is the first moment that is too late.
 *
 * The day of the event is not counted. Natural days run through, and a limit in natural days that ends on a holiday is
 * not moved, because no source of the field says so. In working days only working days count, make-up days included.
 */
export function dueAt(start: Date, {days, dayKind}: Deadline, calendar: WorkingDays): Date | NoCalendar {
  const first = shanghaiDay(start);
  if (dayKind === 'natural') return startOfDay(dayAfter(first, days + 1));
  return unlessUnknown(() => {
    let day = first;
    for (let counted = 0; counted < days;) if (calendar.isWorkingDay((day = dayAfter(day)))) counted += 1;
    return startOfDay(dayAfter(day));
  });
}

/** Whether a time limit that ends at `due` has passed. */
export const overdue = (due: Date, now: Date): boolean => now.getTime() >= due.getTime();

/**
 * How many days a time limit has left after today: 0 on its last day. Once it has passed, how many days it has been
 * passed for, today included, as a negative number; in working days this stays 0 over the days off that follow.
 */
export function daysLeft(due: Date, dayKind: DayKind, now: Date, calendar: WorkingDays): number | NoCalendar {
  const last = dayAfter(shanghaiDay(due), -1);
  const today = shanghaiDay(now);
  const counts = dayKind === 'natural' ? () => true : (day: string) => calendar.isWorkingDay(day);
  return unlessUnknown(() => (today <= last ? countDays(today, last, counts) : 0 - countDays(last, today, counts)));
}

/** The counting days after `from`, up to and with `to`. */
function countDays(from: string, to: string, counts: (day: string) => boolean): number {
  let counted = 0;
  for (let day = from; day < to;) if (counts((day = dayAfter(day)))) counted += 1;
  return counted;
}

function unlessUnknown<T>(answer: () => T): T | NoCalendar {
  try {
    return answer();
  } catch (error) {
    if (error instanceof UnknownYear) return {unknownYear: error.year};
    throw error;
  }
}
