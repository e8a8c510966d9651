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
  /** Hashes of 32 bytes each, base64url. */
  readonly path: readonly string[];
}

/** Which check failed between two heads. */
export type ConsistencyFault =
  'old_head_not_signed' | 'new_head_not_signed' | 'another_log' | 'shorter_than_before' | 'not_an_extension';

/** Whether a later head extends an earlier one. */
export type ConsistencyResult =
  | {
      /** Whether every check passed. */
      readonly valid: true;
    }
  | {
      /** Whether every check passed. */
      readonly valid: false;
      /** Which check failed first. */
      readonly fault: ConsistencyFault;
    };

/** The verifier of a trusted key: `ed25519:…`, or one such as `sm2Verifier('sm2:…')`. Throws a `TypeError` for other texts. */
export const verifierOf = (key: string | Verifier): Verifier => (typeof key === 'string' ? ed25519Verifier(key) : key);

/** True when the head is signed with the key. Works offline. Throws a `TypeError` for an invalid key. */
export const verifyHead = (head: SignedTreeHead, key: string | Verifier): boolean => isSigned(head, verifierOf(key));

/**
 * Checks offline that the log of the new head begins with all entries of the old one, so that nothing was removed or
 * changed: keep a head, get a later one and the proof between their sizes. Throws a `TypeError` for an invalid key.
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

/** Input from elsewhere may have any form; no form of it makes the check throw. */
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

/** A list of hashes as bytes; undefined for anything else. */
export function hashesOf(list: unknown): Uint8Array[] | undefined {
  if (!Array.isArray(list) || list.length > 64) return undefined;
  const hashes = list.map(text => (typeof text === 'string' ? fromBase64url(text) : undefined));
  return hashes.every((hash): hash is Uint8Array => hash?.length === 32) ? hashes : undefined;
}
