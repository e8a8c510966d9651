import type {CiphertextLocation} from './encryption-keyring.ts';
import {base64url, fromBase64} from './base64.ts';
import {type RandomBytes} from './random.ts';

/** Encrypts secrets before they are stored. A keyring implements it. */
export interface SecretCipher {
  readonly encrypt: (text: string, place: CiphertextLocation) => Promise<string>;
  readonly decrypt: (ciphertext: string, place: CiphertextLocation) => Promise<string>;
}

/** The place of a webhook's secret. */
export const secretLocation = (secretId: string): CiphertextLocation => ({
  table: 'webhook_secret',
  row: secretId,
  field: 'sealed',
});

const encoder = new TextEncoder();
const nonceLength = 12;

/** Encrypts with a key derived from the token secret (HKDF-SHA256, AES-256-GCM). */
export function tokenSecretCipher(tokenSecret: string, randomBytes: RandomBytes): SecretCipher {
  let derived: Promise<CryptoKey> | undefined;
  const key = () => (derived ??= derive(tokenSecret));
  return {
    encrypt: async (text, place) => {
      const nonce = new Uint8Array(randomBytes(nonceLength));
      const ciphertext = await crypto.subtle.encrypt(parameters(nonce, place), await key(), encoder.encode(text));
      return `t1.${base64url(nonce)}.${base64url(new Uint8Array(ciphertext))}`;
    },
    decrypt: async (ciphertext, place) => {
      const [form, nonce = '', text = ''] = ciphertext.split('.');
      if (form !== 't1') throw new Error('This text was sealed in another way.');
      const opened = await crypto.subtle.decrypt(parameters(fromBase64(nonce), place), await key(), fromBase64(text));
      return new TextDecoder().decode(opened);
    },
  };
}

/** Encrypts with the data keys; also decrypts what the token secret encrypted before there were data keys. */
export const keyringCipher = (ring: SecretCipher, before: SecretCipher): SecretCipher => ({
  encrypt: ring.encrypt,
  decrypt: (ciphertext, place) => (ciphertext.startsWith('t1.') ? before : ring).decrypt(ciphertext, place),
});

async function derive(tokenSecret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(tokenSecret), 'HKDF', false, ['deriveKey']);
  const hkdf = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: encoder.encode('gov-rating webhook secrets'),
  };
  return crypto.subtle.deriveKey(hkdf, material, {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
}

const parameters = (iv: Uint8Array<ArrayBuffer>, {table, row, field}: CiphertextLocation) => ({
  name: 'AES-GCM',
  iv,
  additionalData: encoder.encode(`${table} ${row} ${field}`),
});
