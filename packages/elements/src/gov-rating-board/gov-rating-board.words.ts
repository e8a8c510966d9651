import type {BoardMessages} from '../messages/board.ts';

/** What a number is, and so how it is written. */
export type Kind = 'text' | 'count' | 'points' | 'share';

/** How numbers, days and sentences are written in the language of the board. */
export interface Words {
  readonly language: string;
  readonly messages: BoardMessages;
  /** A value by its kind; a dash where there is none. */
  readonly value: (value: string | number | null | undefined, kind: Kind) => string;
  /** A count in few characters, e.g. 2000万. */
  readonly short: (value: number) => string;
  /** A day or month of the calendar, e.g. 2026年11月. */
  readonly day: (day: string) => string;
  /** Days from one to another; a whole month is told by its name. */
  readonly days: (from: string, to: string) => string;
  /** A moment in the time of Beijing. */
  readonly moment: (moment: string) => string;
}

/** A sentence with its places filled in: `fill('{n} ratings', {n: 3})`. */
export const fill = (sentence: string, facts: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => `${facts[name] ?? ''}`);

/** The smallest share that two decimals of a percentage can show. */
const leastShare = 0.0001;

/** The words of a board in a language. */
export function wordsOf(language: string, messages: BoardMessages): Words {
  const number = (value: number, options?: Intl.NumberFormatOptions) => value.toLocaleString(language, options);
  const percent = (value: number) => number(value, {style: 'percent', maximumFractionDigits: 2});
  const date = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Date(`${day}T00:00:00Z`).toLocaleDateString(language, {...options, timeZone: 'UTC'});
  const day = (day: string) =>
    day.length > 7
      ? date(day, {year: 'numeric', month: 'short', day: 'numeric'})
      : date(`${day}-01`, {year: 'numeric', month: 'short'});
  return {
    language,
    messages,
    value(value, kind) {
      if (value === null || value === undefined) return '—';
      if (typeof value === 'string') return value;
      if (kind === 'points') return number(value, {maximumFractionDigits: 2});
      if (kind !== 'share') return number(value);
      return value > 0 && value < leastShare ? `<${percent(leastShare)}` : percent(value);
    },
    short: value => number(value, {notation: 'compact'}),
    day,
    days: (from, to) => (isWholeMonth(from, to) ? day(from.slice(0, 7)) : `${day(from)} – ${day(to)}`),
    moment: moment => new Date(moment).toLocaleString(language, {timeZone: 'Asia/Shanghai'}),
  };
}

function isWholeMonth(from: string, to: string): boolean {
  const end = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + 1, 0);
  return from.endsWith('-01') && end.toISOString().slice(0, 10) === to;
}
