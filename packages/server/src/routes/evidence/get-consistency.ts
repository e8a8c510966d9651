import {consistencyPath} from '@gov-rating/contract/evidence';
import {fieldProblem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {demandSize, readProof} from './read-proofs.ts';

/** Proves that the log of `second` entries begins with all `first` entries; of the empty log there is nothing to prove. */
export const getConsistency: Handler<'getConsistency'> = async ({first, second}, {storage}) => {
  if (first > second) throw fieldProblem('first', 'invalid_input');
  await demandSize(storage, second, 'second');
  return {first, second, path: first === 0 ? [] : await readProof(storage, consistencyPath(first, second))};
};
