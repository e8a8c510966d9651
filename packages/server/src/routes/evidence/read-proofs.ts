import type {ReceiptEvidence} from '@gov-rating/contract';
import {fromBase64url, inclusionPath, joinPeaks, toBase64url, type ProofPath} from '@gov-rating/contract/evidence';
import {fieldProblem} from '../../domain/problems/problem.ts';
import type {Storage} from '../../domain/storage.ts';

/** Refuses a size that the log has not reached. */
export async function demandSize(storage: Storage, size: number, field: string): Promise<void> {
  const head = await storage.treeHead();
  if (head === undefined || size > head.size) throw fieldProblem(field, 'tree_size_not_reached');
}

/** The hashes of a proof, computed from the stored nodes of its path. */
export async function readProof(storage: Storage, path: ProofPath): Promise<string[]> {
  const storedHashes = await storage.treeNodes(path.flat());
  let place = 0;
  return path.map(nodes => {
    const hashes = nodes.map(({level, index}) => {
      const hash = storedHashes[place++];
      const bytes = hash === undefined ? undefined : fromBase64url(hash);
      if (bytes === undefined) throw new Error(`The evidence log has lost node ${index} of level ${level}.`);
      return bytes;
    });
    return toBase64url(joinPeaks(hashes));
  });
}

/** The proof that the holder of a receipt needs to find the rating in the log; null until it is sealed. */
export async function receiptEvidence(storage: Storage, ratingId: string): Promise<ReceiptEvidence | null> {
  const entry = await storage.ratingEntry(ratingId);
  const head = entry && (await storage.treeHead());
  // No sealing writes an entry beyond the last head; verification reports it.
  if (!entry || !head || entry.index >= head.size) return null;
  const {leaf, index: leafIndex, serviceId, commentSalt} = entry;
  const path = await readProof(storage, inclusionPath(leafIndex, head.size));
  return {leaf, leafIndex, path, head, salts: {receipt: serviceId, comment: commentSalt}};
}
