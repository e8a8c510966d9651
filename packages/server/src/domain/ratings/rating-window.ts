import {dayAfter, shanghaiDay, startOfDay} from '../calendar/moments.ts';

/**
 * From when a default rating (默认评价) may be recorded: 00:00 in Asia/Shanghai of the day after the window's last day.
 *
 * The window is counted in natural days (自然日) and the day of the service is not counted.
 */
export function firstDayAfterWindow(servedAt: Date, days: number): Date {
  return startOfDay(dayAfter(shanghaiDay(servedAt), days + 1));
}

/** Services before this moment have their window behind them; the same rule as {@link firstDayAfterWindow}, for a query. */
export function windowPassedBefore(now: Date, days: number): Date {
  return startOfDay(dayAfter(shanghaiDay(now), -days));
}
