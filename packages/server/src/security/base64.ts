/** Base64 (RFC 4648 section 4) with padding. For short content: at most some 10,000 bytes. */
export const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** Base64url (RFC 4648 section 5) without padding: needs no escaping in addresses and headers. For short content too. */
export const base64url = (bytes: Uint8Array): string =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** The bytes of base64 or base64url, padded or not. Throws an `InvalidCharacterError` (DOMException) for any other text. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), character => character.charCodeAt(0));
