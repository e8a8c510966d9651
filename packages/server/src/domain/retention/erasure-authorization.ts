import {fromBase64url, toBase64url, utf8, type Signer, type Verifier} from '@gov-rating/contract/evidence';

/** Allows to erase what was written before a moment, signed by the key of the evidence log. */
export interface ErasureWarrant {
  /** When it was erased. */
  readonly at: string;
  readonly olderThan: string;
  readonly keyId: string;
  /** Base64url. */
  readonly signature: string;
}

/** What a warrant allows. */
type Allowed = Pick<ErasureWarrant, 'at' | 'olderThan'>;

/** The first line says what is signed, so that a signature made for anything else is never one of a warrant. */
const bytesOf = ({at, olderThan}: Allowed): Uint8Array => utf8(`gov-rating erasure v1\n${at}\n${olderThan}\n`);

/** Signs what the rules of retention allow now: nobody who only holds the database can make one. */
export const warrantOf = (allowed: Allowed, signer: Signer): ErasureWarrant => ({
  ...allowed,
  keyId: signer.keyId,
  signature: toBase64url(signer.sign(bytesOf(allowed))),
});

/** Was this signed with a key that is trusted? */
export function isWarranted(warrant: ErasureWarrant, verifiers: readonly Verifier[]): boolean {
  const signature = fromBase64url(warrant.signature);
  if (signature === undefined) return false;
  return verifiers.some(key => key.keyId === warrant.keyId && key.verify(bytesOf(warrant), signature));
}
