import {base64url, fromBase64} from './base64.ts';
import {platformRandomBytes, type RandomBytes} from './random.ts';

/** A data key for personal data: 256 bits, and the id that its ciphertexts carry. */
export interface DataKey {
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where a ciphertext is stored. It cannot be decrypted anywhere else, so two persons cannot be swapped. */
export interface CiphertextLocation {
  readonly table: string;
  readonly row: string;
  readonly field: string;
}

/** Encrypts personal data with the newest key and decrypts what any of the keys encrypted. */
export interface Keyring {
  /** The id of the key that encrypts. */
  readonly keyId: string;
  /** The ids of all keys. */
  readonly keyIds: readonly string[];
  /** Encrypts a text for one place: AES-256-GCM under a nonce drawn for this text alone. */
  readonly encrypt: (text: string, place: CiphertextLocation) => Promise<string>;
  /** Rejects with an {@link DecryptionError} when the key is missing, the text was changed, or it was moved. */
  readonly decrypt: (ciphertext: string, place: CiphertextLocation) => Promise<string>;
}

/** A ciphertext cannot be decrypted. Contains neither the text nor a key. */
export class DecryptionError extends Error {
  override readonly name = 'UnsealableError';
}

const form = 'v1';
const nonceLength = 12;
const ciphertextPattern = /^v1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]+)$/;

/** Makes a keyring; the first key encrypts. Throws without a key, or when two keys have the same id. */
export function keyring(keys: readonly DataKey[], randomBytes: RandomBytes = platformRandomBytes): Keyring {
  const [newest] = keys;
  if (!newest) throw new Error('A keyring needs at least one key.');
  if (new Set(keys.map(({id}) => id)).size < keys.length) throw new Error('Two data keys have the same id.');
  const imported = new Map<string, Promise<CryptoKey>>();

  const keyOf = (id: string): Promise<CryptoKey> => {
    const known = imported.get(id);
    if (known) return known;
    const bytes = keys.find(key => key.id === id)?.bytes;
    if (!bytes) return Promise.reject(new DecryptionError(`No data key is named ${id}.`));
    const importing = crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
    imported.set(id, importing);
    return importing;
  };

  return {
    keyId: newest.id,
    keyIds: keys.map(({id}) => id),
    async encrypt(text, place) {
      const nonce = new Uint8Array(randomBytes(nonceLength));
      const parameters = {name: 'AES-GCM', iv: nonce, additionalData: boundTo(newest.id, place)};
      const encrypted = await crypto.subtle.encrypt(parameters, await keyOf(newest.id), new TextEncoder().encode(text));
      const bytes = new Uint8Array(nonceLength + encrypted.byteLength);
      bytes.set(nonce);
      bytes.set(new Uint8Array(encrypted), nonceLength);
      return `${form}.${newest.id}.${base64url(bytes)}`;
    },
    async decrypt(ciphertext, place) {
      const [, id = '', encoded = ''] = ciphertextPattern.exec(ciphertext) ?? [];
      const key = await keyOf(id);
      const bytes = fromBase64(encoded);
      const parameters = {name: 'AES-GCM', iv: bytes.subarray(0, nonceLength), additionalData: boundTo(id, place)};
      const opened = await crypto.subtle.decrypt(parameters, key, bytes.subarray(nonceLength)).catch(() => {
        throw new DecryptionError(`A text sealed with the data key ${id} does not open in its place.`);
      });
      return new TextDecoder().decode(opened);
    },
  };
}

/** A new key; its id is the day on which it was made. */
export function newDataKey(now: Date, randomBytes: RandomBytes = platformRandomBytes): DataKey {
  const day = now.toISOString().slice(0, 10);
  return {id: `k${day}-${base64url(randomBytes(3))}`, bytes: new Uint8Array(randomBytes(32))};
}

/** The form in which keys are configured: `id:base64`, the newest first, separated by commas. */
export const dataKeysText = (keys: readonly DataKey[]): string =>
  keys.map(({id, bytes}) => `${id}:${base64url(bytes)}`).join(',');

/** Reads that form, standard base64 or the one for addresses; undefined when it is not such a list. */
export function dataKeysOf(text: string): readonly DataKey[] | undefined {
  const keys = text.split(',').map(entry => {
    const [, id, encoded] = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_+/-]{43})=?\s*$/.exec(entry) ?? [];
    return id === undefined || encoded === undefined ? undefined : {id, bytes: fromBase64(encoded)};
  });
  const right = keys.filter(key => key !== undefined && key.bytes.length === 32) as DataKey[];
  const ids = new Set(right.map(({id}) => id));
  return right.length === keys.length && ids.size === keys.length ? right : undefined;
}

const boundTo = (keyId: string, {table, row, field}: CiphertextLocation): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(['gov-rating', form, keyId, table, row, field]));
