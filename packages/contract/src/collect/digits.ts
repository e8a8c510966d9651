import {decodeNumber, gb39046, interfaceScale, levels, type Level} from '../standard/index.ts';

/** Which digit means which level: by name for the two orders in use, or a table for a question of its own. */
export type Digits = '1 is best' | '5 is best' | Readonly<Partial<Record<Level, number>>>;

/** The table of an order. */
export type DigitTable = Readonly<Partial<Record<Level, number>>>;

const tableOf = (codec: typeof gb39046) =>
  Object.fromEntries(levels.map(level => [level, codec.encode(level)])) as DigitTable;

/**
 * The table behind a name, or the table itself when it is one.
 *
 * @throws {TypeError} when a value is no digit from 0 to 9, two levels have the same one, or no level has any.
 *
 * @example
 * ```ts
 * import {digitTable, levelOfDigit} from '@gov-rating/contract/collect';
 *
 * levelOfDigit(digitTable('5 is best'), '1'); // 'very_dissatisfied'
 * ```
 */
export function digitTable(digits: Digits): DigitTable {
  const table = digits === '1 is best' ? tableOf(gb39046) : digits === '5 is best' ? tableOf(interfaceScale) : digits;
  if (typeof table !== 'object' || table === null)
    throw new TypeError(`There is no order of digits ${String(digits)}.`);
  const used = levels.map(level => table[level]).filter(digit => digit !== undefined);
  if (used.length === 0 || new Set(used).size < used.length || used.some(digit => !/^[0-9]$/.test(String(digit))))
    throw new TypeError('Each level needs a digit of its own, from 0 to 9.');
  return table;
}

/** The level of one ASCII digit. */
export const levelOfDigit = (table: DigitTable, digit: string): Level | undefined => decodeNumber(table, digit);

/** True where a higher digit is a better level, so that points (分) and stars (星) mean the same as the digit. */
export const moreIsBetter = ({very_satisfied: best, very_dissatisfied: worst}: DigitTable): boolean =>
  best === 5 && worst === 1;
