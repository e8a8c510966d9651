/**
 * The evidence log: leaves in canonical JSON (RFC 8785), the Merkle tree with its proofs (RFC 9162), signed tree heads.
 *
 * @example
 * ```ts
 * import {ed25519Verifier, isSignedBy, type SignedTreeHead} from '@gov-rating/contract/evidence';
 *
 * async function readHead(server: string, publicKey: string): Promise<SignedTreeHead> {
 *   const head = (await (await fetch(`${server}/v1/evidence/head`)).json()) as SignedTreeHead;
 *   if (!isSignedBy(head, ed25519Verifier(publicKey))) throw new Error('This head is not signed with the key.');
 *   return head;
 * }
 * ```
 */
export {evidenceAlgorithms, type EvidenceAlgorithm} from './algorithms.ts';
export {concat, fromBase64url, sameBytes, toBase64url, utf8} from './bytes.ts';
export {canonicalDocument, canonicalJson, type CanonicalValue} from './canonical-json.ts';
export {commitment} from './commitment.ts';
export {ed25519Signer, ed25519Verifier} from './ed25519.ts';
export {headBytes, isSignedBy, type SignedTreeHead, type TreeHead} from './head.ts';
export {keyIdOf, type Signer, type Verifier} from './keys.ts';
export {
  hashOfLeaf,
  leafText,
  type ActLeaf,
  type BrokenLeaf,
  type DefaultLeaf,
  type ErasureLeaf,
  type HeadLeaf,
  type Leaf,
  type MarksLeaf,
  type RaterProof,
  type PublicationLeaf,
  type RatingLeaf,
  type SuspicionLeaf,
} from './leaf.ts';
export {macKey, type MacKey} from './mac-key.ts';
export {consistencyPath, inclusionPath, type ProofPath} from './proof-paths.ts';
export {verifyConsistency, verifyInclusion} from './proofs.ts';
export {emptyRoot, growTree, joinPeaks, leafHash, nodeHash, peaksOf, type GrowingTree, type TreeNode} from './tree.ts';
export {TextDigest} from './text-digest.ts';
