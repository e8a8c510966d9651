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
export const newId = (randomBytes: RandomBytes, now: Date): string =>
  Math.floor(now.getTime() / day)
    .toString(36)
    .padStart(3, '0') + base64url(randomBytes(14));

/** A salt of 128 random bits as 22 characters. */
export const newSalt = (randomBytes: RandomBytes): string => base64url(randomBytes(16));

const lettersAndDigits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** How many values of a byte are taken as letters and digits, each equally often. */
const evenly = 256 - (256 % lettersAndDigits.length);

/**
 * The code in a point's printed QR code: ten random letters and digits. It is public and leads to a page; scanners and chat
 * programs cut none of its characters.
 */
export function newStaticCode(randomBytes: RandomBytes): string {
  let code = '';
  while (code.length < 10)
    for (const byte of randomBytes(16))
      if (byte < evenly && code.length < 10) code += lettersAndDigits.charAt(byte % lettersAndDigits.length);
  return code;
}
