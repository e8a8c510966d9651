import {dayAfter, shanghaiDay, startOfDay} from '../calendar/moments.ts';

/**
 * From when a default rating (默认评价) may be recorded: 00:00 in Asia/Shanghai on the day after the last day of the
 * window. The window is counted in natural days (自然日), without the day of the service.
 */
export function firstDayAfterWindow(servedAt: Date, days: number): Date {
  return startOfDay(dayAfter(shanghaiDay(servedAt), days + 1));
}

/** Services before this moment have their window behind them; the same rule as {@link firstDayAfterWindow}, for a query. */
export function windowPassedBefore(now: Date, days: number): Date {
  return startOfDay(dayAfter(shanghaiDay(now), -days));
}
