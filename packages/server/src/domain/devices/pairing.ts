import {pairingSeconds, userCodeLetters, type DeviceKind} from '@gov-rating/contract';

/** A pairing as it is stored (RFC 8628). */
export interface Pairing {
  readonly pairingId: string;
  /** Eight letters, without the hyphen that is shown. */
  readonly userCode: string;
  /** Hash of the secret by which the screen asks. */
  readonly codeHash: string;
  readonly kind: DeviceKind;
  readonly model: string | null;
  readonly version: string | null;
  /** ISO moments, UTC. */
  readonly createdAt: string;
  readonly expiresAt: string;
  /** How many seconds the screen has to wait between two questions. */
  readonly interval: number;
  readonly polledAt: string | null;
  /** The device that was made when the pairing was approved. */
  readonly deviceId: string | null;
}

/** How many letters a code has, and after how many of them the hyphen is shown. */
const codeLength = 8;
const half = codeLength / 2;

/** Bytes from here on are drawn again, so that each letter is equally likely. */
const evenBytes = 256 - (256 % userCodeLetters.length);

/** A code of eight letters; 34 random bits, for ten minutes. */
export function newUserCode(randomBytes: (length: number) => Uint8Array): string {
  let code = '';
  while (code.length < codeLength) {
    const even = [...randomBytes(codeLength)].filter(byte => byte < evenBytes);
    code += even.map(byte => userCodeLetters[byte % userCodeLetters.length]).join('');
  }
  return code.slice(0, codeLength);
}

/** A code as the screen shows it. */
export const shownUserCode = (code: string): string => `${code.slice(0, half)}-${code.slice(half)}`;

/**
 * A code as a person entered it: case, spaces, hyphens and whatever else is no letter do not matter. Undefined for what
 * cannot be a code. Full-width letters, as input methods write them, count as letters.
 */
export function enteredUserCode(text: string): string | undefined {
  const letters = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '');
  const isCode = letters.length === codeLength && [...letters].every(letter => userCodeLetters.includes(letter));
  return isCode ? letters : undefined;
}

/** What a screen hears when it asks, and how long it has to wait from then on. */
export interface PollJudgement {
  readonly state: 'pending' | 'slow_down' | 'expired' | 'approved';
  readonly interval: number;
}

/**
 * Judges a question of a screen: one that comes before its interval has passed makes the interval five seconds longer
 * (RFC 8628 section 3.5). A pairing that was approved never expires here; its key may still have to be fetched.
 */
export function judgePoll({deviceId, expiresAt, interval, polledAt}: Pairing, at: string): PollJudgement {
  if (deviceId !== null) return {state: 'approved', interval};
  if (expiresAt <= at) return {state: 'expired', interval};
  const waited = polledAt === null ? Infinity : (Date.parse(at) - Date.parse(polledAt)) / 1000;
  if (waited < interval) return {state: 'slow_down', interval: interval + pairingSeconds.interval};
  return {state: 'pending', interval};
}

/** Why a pairing cannot be approved; undefined when it can. */
export function approvalFault(
  {deviceId, expiresAt}: Pairing,
  at: string,
): 'pairing_code_used' | 'pairing_code_expired' | undefined {
  if (deviceId !== null) return 'pairing_code_used';
  return expiresAt <= at ? 'pairing_code_expired' : undefined;
}
