/**
 * A receipt number: 20 digits in five groups of four, e.g. `2611-2405-1738-6420-9356`, whose last digit checks the others
 * ({@link checkDigitOf}). Numbers that earlier versions gave stay valid: the day in Asia/Shanghai and ten characters of
 * Crockford's base 32, e.g. `20261124-7Q2MD-0ZK4H`.
 */
export const receiptNumberPattern = /^(\d{4}(-\d{4}){4}|\d{8}(-[0-9A-HJKMNP-TV-Z]{5}){2})$/;

/** The quasigroup of order 10 by H. M. Damm, row after row. */
const quasigroup =
  '0317598642' +
  '7092154863' +
  '4206871359' +
  '1750983426' +
  '6123045978' +
  '3674209581' +
  '5869720134' +
  '8945362017' +
  '9438617205' +
  '2581436790';

/**
 * The check digit of decimal digits by Damm's algorithm, and `0` for digits that end with their right check digit. It finds
 * every single wrong digit and every swap of two neighbours. Source: H. M. Damm, Total anti-symmetrische Quasigruppen,
 * thesis, Marburg 2004, page 111.
 *
 * @param digits Characters `0` to `9` and nothing else.
 *
 * @example
 * ```ts
 * import {checkDigitOf} from '@gov-rating/contract/limits';
 *
 * checkDigitOf('572'); // '4'
 * checkDigitOf('5724'); // '0'
 * ```
 */
export const checkDigitOf = (digits: string): string =>
  [...digits].reduce((row, digit) => quasigroup.charAt(Number(row + digit)), '0');

/** False for a number of 20 digits in which at least one is wrong; numbers of the earlier form have no check digit. */
export const hasRightCheckDigit = (number: string): boolean =>
  !/^[\d-]{24}$/.test(number) || checkDigitOf(number.replace(/-/g, '')) === '0';

/**
 * What {@link readReceiptNumber} found: the number in its canonical form, or what is wrong. `missing`: neither letters nor
 * digits; `mistyped`: 20 digits, of which one is wrong or two are swapped; `isOrder`: the number of a work order;
 * `malformedOld`: a number of the earlier form that has too few or too many characters, or letters that no number has;
 * `malformed`: anything else. `count` is how many letters and digits there are.
 */
export type ReadNumber =
  | {readonly number: string}
  | {
      readonly fault: 'missing' | 'malformed' | 'malformedOld' | 'mistyped' | 'isOrder';
      readonly count: number;
    };

/** Signs that words and sentences have, and no number. */
const words = ',;:()\\u3001-\\u303F\\u4E00-\\u9FFF';
/** What may stand between the groups of a number. */
const between = `[^\\dA-Z${words}]{0,3}`;
/** A whole number among words, with no further group before or behind it. */
const among = new RegExp(
  `(?:^|[${words}])${between}(\\d{4}(?:${between}\\d{4}){4}|\\d{8}(?:-[\\dA-Z]{5}){2})(?!${between}[\\dA-Z])`,
);

/**
 * Reads a receipt number as people write it, in the form of today or the earlier one: in any case, in full-width
 * characters, with or without spaces and hyphens of any kind, with words around it, with the letter O for zero and I or L
 * for one. Other letters that receipt numbers do not use are never guessed, and no digit is ever mended.
 *
 * @param text What a person typed or pasted; give at most some hundred characters.
 *
 * @example
 * ```ts
 * import {readReceiptNumber} from '@gov-rating/contract/limits';
 *
 * readReceiptNumber('查询号码：2611 2405 1738 6420 9356'); // {number: '2611-2405-1738-6420-9356'}
 * readReceiptNumber('2611 2405 1738 6420 9365'); // {fault: 'mistyped', count: 20}
 * ```
 */
export function readReceiptNumber(text: string): ReadNumber {
  const wide = text.normalize('NFKC').toUpperCase();
  const signs = (among.exec(wide)?.[1] ?? wide)
    .replace(/[^0-9A-Z]/g, '')
    // The words before the number have no digit; GD begins the number of a work order.
    .replace(/^(?!GD\d)[A-Z]+?(?=\d|GD\d)/, '')
    // The words behind 20 digits have none either.
    .replace(/^(\d{20})[A-Z]+$/, '$1');
  const count = signs.length;
  if (!count) return {fault: 'missing', count};
  if (/^GD/.test(signs)) return {fault: 'isOrder', count};
  const meant = signs.replace(/O/g, '0').replace(/[IL]/g, '1');
  const number = /^\d{20}$/.test(meant)
    ? meant.replace(/\d{4}(?=\d)/g, '$&-')
    : meant.replace(/^(.{8})(.{5})(.{5})$/, '$1-$2-$3');
  if (!receiptNumberPattern.test(number))
    return {fault: /^\d{8}.*[A-Z]/.test(meant) ? 'malformedOld' : 'malformed', count};
  return hasRightCheckDigit(number) ? {number} : {fault: 'mistyped', count};
}
