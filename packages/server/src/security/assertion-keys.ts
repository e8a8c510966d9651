import {fromBase64url, toBase64url, utf8, type Verifier} from '@gov-rating/contract/evidence';
import {compactVerify, createLocalJWKSet, type JSONWebKeySet, type JWK} from 'jose';

/** ECDSA on P-256 with SHA-256 (RFC 7518 section 3.4). */
export const es256 = 'ES256';

/**
 * What the header of an assertion may call SM2 with SM3; the key of a portal says which one, by default the first.
 *
 * No name is registered with IANA. `SM2` is that of the expired Internet-Draft draft-dang-webauthn-sm2-00 of 2021 and of
 * public code that writes keys as `"kty": "EC", "crv": "SM2"` (certainty: single); the others are those of public libraries
 * for Go, Java and Python (certainty: single). All mean the same signature: GB/T 32918.2 with the user id 1234567812345678,
 * r and s of 32 bytes each, as ES256 writes them.
 */
export const sm2Names = ['SM2', 'GmSM2', 'SM2SM3', 'SM3WithSM2'] as const;

/** Every algorithm that an assertion may name. */
export const assertionAlgorithms: readonly string[] = [es256, ...sm2Names];

/** The name of the curve in a key of SM2. */
export const sm2Curve = 'SM2';

/** Checks the signatures of one portal. */
export interface AssertionVerifier {
  /** The algorithms that the portal has a key for. */
  readonly algorithms: ReadonlySet<string>;
  /** The payload of an assertion that one of the keys has signed; undefined for every other. */
  verify(assertion: string, header: {readonly alg: string; readonly kid: unknown}): Promise<Uint8Array | undefined>;
}

/** The one algorithm that a key is for. */
const algorithmOf = ({crv, alg}: JWK): string => (crv === sm2Curve ? (alg ?? sm2Names[0]) : es256);

/**
 * The verifier of a portal's keys. A key signs with its own algorithm alone, and is found by its `kid`, or where neither names
 * one, as the only key of the algorithm.
 */
export function assertionVerifier({keys}: JSONWebKeySet): AssertionVerifier {
  const findKey = createLocalJWKSet({keys: keys.filter(key => algorithmOf(key) === es256)});
  const sm2Keys = keys
    .filter(({crv}) => crv === sm2Curve)
    .map(key => ({key, verifier: once(() => sm2VerifierOf(key))}));
  return {
    algorithms: new Set(keys.map(algorithmOf)),
    async verify(assertion, {alg, kid}) {
      if (alg === es256)
        return compactVerify(assertion, findKey, {algorithms: [es256]}).then(
          ({payload}) => payload,
          () => undefined,
        );
      const [found, ...others] = sm2Keys.filter(
        ({key}) => algorithmOf(key) === alg && (kid === undefined || key.kid === kid),
      );
      return found && others.length === 0 ? signedPayload(assertion, await found.verifier()) : undefined;
    },
  };
}

/**
 * The verifier of a public key of SM2. The curve is loaded only where a portal signs with it.
 *
 * @throws {TypeError} Rejects with it for a key that is no point of the curve.
 */
export async function sm2VerifierOf({x = '', y = ''}: JWK): Promise<Verifier> {
  const {sm2Verifier} = await import('@gov-rating/contract/evidence-sm2');
  const [left, right] = [fromBase64url(x), fromBase64url(y)];
  if (left?.length !== 32 || right?.length !== 32) throw new TypeError('A coordinate of SM2 has 32 bytes.');
  return sm2Verifier(`sm2:${toBase64url(Uint8Array.of(4, ...left, ...right))}`);
}

/** The payload of a JWS in three parts (RFC 7515 section 5.2) that is signed by this key. */
function signedPayload(assertion: string, verifier: Verifier): Uint8Array | undefined {
  const [header = '', payload = '', signature = ''] = assertion.split('.');
  const [content, signed] = [fromBase64url(payload), fromBase64url(signature)];
  const isSigned = signed && verifier.verify(utf8(`${header}.${payload}`), signed);
  return isSigned ? content : undefined;
}

function once<T>(make: () => T): () => T {
  let made: {readonly value: T} | undefined;
  return () => (made ??= {value: make()}).value;
}
