import {platform} from '../transport/platform.ts';

/**
 * Makes an idempotency key of 128 random bits. Make it when the person presses send and keep it for every further attempt
 * at the same rating; what is changed afterwards is another rating and needs another key.
 *
 * @param random 16 random bytes; by default of the platform's cryptographic source.
 * @throws {UnsupportedError} when none are given and the runtime has no `crypto`.
 */
export function newIdempotencyKey(random = platform('crypto').getRandomValues(new Uint8Array(16))): string {
  // Not randomUUID, which pages on plain http do not have, nor browsers before Chromium 92.
  return Array.from(random, byte => (byte + 256).toString(16).slice(1)).join('');
}
