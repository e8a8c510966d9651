/** The 31 characters of 统一社会信用代码 in the order of their values (GB 32100-2015): no I, O, S, V and Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/**
 * The check character of a 统一社会信用代码, by GB 32100-2015: 31 − (sum of value × 3^(place − 1)) mod 31.
 *
 * @param code the code; its first 17 characters count
 * @returns the 18th character, undefined when one of the 17 is missing or is not among the 31 characters
 * @example
 * ```ts
 * import {creditCodeCheck} from '@gov-rating/contract';
 *
 * creditCodeCheck('91110000802100433B'); // 'B'
 * creditCodeCheck('9111000080210O433B'); // undefined: the letter O is in no code
 * ```
 */
export function creditCodeCheck(code: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of code.padEnd(17).slice(0, 17)) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31];
}
