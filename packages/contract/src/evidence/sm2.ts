import {bytesToHex, hexToBytes} from '@noble/hashes/utils.js';
import {sm2} from 'sm-crypto-v2';
import {fromBase64url, toBase64url} from './bytes.ts';
import {keyIdOf, type Signer, type Verifier} from './keys.ts';

const prefix = 'sm2:';

/**
 * SM2 with SM3 and the usual user id 1234567812345678 (GB/T 32918.2, GM/T 0009): signatures are r and s, 32 bytes each;
 * a public key is the uncompressed point, 65 bytes.
 */
const options = {hash: true, der: false} as const;

/**
 * The verifier of a public key.
 *
 * @param publicKey `sm2:` and an uncompressed point of 65 bytes in base64url.
 * @throws {TypeError} For any other text.
 *
 * @example
 * ```ts
 * import {isSignedBy, type SignedTreeHead} from '@gov-rating/contract/evidence';
 * import {sm2Verifier} from '@gov-rating/contract/evidence-sm2';
 *
 * const isSigned = (head: SignedTreeHead, publicKey: string) => isSignedBy(head, sm2Verifier(publicKey));
 * ```
 */
export function sm2Verifier(publicKey: string): Verifier {
  const key = publicKey.startsWith(prefix) ? fromBase64url(publicKey.slice(prefix.length)) : undefined;
  if (key?.length !== 65 || !isPoint(bytesToHex(key)))
    throw new TypeError('An SM2 public key is "sm2:" and an uncompressed point of 65 bytes in base64url.');
  return {
    algorithm: 'sm2',
    keyId: keyIdOf(publicKey),
    publicKey,
    verify: (bytes, signature) => signature.length === 64 && isRight(bytes, bytesToHex(signature), bytesToHex(key)),
  };
}

/**
 * The signer of a secret.
 *
 * @param secret 32 bytes: a number from 1 to n − 2, where n is the order of the base point (GB/T 32918.5).
 * @throws {TypeError} For any other length or number.
 */
export function sm2Signer(secret: Uint8Array): Signer {
  const key = bytesToHex(secret);
  if (secret.length !== 32 || !isSecret(key))
    throw new TypeError('An SM2 secret is a number from 1 to n - 2 in 32 bytes.');
  const point = sm2.getPublicKeyFromPrivateKey(key);
  const verifier = sm2Verifier(prefix + toBase64url(hexToBytes(point)));
  return {...verifier, sign: bytes => hexToBytes(sm2.doSignature(bytes, key, {...options, publicKey: point}))};
}

/** The order of the base point minus one (GB/T 32918.5), in hexadecimal. */
const orderMinusOne = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122';
const isSecret = (key: string): boolean => key > '0'.repeat(64) && key < orderMinusOne;

function isPoint(key: string): boolean {
  try {
    return key.startsWith('04') && sm2.verifyPublicKey(key);
  } catch (error) {
    // The library throws on bytes that are not a point.
    if (error instanceof Error) return false;
    throw error;
  }
}

function isRight(bytes: Uint8Array, signature: string, key: string): boolean {
  try {
    return sm2.doVerifySignature(bytes, signature, key, options);
  } catch (error) {
    // The library throws on numbers outside the range of the curve.
    if (error instanceof Error) return false;
    throw error;
  }
}
