import {
  ed25519Verifier,
  fromBase64url,
  isSignedBy,
  verifyConsistency as pathConnects,
  type SignedTreeHead,
  type Verifier,
} from '@gov-rating/contract/evidence';

/** The hashes that lead from one head to a later one, as `getConsistency` answers them. */
export interface ConsistencyProof {
  readonly path: readonly string[];
}

/** Which check failed between two heads. */
export type ConsistencyFault =
  'old_head_not_signed' | 'new_head_not_signed' | 'another_log' | 'shorter_than_before' | 'not_an_extension';

/** Whether a later head extends an earlier one. */
export type ConsistencyResult = {readonly valid: true} | {readonly valid: false; readonly fault: ConsistencyFault};

/** The key that a reader trusts: `ed25519:…`, or a verifier such as `sm2Verifier('sm2:…')`. Throws a TypeError on others. */
export const verifierOf = (key: string | Verifier): Verifier => (typeof key === 'string' ? ed25519Verifier(key) : key);

/** Was this head signed with the key? Needs no connection. */
export const verifyHead = (head: SignedTreeHead, key: string | Verifier): boolean => isSigned(head, verifierOf(key));

/**
 * Does the log under the new head begin with everything under the old one, so that nothing was removed or changed? Needs
 * no connection: keep a head, ask later for another and for the proof between their sizes.
 */
export function verifyConsistency(
  older: SignedTreeHead,
  newer: SignedTreeHead,
  proof: ConsistencyProof,
  key: string | Verifier,
): ConsistencyResult {
  const verifier = verifierOf(key);
  const fault = (): ConsistencyFault | undefined => {
    if (!isSigned(older, verifier)) return 'old_head_not_signed';
    if (!isSigned(newer, verifier)) return 'new_head_not_signed';
    if (older.logId !== newer.logId) return 'another_log';
    if (newer.size < older.size) return 'shorter_than_before';
    return extendsIt(older, newer, proof) ? undefined : 'not_an_extension';
  };
  const found = fault();
  return found === undefined ? {valid: true} : {valid: false, fault: found};
}

/** What comes from elsewhere may be anything: nothing of it makes a check throw. */
function isSigned(head: SignedTreeHead, verifier: Verifier): boolean {
  const {logId, size, root, signedAt, signature} = Object(head) as Partial<SignedTreeHead>;
  const texts = [logId, root, signedAt, signature];
  return texts.every(text => typeof text === 'string') && Number.isSafeInteger(size) && isSignedBy(head, verifier);
}

function extendsIt(older: SignedTreeHead, newer: SignedTreeHead, proof: ConsistencyProof): boolean {
  const path = hashesOf(Object(proof).path);
  const [oldRoot, newRoot] = [fromBase64url(older.root), fromBase64url(newer.root)];
  if (path === undefined || oldRoot === undefined || newRoot === undefined) return false;
  if (older.size === 0) return path.length === 0;
  return pathConnects(older.size, newer.size, oldRoot, newRoot, path);
}

/** A list of hashes as bytes; undefined when it is anything else. */
export function hashesOf(list: unknown): Uint8Array[] | undefined {
  if (!Array.isArray(list) || list.length > 64) return undefined;
  const hashes = list.map(text => (typeof text === 'string' ? fromBase64url(text) : undefined));
  return hashes.every((hash): hash is Uint8Array => hash?.length === 32) ? hashes : undefined;
}
