import {fromBase64url, toBase64url, utf8, type Signer, type Verifier} from '@gov-rating/contract/evidence';

/** Allows to erase what was written before a moment, signed by the key of the evidence log. */
export interface ErasureAuthorization {
  /** When it was erased. */
  readonly at: string;
  readonly olderThan: string;
  readonly keyId: string;
  /** Base64url. */
  readonly signature: string;
}

/** What an authorization covers. */
type Allowed = Pick<ErasureAuthorization, 'at' | 'olderThan'>;

/** The first line names what is signed, so that a signature over anything else never passes as an authorization. */
const bytesOf = ({at, olderThan}: Allowed): Uint8Array => utf8(`gov-rating erasure v1\n${at}\n${olderThan}\n`);

/** Signs what the retention rules allow now. Access to the database alone is not enough to make one. */
export const authorizeErasure = (allowed: Allowed, signer: Signer): ErasureAuthorization => ({
  ...allowed,
  keyId: signer.keyId,
  signature: toBase64url(signer.sign(bytesOf(allowed))),
});

/** Was this signed with a key that is trusted? */
export function isAuthorized(authorization: ErasureAuthorization, verifiers: readonly Verifier[]): boolean {
  const signature = fromBase64url(authorization.signature);
  if (signature === undefined) return false;
  return verifiers.some(key => key.keyId === authorization.keyId && key.verify(bytesOf(authorization), signature));
}
