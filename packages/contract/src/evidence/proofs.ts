import {sameBytes} from './bytes.ts';
import {nodeHash} from './tree.ts';

/**
 * Does this path lead from the leaf to the root? RFC 9162 section 2.1.3.2.
 *
 * @param leaf The hash of the leaf, 32 bytes, from {@link leafHash}: not the leaf itself.
 * @param index The place of the leaf, from 0.
 * @param size How many leaves the tree has, at most 2⁵³ − 1.
 * @param path Hashes of 32 bytes each, from the leaf upwards.
 * @param root The hash of the root, 32 bytes.
 * @returns False for everything that is not such a proof; never throws.
 */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isSize(size) || !isSize(index) || index >= size || ![leaf, root, ...path].every(isHash)) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const step of path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = nodeHash(step, hash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = nodeHash(hash, step);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(hash, root);
}

/**
 * Does this path show that the second tree begins with all that the first one holds? RFC 9162 section 2.1.4.2; equal
 * sizes need equal roots and an empty path. The empty tree is the beginning of every tree: nothing is proved there.
 *
 * @param first How many leaves the earlier tree has, from 1.
 * @param second How many leaves the later tree has, at most 2⁵³ − 1.
 * @param firstRoot The root of the earlier tree, 32 bytes.
 * @param secondRoot The root of the later tree, 32 bytes.
 * @param path Hashes of 32 bytes each.
 * @returns False for everything that is not such a proof; never throws.
 */
export function verifyConsistency(
  first: number,
  second: number,
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
  path: readonly Uint8Array[],
): boolean {
  if (!isSize(first) || !isSize(second) || first < 1 || first > second) return false;
  if (![firstRoot, secondRoot, ...path].every(isHash)) return false;
  if (first === second) return path.length === 0 && sameBytes(firstRoot, secondRoot);
  const steps = isPowerOfTwo(first) ? [firstRoot, ...path] : path;
  const [begin, ...rest] = steps;
  if (begin === undefined || path.length === 0) return false;
  let [place, last] = [first - 1, second - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [ofFirst, ofSecond] = [begin, begin];
  for (const step of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      ofFirst = nodeHash(step, ofFirst);
      ofSecond = nodeHash(step, ofSecond);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else ofSecond = nodeHash(ofSecond, step);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && sameBytes(ofFirst, firstRoot) && sameBytes(ofSecond, secondRoot);
}

/** Sizes are counted in numbers, not in 32 bits, so that a log of more than four thousand million entries works. */
const isSize = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
/** Shorter or longer bytes are no SHA-256: two empty ones would be equal. */
const isHash = (bytes: Uint8Array): boolean => bytes.length === 32;
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

function isPowerOfTwo(value: number): boolean {
  while (value > 1 && value % 2 === 0) value /= 2;
  return value === 1;
}
