import {
  fromBase64url,
  toBase64url,
  utf8,
  type RaterProof,
  type Signer,
  type Verifier,
} from '@gov-rating/contract/evidence';

/** Whose words: the comment of a rating, or the text of an act, which is a supplement. */
export type OwnWordsOf = 'rating' | 'act';

/** What a permission to erase one text of a rater says. Only the rater may ask, who was known by `proof`. */
export interface OwnWordsRequest {
  readonly of: OwnWordsOf;
  /** The entry of the evidence log whose words are erased. */
  readonly entryId: string;
  /** When they are erased, ISO moment in UTC. */
  readonly at: string;
  readonly proof: RaterProof;
}

/** Allows to erase one text of a rater, signed by the key of the evidence log. */
export interface OwnWordsPermission extends OwnWordsRequest {
  readonly keyId: string;
  /** Base64url. */
  readonly signature: string;
}

/**
 * The first line names what is signed, so that a signature over anything else, such as a permission by the rules of
 * retention, never passes; the second says who may.
 */
const bytesOf = ({of, entryId, at, proof}: OwnWordsRequest): Uint8Array =>
  utf8(`gov-rating erasure of own words v1\nonly the rater\n${proof}\n${of}\n${entryId}\n${at}\n`);

/** Signs that the rater asked. Access to the database alone is not enough to make one. */
export const permitOwnWords = (request: OwnWordsRequest, signer: Signer): OwnWordsPermission => ({
  ...request,
  keyId: signer.keyId,
  signature: toBase64url(signer.sign(bytesOf(request))),
});

/** Whether this was signed with a trusted key. */
export function isPermitted(permission: OwnWordsPermission, verifiers: readonly Verifier[]): boolean {
  const signature = fromBase64url(permission.signature);
  if (signature === undefined) return false;
  return verifiers.some(key => key.keyId === permission.keyId && key.verify(bytesOf(permission), signature));
}
