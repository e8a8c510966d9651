/** A group of adjacent digits, by its position in the text. */
interface DigitGroup {
  readonly start: number;
  readonly end: number;
  /** Is it near enough to the group before to belong to the same number. */
  readonly joined: boolean;
}

/** A number as people write it: one group of digits, or several with little between them. */
export interface WrittenNumber {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
  /** How many adjacent digits each part has, e.g. 3, 4, 4 for `138-1234-5678`. */
  readonly sizes: readonly number[];
  /** The index of the group after the last. */
  readonly next: number;
}

/** At most this many characters may separate the parts of one number. */
const widestGap = 3;
/** No number that is searched for has more digits. */
const mostDigits = 19;

/** Spaces of every width, dashes of every kind, dots, brackets, and invisible characters; not the end of a line. */
const gap = /^[\t \u00a0\u2000-\u200d\u202f\u2060\u3000\ufeff.·•_()\u002d\u2010-\u2015\u2212]*$/;
/** What also separates the entries of a list, and therefore parts of one number only if these are not short. */
const listGap = /^[,、/*|~]$/;
const leastAfterListGap = 3;

/**
 * A text of the same length in which wide letters and signs, and the digits of every script and form, are plain ones, so
 * that places stay what they are: a digit that takes two places is followed by a filler.
 */
export const narrow = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\p{Nd}\p{No}]/gu, sign => plainDigit(sign).padEnd(sign.length, filler));

/** A placeholder that occurs in no text. */
const filler = '\ufffe';

/** The digit of a numeral character; a character for more than one digit, or for a part, stays. */
function plainDigit(sign: string): string {
  const plain = sign.normalize('NFKC');
  if (/^[0-9]$/.test(plain)) return plain;
  if (!/^\p{Nd}$/u.test(plain)) return sign;
  // The digits of a script follow each other, from zero on.
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint((plain.codePointAt(0) ?? 0) - value - 1))) value++;
  return String(value);
}

const numerals = '〇一二三四五六七八九';

/** A text of the same length in which Chinese numerals are digits, as in 一三八〇〇〇〇一二三四. */
export const withNumeralsAsDigits = (text: string): string =>
  text.replace(/[〇零一二三四五六七八九幺]/g, sign =>
    sign === '零' ? '0' : sign === '幺' ? '1' : String(numerals.indexOf(sign)),
  );

const digitsOf = (group: string): string => group.replaceAll(filler, '');

/** Every group of digits of a narrow text, in order. */
export function digitGroups(text: string): DigitGroup[] {
  const groups: DigitGroup[] = [];
  for (const match of text.matchAll(/[0-9][0-9\ufffe]*/g)) {
    const start = match.index;
    const before = groups.at(-1)?.end ?? -Infinity;
    const between = text.slice(before, start);
    const listed = listGap.test(between) && digitsOf(match[0]).length >= leastAfterListGap;
    const joined = start - before <= widestGap && (gap.test(between) || listed);
    groups.push({start, end: start + match[0].length, joined});
  }
  return groups;
}

/**
 * The numbers that may begin with a group, the longest first. There are few, because none is longer than the numbers
 * searched for.
 */
export function numbersFrom(text: string, groups: readonly DigitGroup[], first: number): WrittenNumber[] {
  const numbers: WrittenNumber[] = [];
  const sizes: number[] = [];
  let digits = '';
  for (let at = first; at < groups.length; at++) {
    const group = groups[at] as DigitGroup;
    const own = digitsOf(text.slice(group.start, group.end));
    const size = own.length;
    if ((at > first && !group.joined) || digits.length + size > mostDigits) break;
    digits += own;
    sizes.push(size);
    const start = (groups[first] as DigitGroup).start;
    numbers.unshift({start, end: group.end, digits, sizes: [...sizes], next: at + 1});
  }
  return numbers;
}
