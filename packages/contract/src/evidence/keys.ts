import {sha256} from '@noble/hashes/sha2.js';
import type {EvidenceAlgorithm} from './algorithms.ts';
import {toBase64url, utf8} from './bytes.ts';

/** Verifies signatures with a public key. */
export interface Verifier {
  /** How it signs. */
  readonly algorithm: EvidenceAlgorithm;
  /** Derived from the public key; see {@link keyIdOf}. */
  readonly keyId: string;
  /** Algorithm and key as one text, e.g. `ed25519:…`, to be printed, published and kept. */
  readonly publicKey: string;
  /** True for a valid signature of these bytes; false for any other bytes. Never throws. */
  verify(bytes: Uint8Array, signature: Uint8Array): boolean;
}

/** Signs with the secret key. */
export interface Signer extends Verifier {
  /** The signature of these bytes. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** The id of a key: SHA-256 over a fixed line and the text of the public key, base64url. */
export const keyIdOf = (publicKey: string): string =>
  toBase64url(sha256(utf8(`gov-rating evidence key v1\n${publicKey}\n`)));
