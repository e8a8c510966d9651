import {hash} from './hash.ts';
import {base64url} from './base64.ts';
import type {KeyedHash} from '../domain/suspicions/rating-trace.ts';
import type {RandomBytes} from './random.ts';

/** How many characters an id has. */
const idLength = 22;

/** An id, then 43 characters of a secret. */
const keyed = /^[A-Za-z0-9_-]{65}$/;

/** The id in front of a key, and the hash that the secret behind it is compared by. */
export interface DeviceKeyParts {
  readonly id: string;
  readonly secretHash: string;
}

/** The parts of a key of a device or of the code of a pairing; undefined for what cannot be one. */
export async function deviceKeyParts(text: string): Promise<DeviceKeyParts | undefined> {
  if (!keyed.test(text)) return undefined;
  return {id: text.slice(0, idLength), secretHash: await hash(text.slice(idLength))};
}

/** The code by which a screen asks: the id of its pairing, then a secret of 256 random bits. */
export const newDeviceCode = (pairingId: string, randomBytes: RandomBytes): string =>
  `${pairingId}${base64url(randomBytes(32))}`;

/**
 * The secret in the key of a device. It is computed from the code of the pairing, which only the screen has, and the
 * secret of the deployment; so the same code brings the same key again although only hashes are stored.
 */
export const deviceSecretOf = (deviceCode: string, keyedHash: KeyedHash): Promise<string> =>
  keyedHash('device', deviceCode);
