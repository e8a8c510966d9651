import {concatBytes, utf8ToBytes} from '@noble/hashes/utils.js';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...alphabet].map((letter, value) => [letter, value]));

export {concatBytes as concat, utf8ToBytes as utf8};

/** True when two arrays hold the same bytes. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/**
 * Base64url (RFC 4648 section 5) without padding. Own code, because @scure/base makes the file that pages load to check a receipt 500 bytes longer.
 */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
    const group = (first << 16) | (second << 8) | third;
    for (let shift = 18; shift >= 0; shift -= 6) text += alphabet.charAt((group >> shift) & 63);
  }
  return text.slice(0, Math.ceil((bytes.length * 4) / 3));
}

/**
 * The bytes of a base64url text; undefined for any other text. Only the exact output of {@link toBase64url} is accepted, so
 * that two different texts never mean the same bytes.
 */
export function fromBase64url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let place = 0;
  for (let at = 0; at < text.length; at += 4) {
    let group = 0;
    for (let letter = 0; letter < 4; letter++) {
      const value = at + letter < text.length ? values.get(text.charAt(at + letter)) : 0;
      if (value === undefined) return undefined;
      group = (group << 6) | value;
    }
    for (let shift = 16; shift >= 0 && place < bytes.length; shift -= 8) bytes[place++] = (group >> shift) & 255;
  }
  return toBase64url(bytes) === text ? bytes : undefined;
}
