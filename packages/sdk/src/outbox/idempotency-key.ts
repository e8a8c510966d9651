import {platform} from '../transport/platform.ts';

/** Gives as many random bytes as it is asked for, from a cryptographic source. */
export type RandomBytes = (length: number) => Uint8Array;

/**
 * Makes an idempotency key of 128 random bits. Make it when the person presses send and keep it for every further attempt
 * at the same rating; what is changed afterwards is another rating and needs another key.
 *
 * @param random 16 random bytes, or a function that gives them; by default the platform's cryptographic source.
 * @throws {TypeError} when what is given are not 16 bytes, or bytes that repeat as no random source does: `Math.random`, an array
 *   that was never filled.
 * @throws {UnsupportedError} when none are given and the runtime has no `crypto`.
 */
export function newIdempotencyKey(random?: Uint8Array | RandomBytes): string {
  const bytes = random ? strong(random) : platform('crypto').getRandomValues(new Uint8Array(16));
  // Not randomUUID, which pages on plain http do not have, nor browsers before Chromium 92.
  return Array.from(bytes, byte => (byte + 256).toString(16).slice(1)).join('');
}

/** The bytes of a source, unless they show that it is not one. */
function strong(random: Uint8Array | RandomBytes): Uint8Array {
  const bytes = typeof random === 'function' ? random(16) : random;
  // By chance, 16 bytes have four values or fewer once in 10 to the 20th.
  if (!ArrayBuffer.isView(bytes) || bytes.length !== 16 || new Set(bytes).size < 5)
    throw new TypeError('random: 16 bytes of a cryptographic source are needed');
  return bytes;
}
