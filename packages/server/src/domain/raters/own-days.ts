import {dayAfter, shanghaiDay} from '../calendar/moments.ts';
import {windowPassedBefore} from '../ratings/rating-window.ts';

/** How many days back a person finds own services and receipts; older links to the person are deleted. */
export const ownDays = 366;

/** The clock of a department may be ahead, so a service can lie on the day that comes. */
const ahead = 1;

/** The days in Asia/Shanghai in which own services that can be rated lie, the newest first, and the first moment of them. */
export interface RateableDays {
  readonly days: readonly string[];
  /** ISO moment, UTC; null where there is no limit to rating. */
  readonly servedFrom: string | null;
}

/** The days from the one that comes back to this many days ago. */
export function daysBack(now: Date, days: number): string[] {
  const today = shanghaiDay(now);
  return Array.from({length: days + 1 + ahead}, (_, back) => dayAfter(today, ahead - back));
}

/**
 * The days within the rating window.
 *
 * @param windowDays Natural days after the service in which it can be rated; null where there is no limit.
 */
export const rateableDays = (now: Date, windowDays: number | null): RateableDays => ({
  days: daysBack(now, Math.min(windowDays ?? ownDays, ownDays)),
  servedFrom: windowDays === null ? null : windowPassedBefore(now, windowDays).toISOString(),
});
