import type {ParsedInput} from '@gov-rating/contract';
import {dayAfter, shanghaiDay} from '../calendar/moments.ts';
import {fieldProblem} from '../problems/problem.ts';

const dayMs = 86_400_000;

/** The longest period that is taken apart by day, in days. */
const mostDays = 366;
/** No rating is older than this day. */
const firstDay = '2000-01-01';
/** A period up to this long is shown by day without being asked for. */
const fewDays = 92;

/** A range of calendar days, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** How many days lie in a period. */
export const daysIn = ({from, to}: Period): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** The calendar days of a period in order. */
export const eachDay = (period: Period): string[] =>
  Array.from({length: daysIn(period)}, (_, day) => dayAfter(period.from, day));

/** Whether a series goes by day or by month. Refuses days over too long a time. */
export function toUnit({groupBy, from, to}: Pick<ParsedInput<'getStatistics'>, 'groupBy' | 'from' | 'to'>) {
  const days = from === undefined || to === undefined ? Infinity : daysIn({from, to});
  if (groupBy === 'day' && days > mostDays) throw fieldProblem('groupBy', 'invalid_input');
  if (groupBy === 'month') return 'month';
  return groupBy === 'day' || days <= fewDays ? 'day' : 'month';
}

/** The days of an export, at most a year of them. */
export function exportedPeriod({from, to}: Period): Period {
  if (from > to || from < firstDay || daysIn({from, to}) > mostDays) throw fieldProblem('from', 'invalid_input');
  return {from, to};
}

/** The days of a month written `YYYY-MM`. */
export function toMonth(month: string): Period {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return {from: `${month}-01`, to: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)};
}

/** Has the last day of a period ended in Asia/Shanghai? */
export const hasEnded = ({to}: Period, now: Date): boolean => to < shanghaiDay(now);

/** The moments, UTC, at which a period begins and at which the day after it does. */
export const toMoments = ({from, to}: Period): readonly [start: string, end: string] => [
  new Date(Date.parse(`${from}T00:00:00+08:00`)).toISOString(),
  new Date(Date.parse(`${to}T00:00:00+08:00`) + dayMs).toISOString(),
];

/** The whole months within a period that have ended in Asia/Shanghai; undefined when no month has. */
export function endedMonths(
  {from, to}: Partial<Period>,
  now: Date,
): (Partial<Period> & {readonly to: string}) | undefined {
  const monthBefore = (day: string) => dayAfter(`${day.slice(0, 7)}-01`, -1);
  const ended = monthBefore(shanghaiDay(now));
  const last = to === undefined || to >= ended ? ended : to === toMonth(to.slice(0, 7)).to ? to : monthBefore(to);
  if (from === undefined) return {to: last};
  if (from > last) return undefined;
  const first = from.endsWith('-01') ? from : dayAfter(toMonth(from.slice(0, 7)).to);
  return first > last ? undefined : {from: first, to: last};
}
