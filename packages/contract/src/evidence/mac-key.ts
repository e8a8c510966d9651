import {hkdf} from '@noble/hashes/hkdf.js';
import {hmac} from '@noble/hashes/hmac.js';
import {sha256} from '@noble/hashes/sha2.js';
import {toBase64url, utf8} from './bytes.ts';

/** Makes codes that only the holders of a secret can make and check. */
export interface MacKey {
  /** Derived from the key, 11 characters; discloses nothing about it. */
  readonly keyId: string;
  /** The code of a text: the first 16 bytes of its HMAC-SHA-256, base64url (22 characters). */
  readonly mac: (text: string) => string;
}

/**
 * The key for one purpose, derived from a secret by HKDF-SHA-256 (RFC 5869): keys for different purposes disclose nothing
 * about each other, nor about the secret. Half of an HMAC-SHA-256 (RFC 2104, section 5) cannot be guessed.
 *
 * @param secret at least 16 bytes that cannot be guessed
 * @param purpose names what the codes are for, such as `gov-rating row mark v1`
 * @throws RangeError when the secret is shorter
 *
 * @example
 * ```ts
 * import {macKey} from '@gov-rating/contract/evidence';
 *
 * const key = macKey(crypto.getRandomValues(new Uint8Array(32)), 'my-project receipts v1');
 * console.log(key.mac('receipt 1') === key.mac('receipt 1')); // true
 * ```
 */
export function macKey(secret: Uint8Array, purpose: string): MacKey {
  if (secret.length < 16) throw new RangeError('The secret of a key must be at least 16 bytes long.');
  const derived = hkdf(sha256, secret, undefined, utf8(purpose), 32);
  const begun = hmac.create(sha256, derived);
  const digest = (text: string): Uint8Array => begun.clone().update(utf8(text)).digest();
  return {
    keyId: toBase64url(digest('key id').subarray(0, 8)),
    mac: text => toBase64url(digest(`text\n${text}`).subarray(0, 16)),
  };
}
