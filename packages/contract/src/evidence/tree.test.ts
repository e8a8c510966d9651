import assert from 'node:assert/strict';
import test from 'node:test';
import {utf8} from './bytes.ts';
import {consistencyPath, inclusionPath, type ProofPath} from './proof-paths.ts';
import {verifyConsistency, verifyInclusion} from './proofs.ts';
import {
  coverOf,
  emptyRoot,
  growTree,
  joinPeaks,
  leafHash,
  levelWithin,
  nodeHash,
  peaksOf,
  type TreeNode,
} from './tree.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const unhex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));

/** The definitions of RFC 9162 section 2.1, word for word. */
const split = (n: number): number => {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
};
const mth = (leaves: readonly Uint8Array[]): Uint8Array => {
  const [only] = leaves;
  if (only === undefined) return emptyRoot();
  if (leaves.length === 1) return only;
  const k = split(leaves.length);
  return nodeHash(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
};
const path = (m: number, leaves: readonly Uint8Array[]): Uint8Array[] => {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m < k ? [...path(m, left), mth(right)] : [...path(m - k, right), mth(left)];
};
const subproof = (m: number, leaves: readonly Uint8Array[], whole: boolean): Uint8Array[] => {
  if (m === leaves.length) return whole ? [] : [mth(leaves)];
  const k = split(leaves.length);
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)];
  return m <= k ? [...subproof(m, left, whole), mth(right)] : [...subproof(m - k, right, false), mth(left)];
};

/** A tree with every complete node kept, as a storage keeps them. */
function keptTree(leaves: readonly Uint8Array[]) {
  const stored = new Map<string, Uint8Array>();
  const name = ({level, index}: TreeNode) => `${level}/${index}`;
  const tree = growTree(0, [], (node, hash) => {
    assert.equal(stored.has(name(node)), false, 'a node is kept once');
    stored.set(name(node), hash);
  });
  const roots = [tree.root()];
  for (const leaf of leaves) {
    tree.append(leaf);
    roots.push(tree.root());
  }
  const at = (node: TreeNode) => stored.get(name(node)) ?? assert.fail(`node ${name(node)} is not complete`);
  const hashes = (proof: ProofPath) => proof.map(nodes => joinPeaks(nodes.map(at)));
  return {tree, roots, at, hashes, stored};
}

/** The test data of Certificate Transparency. */
const known = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const knownRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the tree of the Certificate Transparency test data has its known roots', () => {
  const {roots} = keptTree(known.map(unhex).map(leafHash));
  assert.deepEqual(roots.map(hex), knownRoots);
});

