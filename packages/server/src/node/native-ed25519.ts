import {createPrivateKey, createPublicKey, sign, verify} from 'node:crypto';
import {ed25519Signer, ed25519Verifier, toBase64url, type Signer, type Verifier} from '@gov-rating/contract/evidence';

/** The parts of a key in JSON (RFC 8037, section 2). */
const partsOf = (publicKey: string) => ({kty: 'OKP', crv: 'Ed25519', x: publicKey.slice('ed25519:'.length)});

/**
 * The verifier of a public key, fourteen times faster than {@link ed25519Verifier}, because OpenSSL calculates.
 * `verify` reads every signed head of a log.
 *
 * It accepts exactly what that one accepts: OpenSSL compares without the cofactor (RFC 8032, section 5.1.7), so all that it
 * accepts is right by the other way too; what it refuses, the other one decides.
 *
 * @param publicKey `ed25519:` and 32 bytes in base64url.
 * @throws {TypeError} For any other text.
 * @example
 *   const isSigned = nativeEd25519Verifier(publicKey).verify(headBytes(head), signature);
 */
export function nativeEd25519Verifier(publicKey: string): Verifier {
  const exact = ed25519Verifier(publicKey);
  const key = createPublicKey({key: partsOf(publicKey), format: 'jwk'});
  return {
    ...exact,
    verify: (bytes, signature) => verify(null, bytes, key, signature) || exact.verify(bytes, signature),
  };
}

/**
 * The signer of the key that is derived from a seed, by OpenSSL. A signature depends on key and content alone (RFC 8032,
 * section 5.1.6), so it is the same that {@link ed25519Signer} makes.
 *
 * @param seed 32 bytes.
 */
export function nativeEd25519Signer(seed: Uint8Array): Signer {
  const {publicKey} = ed25519Signer(seed);
  const key = createPrivateKey({key: {...partsOf(publicKey), d: toBase64url(seed)}, format: 'jwk'});
  return {...nativeEd25519Verifier(publicKey), sign: bytes => new Uint8Array(sign(null, bytes, key))};
}
