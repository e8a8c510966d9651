import {sha256} from '@noble/hashes/sha2.js';
import type {EvidenceAlgorithm} from './algorithms.ts';
import {toBase64url, utf8} from './bytes.ts';

/** Tells whether a signature was made with the secret that belongs to a public key. */
export interface Verifier {
  readonly algorithm: EvidenceAlgorithm;
  /** Made from the public key; see {@link keyIdOf}. */
  readonly keyId: string;
  /** Algorithm and key as one text, e.g. `ed25519:…`, to be printed, published and kept. */
  readonly publicKey: string;
  /** False for everything that is no signature of these bytes; it never throws. */
  verify(bytes: Uint8Array, signature: Uint8Array): boolean;
}

/** Holds the secret. */
export interface Signer extends Verifier {
  sign(bytes: Uint8Array): Uint8Array;
}

/** The name of a key: the hash of its public text. */
export const keyIdOf = (publicKey: string): string =>
  toBase64url(sha256(utf8(`gov-rating evidence key v1\n${publicKey}\n`)));
