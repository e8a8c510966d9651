import {
  fromBase64url,
  growTree,
  hashOfLeaf,
  headBytes,
  leafText,
  toBase64url,
  type Leaf,
  type SignedTreeHead,
  type Signer,
  type TreeNode,
} from '@gov-rating/contract/evidence';
import {toLeaf, type LeafSource} from './leaf.ts';
import {toLogId} from './log-id.ts';

/** Waiting entries, oldest first, and the log that they extend. */
export interface SealBatch {
  /** Undefined before the first sealing. */
  readonly logId: string | undefined;
  readonly size: number;
  /** When the head before this batch was signed, RFC 3339; undefined before the first one. */
  readonly lastSignedAt?: string | undefined;
  /** The complete nodes that the log consists of, biggest first, base64url. */
  readonly peaks: readonly string[];
  readonly entries: readonly UnsealedEntry[];
}

/** A waiting entry; `source` is undefined when its row is missing. */
export interface UnsealedEntry {
  readonly entryId: string;
  readonly at: string;
  readonly source: LeafSource | undefined;
}

/** What sealing a batch writes. */
export interface SealedBatch {
  readonly logId: string;
  readonly publicKey: string;
  readonly entries: readonly SealedEntry[];
  /** The nodes above the leaves that have become complete. */
  readonly nodes: readonly StoredNode[];
  readonly head: SignedTreeHead;
}

/** An entry with its place in the log. */
export interface SealedEntry {
  readonly entryId: string;
  readonly index: number;
  readonly leaf: string;
  readonly leafHash: string;
  /** Set when an older comment had no salt yet. */
  readonly commentSalt?: string;
}

/** A complete node as it is stored. */
export interface StoredNode extends TreeNode {
  readonly hash: string;
}

/** What sealing needs besides the batch. */
export interface SealContext {
  readonly signer: Signer;
  readonly at: Date;
  /** Random text. */
  readonly newSalt: () => string;
}

/**
 * Gives entries their leaf indexes and signs the head over the whole log.
 *
 * The time of a head never goes back. Where the clock was set back, or another process has a clock that is ahead, the head
 * is signed with the time of the one before it, until the clock has passed that. So sealing goes on, and an entry is
 * never accused for the clock: entries keep their own times.
 */
export function sealBatch(batch: SealBatch, {signer, at, newSalt}: SealContext): SealedBatch {
  const {lastSignedAt} = batch;
  const logId = batch.logId ?? toLogId(newSalt());
  const nodes: StoredNode[] = [];
  const tree = growTree(batch.size, batch.peaks.map(bytesOf), (node, hash) => {
    if (node.level > 0) nodes.push({...node, hash: toBase64url(hash)});
  });
  const entries = batch.entries.map(entry => {
    const index = tree.size;
    const {commentSalt, leaf} = leafOfEntry(entry, newSalt);
    const text = leafText(leaf);
    const hash = hashOfLeaf(text);
    tree.append(hash);
    const sealed = {entryId: entry.entryId, index, leaf: text, leafHash: toBase64url(hash)};
    return commentSalt === undefined ? sealed : {...sealed, commentSalt};
  });
  const now = at.toISOString();
  const signedAt = lastSignedAt !== undefined && lastSignedAt > now ? lastSignedAt : now;
  const head = {logId, size: tree.size, root: toBase64url(tree.root()), signedAt};
  const {algorithm, keyId, publicKey} = signer;
  const signature = toBase64url(signer.sign(headBytes(head)));
  return {logId, publicKey, entries, nodes, head: {...head, algorithm, keyId, signature}};
}

/** A missing or unreadable row must not stop the log: its entry is sealed as `broken`, which verification reports. */
function leafOfEntry({entryId, at, source}: UnsealedEntry, newSalt: () => string): {leaf: Leaf; commentSalt?: string} {
  const broken = {version: 1, kind: 'broken', entryId, at} as const;
  if (source === undefined) return {leaf: broken};
  try {
    if (source.kind !== 'rating' || source.comment === '' || source.commentSalt !== null) return {leaf: toLeaf(source)};
    const commentSalt = newSalt();
    return {leaf: toLeaf({...source, commentSalt}), commentSalt};
  } catch (error) {
    if (error instanceof Error) return {leaf: broken};
    throw error;
  }
}

function bytesOf(hash: string): Uint8Array {
  const bytes = fromBase64url(hash);
  if (bytes?.length !== 32) throw new Error('A stored node of the evidence log is no hash.');
  return bytes;
}
