import type {EvidenceAlgorithm} from './algorithms.ts';
import {fromBase64url, utf8} from './bytes.ts';
import type {Verifier} from './keys.ts';

/** What a signed tree head says: this log had so many entries at that moment, and this is the root over them. */
export interface TreeHead {
  readonly logId: string;
  readonly size: number;
  /** The root, base64url. */
  readonly root: string;
  /** UTC. */
  readonly signedAt: string;
}

/** A tree head that can no longer be denied. */
export interface SignedTreeHead extends TreeHead {
  readonly algorithm: EvidenceAlgorithm;
  /** Which key signed. */
  readonly keyId: string;
  /** Base64url. */
  readonly signature: string;
}

/**
 * The bytes that are signed: five lines, the first of which says what is signed, so that a signature made for anything
 * else is never one of a head.
 */
export const headBytes = ({logId, size, root, signedAt}: TreeHead): Uint8Array =>
  utf8(`gov-rating evidence head v1\n${logId}\n${size}\n${root}\n${signedAt}\n`);

/** Was this head signed by the owner of the key? */
export function isSignedBy(head: SignedTreeHead, verifier: Verifier): boolean {
  const signature = fromBase64url(head.signature);
  if (signature === undefined || head.keyId !== verifier.keyId || head.algorithm !== verifier.algorithm) return false;
  return verifier.verify(headBytes(head), signature);
}
