import {sha256} from '@noble/hashes/sha2.js';
import {concat, toBase64url, utf8} from './bytes.ts';

const separator = Uint8Array.of(0);

/**
 * Binds to a text without telling it: SHA-256(salt || 0x00 || text). Once salt and text are erased nothing tells what it
 * was, and the tree still stands. The salt is a text without the character 0, as all that this project draws are.
 */
export const commitment = (salt: string, text: string): string =>
  toBase64url(sha256(concat(utf8(salt), separator, utf8(text))));
