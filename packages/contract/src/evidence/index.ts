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
  type Leaf,
  type RatingLeaf,
} from './leaf.ts';
export {consistencyPath, inclusionPath, type ProofPath} from './proof-paths.ts';
export {verifyConsistency, verifyInclusion} from './proofs.ts';
export {emptyRoot, growTree, joinPeaks, leafHash, nodeHash, peaksOf, type GrowingTree, type TreeNode} from './tree.ts';
export {TextDigest} from './text-digest.ts';
