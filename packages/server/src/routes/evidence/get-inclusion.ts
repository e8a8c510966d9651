import {inclusionPath} from '@gov-rating/contract/evidence';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {demandSize, readProof} from './read-proofs.ts';

/** Proves that an entry, identified by its hash or leaf index, is in the tree of `size` entries. */
export const getInclusion: Handler<'getInclusion'> = async ({leafHash, leafIndex, size}, {storage}) => {
  if ((leafHash === undefined) === (leafIndex === undefined)) throw fieldProblem('leafHash', 'invalid_input');
  await demandSize(storage, size, 'size');
  const index = leafHash === undefined ? leafIndex : await storage.leafIndex(leafHash);
  if (index === undefined || index >= size) throw new Problem('unknown_entry');
  const [hash] = await storage.treeNodes([{level: 0, index}]);
  if (hash === undefined) throw new Problem('unknown_entry');
  return {leafIndex: index, leafHash: hash, size, path: await readProof(storage, inclusionPath(index, size))};
};
