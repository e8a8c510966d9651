import type {BoardMessages} from '../messages/board.ts';

/** The kind of a number, which decides its format. A rate is a small share with one more decimal. */
export type Kind = 'text' | 'count' | 'points' | 'share' | 'rate';

/** How numbers, days and sentences are written in the language of the board. */
export interface Words {
  readonly language: string;
  readonly messages: BoardMessages;
  /** Formats a number by its kind, with the decimals of that kind; a missing number is a dash. */
  readonly value: (value: number | null | undefined, kind: Kind) => string;
  /** Formats a tick of an axis; `step` is the distance between two ticks. */
  readonly tick: (value: number, kind: Kind, step: number) => string;
  /** A day or month of the calendar, e.g. 2026年11月. */
  readonly day: (day: string) => string;
  /** The same below an axis, e.g. 11月29日. */
  readonly shortDay: (day: string) => string;
  /** Formats a range of days; a whole month is written by its name. */
  readonly days: (from: string, to: string) => string;
  /** Formats a moment (ISO 8601) in Beijing time, e.g. 2026年11月29日 09:30. */
  readonly moment: (moment: string) => string;
}

/** The words of a board in a language. */
export function wordsOf(language: string, messages: BoardMessages): Words {
  // A browser does not know how to write numbers and dates in every language that a page adds.
  const locales = [language, 'zh-CN'];
  const number = (digits: number, options: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locales, {...options, minimumFractionDigits: digits, maximumFractionDigits: digits}).format;
  const percent = (digits: number) => number(digits, {style: 'percent'});
  const date = (options: Intl.DateTimeFormatOptions, timeZone = 'UTC') =>
    new Intl.DateTimeFormat(locales, {...options, timeZone}).format;

  /** A share that would round to 0 % or 100 % is written as below or above the nearest value. */
  const share = (digits: number) => {
    const [write, whole, least] = [percent(digits), percent(0), 10 ** -digits / 100];
    return (value: number) =>
      value <= 0 || value >= 1
        ? whole(value)
        : value < least
          ? `<${write(least)}`
          : value >= 1 - least / 2
            ? `>${write(1 - least)}`
            : write(value);
  };
  const writers = {text: String, count: number(0), points: number(2), share: share(1), rate: share(2)};
  const month = {year: 'numeric', month: 'short'} as const;
  const [ofMonth, ofDay, ofYear] = [
    date(month),
    date({...month, day: 'numeric'}),
    date({month: 'short', day: 'numeric'}),
  ];
  const dayBy = (write: (date: Date) => string) => (day: string) =>
    day.length > 7 ? write(new Date(day)) : ofMonth(new Date(day));
  const day = dayBy(ofDay);
  const compact = new Intl.NumberFormat(locales, {notation: 'compact'}).format;
  const moment = date(
    {...month, day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'},
    'Asia/Shanghai',
  );
  return {
    language,
    messages,
    value: (value, kind) => (value === null || value === undefined ? '—' : writers[kind](value)),
    tick(value, kind, step) {
      if (kind === 'count') return compact(value);
      const [places, write] = kind === 'points' ? [0, number] : [2, percent];
      return write(value && Math.max(0, Math.ceil(-Math.log10(step) - places)))(value);
    },
    day,
    shortDay: dayBy(ofYear),
    days: (from, to) => (isWholeMonth(from, to) ? day(from.slice(0, 7)) : `${day(from)} – ${day(to)}`),
    moment: time => moment(new Date(time)),
  };
}

function isWholeMonth(from: string, to: string): boolean {
  const end = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + 1, 0);
  return from.endsWith('-01') && end.toISOString().slice(0, 10) === to;
}
