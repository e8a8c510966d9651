import {sha256} from '@noble/hashes/sha2.js';
import {concat, toBase64url, utf8} from './bytes.ts';

const separator = Uint8Array.of(0);

/**
 * A commitment hides a text and fixes it: SHA-256(salt || 0x00 || text), base64url. Once salt and text are erased, the
 * text cannot be found, and the tree stays valid. The salt must not contain the character U+0000.
 */
export const commitment = (salt: string, text: string): string =>
  toBase64url(sha256(concat(utf8(salt), separator, utf8(text))));
