import {coverOf, levelWithin, type TreeNode} from './tree.ts';

/**
 * What a proof consists of: for each of its hashes the complete nodes that it is made of, biggest first. One node is the
 * hash itself; several are joined by `joinPeaks`. Only the right edge of a tree needs more than one.
 */
export type ProofPath = readonly (readonly TreeNode[])[];

/**
 * The nodes that prove that a leaf is in a tree: PATH(m, D_n) of RFC 9162 section 2.1.3.1.
 *
 * @param index The place of the leaf, counted from 0.
 * @param size The leaves of the tree, more than `index`.
 * @throws {RangeError} When there is no such leaf.
 */
export function inclusionPath(index: number, size: number): ProofPath {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size)
    throw new RangeError(`A tree of ${size} leaves has no leaf ${index}.`);
  const path: TreeNode[][] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const split = start + splitOf(end - start);
    const isLeft = index < split;
    path.unshift(isLeft ? coverOf(split, end) : coverOf(start, split));
    if (isLeft) end = split;
    else start = split;
  }
  return path;
}

/**
 * The nodes that prove that a tree extends a smaller one: PROOF(m, D_n) of RFC 9162 section 2.1.4.1. Empty for equal sizes.
 *
 * @param first The leaves of the smaller tree, at least 1.
 * @param second The leaves of the larger tree, at least `first`.
 * @throws {RangeError} When a size is not a whole number in this range.
 */
export function consistencyPath(first: number, second: number): ProofPath {
  if (!Number.isSafeInteger(second) || !Number.isSafeInteger(first) || first < 1 || first > second)
    throw new RangeError(`No tree of ${second} leaves extends one of ${first}.`);
  const path: TreeNode[][] = [];
  let [start, end] = [0, second];
  while (first < end) {
    const split = start + splitOf(end - start);
    const isLeft = first <= split;
    path.unshift(isLeft ? coverOf(split, end) : coverOf(start, split));
    if (isLeft) end = split;
    else start = split;
  }
  // The caller knows the root of the whole first tree, but not the root of a part of it.
  if (start > 0) path.unshift(coverOf(start, end));
  return path;
}

/** The largest power of two smaller than n, for n > 1. */
const splitOf = (n: number): number => 2 ** levelWithin(n - 1);
