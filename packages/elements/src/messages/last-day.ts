import {shanghaiTime} from './shanghai-time.ts';

/** How a day is written in a language: `day` without its year, `date` with year and time. */
interface DayWords {
  readonly day: string;
  readonly date: string;
}

/**
 * Returns the last day of a time limit; of another year than this with its year. A limit that ends at midnight belongs to
 * the day before.
 *
 * @param dueAt when the limit ends, RFC 3339
 * @example lastDay('2026-12-02T16:00:00Z', {day: '{m}月{d}日', date: '{y}年{m}月{d}日 {t}'}) // '12月2日'
 */
export function lastDay(dueAt: string, {day, date}: DayWords): string {
  const last = Date.parse(dueAt) - 1;
  const year = (time: number) => shanghaiTime(time, '{y}');
  return shanghaiTime(last, year(last) === year(Date.now()) ? day : date.replace(' {t}', ''));
}
