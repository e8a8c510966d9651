import {ed25519} from '@noble/curves/ed25519.js';
import {fromBase64url, toBase64url} from './bytes.ts';
import {keyIdOf, type Signer, type Verifier} from './keys.ts';

const prefix = 'ed25519:';

/**
 * The verifier of a public key.
 *
 * @param publicKey `ed25519:` and 32 bytes in base64url, which are a point of large order.
 * @throws {TypeError} For any other text.
 */
export function ed25519Verifier(publicKey: string): Verifier {
  const key = publicKey.startsWith(prefix) ? fromBase64url(publicKey.slice(prefix.length)) : undefined;
  if (key === undefined || !isStrong(key))
    throw new TypeError('An Ed25519 public key is "ed25519:" and 32 bytes in base64url.');
  return {
    algorithm: 'ed25519',
    keyId: keyIdOf(publicKey),
    publicKey,
    // The strict rules of RFC 8032, so that all verifiers accept the same signatures.
    verify: (bytes, signature) => signature.length === 64 && ed25519.verify(signature, bytes, key, {zip215: false}),
  };
}

/** Whether bytes are a point that a secret can belong to: under one of small order, anything could be signed by anybody. */
const isStrong = (key: Uint8Array): boolean =>
  ed25519.utils.isValidPublicKey(key, false) && !ed25519.Point.fromBytes(key).isSmallOrder();

/** The signer of the key that is derived from a seed of 32 bytes. */
export function ed25519Signer(seed: Uint8Array): Signer {
  const verifier = ed25519Verifier(prefix + toBase64url(ed25519.getPublicKey(seed)));
  return {...verifier, sign: bytes => ed25519.sign(bytes, seed)};
}
