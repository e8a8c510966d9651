import {consistencyPath} from '@gov-rating/contract/evidence';
import {faultAt} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {demandSize, proofOf} from './read-proofs.ts';

/** Proves that the log of `second` entries begins with all `first` entries; of the empty log there is nothing to prove. */
export const getConsistency: Handler<'getConsistency'> = async ({first, second}, {storage}) => {
  if (first > second) throw faultAt('first', 'invalid_input');
  await demandSize(storage, second, 'second');
  return {first, second, path: first === 0 ? [] : await proofOf(storage, consistencyPath(first, second))};
};
