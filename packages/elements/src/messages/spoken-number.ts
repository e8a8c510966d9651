/**
 * A receipt or order number as it is spoken: sign by sign, with a pause after each group, for live regions and voices.
 * Left as it is written, voices read it as thousands, dates and minus signs. The wide comma makes no thousands of digits,
 * and is a pause in Chinese and in English voices.
 *
 * `2611-3012-3456-7890-1235` is spoken as `2 6 1 1，3 0 1 2，3 4 5 6，7 8 9 0，1 2 3 5`.
 */
export const spokenNumber = (number: string): string =>
  number
    .split('-')
    .map(group => [...group].join(' '))
    .join('，');
