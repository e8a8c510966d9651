import {base64url} from './base64.ts';

/** Where random bytes come from; injected, so that tests know what will be drawn. */
export type RandomBytes = (length: number) => Uint8Array;

const drawn = new Uint8Array(4096);
let used = drawn.length;

/** Random bytes of the platform's cryptographic source, drawn in bulk, because each call is expensive; at most 4096. */
export const platformRandomBytes: RandomBytes = length => {
  if (used + length > drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  const bytes = drawn.slice(used, used + length);
  drawn.fill(0, used, used + length);
  used += length;
  return bytes;
};

/** A secret of 256 random bits as 43 characters, such as a client secret. */
export const newSecret = (randomBytes: RandomBytes): string => base64url(randomBytes(32));

/** One day in milliseconds. */
const day = 86_400_000;

/**
 * An identifier of 22 characters: the day it is made, as days since 1970 with three digits of base 36, then 112 random
 * bits. Rows of one day lie side by side in an index, so that a database writes few pages for many new rows. A finer
 * moment would disclose when a rating came in.
 *
 * @example
 * ```ts
 * import {newId, platformRandomBytes} from '@gov-rating/server';
 *
 * newId(platformRandomBytes, new Date('2026-11-29')); // 'g1k…'
 * ```
 */
export const newId = (randomBytes: RandomBytes, now: Date): string => dayOf(now) + base64url(randomBytes(14));

/** The day of a moment as days since 1970, three digits of base 36: the part of an id that grows. */
export const dayOf = (now: Date): string =>
  Math.floor(now.getTime() / day)
    .toString(36)
    .padStart(3, '0');

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * Random letters and digits, 5.95 bits each. They are digits of base 62 of a number with at least 32 bits more than they
 * need, so that none is more likely than another by more than 2⁻³².
 *
 * @param length How many, at least 1.
 */
export function lettersAndDigits(length: number, randomBytes: RandomBytes): string {
  let number = 0n;
  for (const byte of randomBytes(Math.ceil((length * 5.96 + 32) / 8))) number = (number << 8n) | BigInt(byte);
  let text = '';
  for (; text.length < length; number /= 62n) text += alphabet.charAt(Number(number % 62n));
  return text;
}

/** The one-time code of a message: six digits, each number as likely as the others to 2⁻⁴⁴. */
export function newRaterCode(randomBytes: RandomBytes): string {
  let number = 0n;
  for (const byte of randomBytes(8)) number = (number << 8n) | BigInt(byte);
  return String(number % 1_000_000n).padStart(6, '0');
}

/** A salt of 128 random bits as 22 characters. */
export const newSalt = (randomBytes: RandomBytes): string => base64url(randomBytes(16));

/**
 * The code in a point's printed QR code: ten random letters and digits. It is public and leads to a page; scanners and chat
 * programs cut none of its characters.
 */
export const newStaticCode = (randomBytes: RandomBytes): string => lettersAndDigits(10, randomBytes);
