import {checkDigitOf} from '@gov-rating/contract';
import {shanghaiDay} from '../calendar/moments.ts';

/** Digits and letters without I, L, O and U, which people misread or mishear (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

type RandomBytes = (length: number) => Uint8Array;

/** Different numbers of one day. */
const numbersOfDay = 10n ** 13n;

/**
 * A new receipt number, which people read out, type on a telephone and write down: 20 digits in five groups of four,
 * `2611-2405-1738-6420-9356`. The day in Asia/Shanghai as YYMMDD, so that rows of one day lie side by side in an index; 13
 * random digits, which do not disclose how many ratings there were before; and a check digit by Damm's algorithm, which finds
 * every single wrong digit and every swap of neighbours (H. M. Damm, thesis, Marburg 2004).
 *
 * 13 digits are 43.2 bits a day. Two ratings of a day can draw the same number: with a million ratings on one day that
 * happens on one day in twenty, with 2.7 million (a thousand million a year) on one in three. Whoever stores the rating
 * then draws again ({@link NumberTaken}). A guess with a right check digit finds one of a million receipts of a day with a
 * chance of 1 in 10 million; an address may guess wrong 30 times a minute, 43,200 times a day (`getReceipt`), so it finds
 * one in about 230 days. What it finds tells how far the matter is and what the institution answered: neither level nor words
 * of the rater, for which the key of the receipt is needed, which has 128 bits.
 *
 * The digits are the remainder of 128 random bits, so that no number is likelier than another by more than 2⁻⁸⁴.
 */
export function receiptNumber(now: Date, randomBytes: RandomBytes): string {
  let random = 0n;
  for (const byte of randomBytes(16)) random = (random << 8n) | BigInt(byte);
  const day = shanghaiDay(now).replaceAll('-', '').slice(-6);
  const digits = day + String(random % numbersOfDay).padStart(13, '0');
  return (digits + checkDigitOf(digits)).replace(/\d{4}(?=\d)/g, '$&-');
}

/** 工单编号, for staff: GD, the day in Asia/Shanghai and 50 random bits, `GD20261124-7Q2MD-0ZK4H`. */
export function orderNumber(now: Date, randomBytes: RandomBytes): string {
  const letters = [...randomBytes(10)].map(byte => alphabet.charAt(byte & 31)).join('');
  return `GD${shanghaiDay(now).replaceAll('-', '')}-${letters.slice(0, 5)}-${letters.slice(5)}`;
}
