import {sha256} from '@noble/hashes/sha2.js';

/** The first byte distinguishes what is hashed: leaf or node (RFC 9162 section 2.1.1). */
const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash of an entry: SHA-256(0x00 || leaf). */
export const leafHash = (leaf: Uint8Array): Uint8Array => sha256.create().update(leafPrefix).update(leaf).digest();

/** The hash of an inner node: SHA-256(0x01 || left || right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256.create().update(nodePrefix).update(left).update(right).digest();

/** The root of the tree without leaves: SHA-256 of nothing. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array());

/**
 * A node whose leaves are all there: `level` 0 is a leaf, level n is over 2ⁿ leaves, of which the first has the
 * index `index` × 2ⁿ. Such a node never changes again, so it can be kept.
 */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/** A tree that grows leaf by leaf and remembers no more than one node per level. */
export interface GrowingTree {
  readonly size: number;
  /** Adds a leaf by its hash. */
  append(hash: Uint8Array): void;
  root(): Uint8Array;
}

/**
 * Goes on with a tree that has leaves already.
 *
 * @param size The leaves that the tree has, at least 0.
 * @param peaks The hashes of the nodes that {@link peaksOf} names for this size, in its order.
 * @param keep Called with every node that becomes complete, leaves included.
 * @throws {RangeError} When there are fewer peaks than the size needs.
 */
export function growTree(
  size = 0,
  peaks: readonly Uint8Array[] = [],
  keep: (node: TreeNode, hash: Uint8Array) => void = () => undefined,
): GrowingTree {
  const stack = peaksOf(size).map(({level}, place) => {
    const hash = peaks[place];
    if (!hash) throw new RangeError(`A tree of ${size} leaves has more peaks than ${peaks.length}.`);
    return {level, hash};
  });
  return {
    get size() {
      return size;
    },
    append(leaf) {
      let [level, index, hash] = [0, size, leaf];
      keep({level, index}, hash);
      for (let left = stack.at(-1); left?.level === level; left = stack.at(-1)) {
        stack.pop();
        hash = nodeHash(left.hash, hash);
        level += 1;
        index = Math.floor(index / 2);
        keep({level, index}, hash);
      }
      stack.push({level, hash});
      size += 1;
    },
    root: () => joinPeaks(stack.map(({hash}) => hash)),
  };
}

/** The complete nodes that a tree of this size consists of, biggest first: one for each 1 in the size as binary number. */
export const peaksOf = (size: number): TreeNode[] => coverOf(0, size);

/** The complete nodes over the leaves from `start` to before `end`, biggest first; `start` must be where a tree splits. */
export function coverOf(start: number, end: number): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = start; at < end;) {
    const level = levelWithin(end - at);
    nodes.push({level, index: at / 2 ** level});
    at += 2 ** level;
  }
  return nodes;
}

/** The level of the biggest complete node over at most that many leaves. */
export function levelWithin(leaves: number): number {
  let level = 0;
  while (2 ** (level + 1) <= leaves) level += 1;
  return level;
}

/** The root over complete nodes that follow each other, biggest first. */
export function joinPeaks(peaks: readonly Uint8Array[]): Uint8Array {
  return peaks.length === 0 ? emptyRoot() : peaks.reduceRight((right, left) => nodeHash(left, right));
}