test('proofs over the Certificate Transparency test data are the known ones', () => {
  const {hashes} = keptTree(known.map(unhex).map(leafHash));
  const eighth = [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ];
  assert.deepEqual(hashes(inclusionPath(0, 8)).map(hex), eighth);
  assert.deepEqual(hashes(consistencyPath(1, 8)).map(hex), eighth);
  assert.deepEqual(hashes(consistencyPath(6, 8)).map(hex), [
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  assert.deepEqual(hashes(consistencyPath(2, 5)).map(hex), [
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ]);
});

const most = 70;
const leaves = Array.from({length: most}, (_, index) => leafHash(utf8(`leaf ${index}`)));
const {roots, at, hashes} = keptTree(leaves);
const rootOf = (size: number) => roots[size] as Uint8Array;

test(`every tree of up to ${most} leaves has the root that the definition gives, grown at once or in two parts`, () => {
  for (let size = 0; size <= most; size++) {
    assert.deepEqual(rootOf(size), mth(leaves.slice(0, size)));
    const resumed = growTree(size, peaksOf(size).map(at));
    assert.equal(resumed.size, size);
    for (const leaf of leaves.slice(size)) resumed.append(leaf);
    assert.deepEqual(resumed.root(), rootOf(most));
  }
});

test(`every leaf of every tree of up to ${most} leaves has the path of the definition, and the path verifies`, () => {
  for (let size = 1; size <= most; size++) {
    for (let index = 0; index < size; index++) {
      const proof = hashes(inclusionPath(index, size));
      assert.deepEqual(proof, path(index, leaves.slice(0, size)));
      assert.ok(verifyInclusion(leaves[index] as Uint8Array, index, size, proof, rootOf(size)));
    }
  }
});

test(`any two trees of up to ${most} leaves have the proof of the definition, and the proof verifies`, () => {
  for (let second = 1; second <= most; second++) {
    for (let first = 1; first <= second; first++) {
      const proof = hashes(consistencyPath(first, second));
      assert.deepEqual(proof, subproof(first, leaves.slice(0, second), true));
      assert.ok(verifyConsistency(first, second, rootOf(first), rootOf(second), proof));
    }
  }
});

test('a path with another leaf, another place, another size, another root, a hash more or less is refused', () => {
  for (let size = 1; size <= 20; size++) {
    for (let index = 0; index < size; index++) {
      const proof = hashes(inclusionPath(index, size));
      const leaf = leaves[index] as Uint8Array;
      const other = leafHash(utf8('other'));
      const wrong: Parameters<typeof verifyInclusion>[] = [
        [other, index, size, proof, rootOf(size)],
        [leaf, index, size, proof, other],
        [leaf, index, size, [...proof, other], rootOf(size)],
        [leaf, size, size, proof, rootOf(size)],
        [leaf, -1, size, proof, rootOf(size)],
        [leaf, index + 0.5, size, proof, rootOf(size)],
        [leaf, index, NaN, proof, rootOf(size)],
        ...proof.map((_, place): Parameters<typeof verifyInclusion> => {
          return [leaf, index, size, proof.toSpliced(place, 1), rootOf(size)];
        }),
        ...proof.map((_, place): Parameters<typeof verifyInclusion> => {
          return [leaf, index, size, proof.with(place, other), rootOf(size)];
        }),
      ];
      for (const [place, args] of wrong.entries())
        assert.equal(verifyInclusion(...args), false, `${size} ${index} ${place}`);
      for (let elsewhere = 0; elsewhere < size; elsewhere++)
        if (elsewhere !== index) assert.equal(verifyInclusion(leaf, elsewhere, size, proof, rootOf(size)), false);
    }
  }
});

test('a proof between heads with another root, another size, a hash more or less is refused', () => {
  const other = leafHash(utf8('other'));
  for (let second = 1; second <= 20; second++) {
    for (let first = 1; first <= second; first++) {
      const proof = hashes(consistencyPath(first, second));
      const [old, young] = [rootOf(first), rootOf(second)];
      const wrong: Parameters<typeof verifyConsistency>[] = [
        [first, second, other, young, proof],
        [first, second, old, other, proof],
        [first, second, old, young, [...proof, other]],
        [0, second, old, young, proof],
        [second + 1, second, old, young, proof],
        ...proof.map((_, place): Parameters<typeof verifyConsistency> => {
          return [first, second, old, young, proof.toSpliced(place, 1)];
        }),
        ...proof.map((_, place): Parameters<typeof verifyConsistency> => {
          return [first, second, old, young, proof.with(place, other)];
        }),
      ];
      for (const [place, args] of wrong.entries())
        assert.equal(verifyConsistency(...args), false, `${first} ${second} ${place}`);
    }
  }
});

test('paths and covers are right beyond 32 bits and near the largest number', () => {
  const size = 2 ** 40 + 3;
  assert.equal(inclusionPath(2 ** 40 + 1, size).length, 3);
  assert.equal(inclusionPath(5, size).length, 41);
  assert.deepEqual(peaksOf(size), [
    {level: 40, index: 0},
    {level: 1, index: 2 ** 39},
    {level: 0, index: 2 ** 40 + 2},
  ]);
  assert.equal(levelWithin(Number.MAX_SAFE_INTEGER), 52);
  assert.equal(levelWithin(2 ** 49 - 1), 48);
  assert.equal(coverOf(0, Number.MAX_SAFE_INTEGER).length, 53);
});

test('a proof about a leaf that is not there, or trees that do not follow, is a mistake of the caller', () => {
  for (const [index, size] of [
    [0, 0],
    [3, 3],
    [-1, 3],
    [0.5, 3],
    [0, NaN],
  ] as const)
    assert.throws(() => inclusionPath(index, size), RangeError);
  for (const [first, second] of [
    [0, 3],
    [4, 3],
    [1.5, 3],
    [-1, 3],
  ] as const)
    assert.throws(() => consistencyPath(first, second), RangeError);
  assert.throws(() => growTree(3, [leafHash(utf8('x'))]), RangeError);
});

for (const [name, hash] of [
  ['empty', new Uint8Array()],
  ['31 bytes long', new Uint8Array(31)],
  ['33 bytes long', new Uint8Array(33)],
] as const)
  test(`hashes that are ${name} prove nothing, though they are equal`, () => {
    assert.equal(verifyInclusion(hash, 0, 1, [], hash), false);
    assert.equal(verifyConsistency(1, 1, hash, hash, []), false);
    const [first, second] = [leaves[0] as Uint8Array, leaves[1] as Uint8Array];
    assert.equal(verifyInclusion(first, 0, 2, [hash], nodeHash(first, hash)), false);
    assert.equal(verifyConsistency(1, 2, first, nodeHash(first, hash), [hash]), false);
    assert.ok(verifyInclusion(first, 0, 2, [second], rootOf(2)));
  });
