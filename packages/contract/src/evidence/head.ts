import type {EvidenceAlgorithm} from './algorithms.ts';
import {fromBase64url, utf8} from './bytes.ts';
import type {Verifier} from './keys.ts';

/** The signed content of a tree head (RFC 9162): log, number of entries, root over them, time of signing. */
export interface TreeHead {
  /** The id of the log. */
  readonly logId: string;
  /** How many entries the log has. */
  readonly size: number;
  /** The root, base64url. */
  readonly root: string;
  /** When it was signed, RFC 3339 in UTC. */
  readonly signedAt: string;
}

/** A tree head with its signature. */
export interface SignedTreeHead extends TreeHead {
  /** How it is signed. */
  readonly algorithm: EvidenceAlgorithm;
  /** Which key signed. */
  readonly keyId: string;
  /** Base64url. */
  readonly signature: string;
}

/**
 * The bytes that are signed: five lines. The first names the purpose, so that a signature made for another purpose is never
 * valid for a head.
 */
export const headBytes = ({logId, size, root, signedAt}: TreeHead): Uint8Array =>
  utf8(`gov-rating evidence head v1\n${logId}\n${size}\n${root}\n${signedAt}\n`);

/** True when the owner of the key signed this head. */
export function isSignedBy(head: SignedTreeHead, verifier: Verifier): boolean {
  const signature = fromBase64url(head.signature);
  if (signature === undefined || head.keyId !== verifier.keyId || head.algorithm !== verifier.algorithm) return false;
  return verifier.verify(headBytes(head), signature);
}
