/** How many bytes become characters at once; a call with many more arguments fails. */
const piece = 8192;

/** Base64 (RFC 4648 section 4) with padding. */
export function base64(bytes: Uint8Array): string {
  let characters = '';
  for (let at = 0; at < bytes.length; at += piece) characters += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(characters);
}

/** Base64url (RFC 4648 section 5) without padding: needs no escaping in addresses and headers. */
export const base64url = (bytes: Uint8Array): string =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** The bytes of base64 or base64url, padded or not. Throws an `InvalidCharacterError` (DOMException) for any other text. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
