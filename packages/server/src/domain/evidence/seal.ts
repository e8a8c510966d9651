import {
  fromBase64url,
  growTree,
  hashOfLeaf,
  headBytes,
  toBase64url,
  type SignedTreeHead,
  type Signer,
  type TreeNode,
} from '@gov-rating/contract/evidence';
import type {EntryStanding} from './entry-mark.ts';
import {textOfLeaf, toLeaf, type HeadSource, type LeafSource, type LogLeaf} from './leaf.ts';
import {toLogId} from './log-id.ts';

/** Why an entry is not sealed: it has no mark of a server, or the service or invitation that it came by has none. */
export type Refusal = 'unmarked' | 'service' | 'invitation';

/** Waiting entries, oldest first, and the log that they extend. */
export interface SealBatch {
  /** Undefined before the first sealing. */
  readonly logId: string | undefined;
  /** The newest head; undefined before the first sealing. */
  readonly last: SignedTreeHead | undefined;
  readonly size: number;
  /** The complete nodes that the log consists of, biggest first, base64url. */
  readonly peaks: readonly string[];
  readonly entries: readonly UnsealedEntry[];
  /** Whether more entries wait behind these. */
  readonly more: boolean;
  /**
   * When the oldest entry was written that is not among these, because its mark is of a key that this process does not know.
   * It is sealed when an operator lists that key.
   */
  readonly oldestOfUnknownKey?: string | undefined;
  /**
   * Set while a log that is older than marks takes over what was written without one: the entry that ends it, and is
   * sealed behind it.
   */
  readonly takesOver: {readonly entryId: string; readonly at: string} | undefined;
}

/** What is known of a waiting entry: how it compares with its mark, or why it cannot be sealed. */
export type WaitingStanding = EntryStanding | Exclude<Refusal, 'unmarked'>;

/** A waiting entry; `source` is undefined when its row is missing. */
export interface UnsealedEntry {
  readonly entryId: string;
  readonly at: string;
  readonly source: LeafSource | undefined;
  readonly standing: WaitingStanding;
}

/** What sealing a batch writes. */
export interface SealedBatch {
  readonly logId: string;
  readonly publicKey: string;
  readonly entries: readonly SealedEntry[];
  /** Entries that stay outside of the log, visible to the operator. */
  readonly refused: readonly RefusedEntry[];
  /** The nodes above the leaves that have become complete. */
  readonly nodes: readonly StoredNode[];
  /** Undefined when nothing could be sealed. */
  readonly head: SignedTreeHead | undefined;
}

/** An entry that is not sealed, and why. */
export interface RefusedEntry {
  readonly entryId: string;
  readonly refusal: Refusal;
}

/** An entry with its place in the log. */
export interface SealedEntry {
  readonly entryId: string;
  readonly index: number;
  readonly leaf: string;
  readonly leafHash: string;
  /** Set when an older comment had no salt yet. */
  readonly commentSalt?: string;
  /** Set for an entry that sealing itself adds. */
  readonly added?: HeadSource;
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
 * How long a write may take between its moment and its commit, in milliseconds: five minutes. Longer than any time limit
 * of the server and the databases.
 */
const longestWrite = 300_000;

/**
 * Gives entries their leaf indexes and signs the head over the whole log. An entry whose mark was not made by a server
 * is refused, and the others are sealed. The head before is the first new entry, so that it cannot be taken out.
 *
 * The time of a head never goes back. Where the clock was set back, or another process has a clock that is ahead, the head
 * is signed with the time of the one before it, until the clock has passed that. So sealing goes on.
 */
export function sealBatch(batch: SealBatch, {signer, at, newSalt}: SealContext): SealedBatch {
  const {last, takesOver} = batch;
  const logId = batch.logId ?? toLogId(newSalt(), takesOver === undefined);
  const {algorithm, keyId, publicKey} = signer;
  const [accepted, refused] = sorted(batch);
  if (accepted.length === 0 && last) return {logId, publicKey, entries: [], refused, nodes: [], head: undefined};
  const nodes: StoredNode[] = [];
  const tree = growTree(batch.size, batch.peaks.map(bytesOf), (node, hash) => {
    if (node.level > 0) nodes.push({...node, hash: toBase64url(hash)});
  });
  const append = (entryId: string, leaf: LogLeaf) => {
    const index = tree.size;
    const text = textOfLeaf(leaf);
    const hash = hashOfLeaf(text);
    tree.append(hash);
    return {entryId, index, leaf: text, leafHash: toBase64url(hash)};
  };
  const before = last && accepted.length > 0 ? [headEntry(last, batch, append)] : [];
  const entries = accepted.map(entry => {
    const {commentSalt, leaf} = leafOfEntry(entry, newSalt);
    const sealed = append(entry.entryId, leaf);
    return commentSalt === undefined ? sealed : {...sealed, commentSalt};
  });
  // A clock that was set back does not make the log go back.
  const signedAt = laterOf(at.toISOString(), last?.signedAt);
  const head = {logId, size: tree.size, root: toBase64url(tree.root()), signedAt};
  const signature = toBase64url(signer.sign(headBytes(head)));
  return {
    ...{logId, publicKey, refused, nodes},
    entries: [...before, ...entries],
    head: {...head, algorithm, keyId, signature},
  };
}

const laterOf = (one: string, other: string | undefined): string => (other !== undefined && other > one ? other : one);

/** The entries that can be sealed, the end of those without marks behind them, and the others with the reason. */
function sorted({entries, takesOver, more}: SealBatch): [UnsealedEntry[], RefusedEntry[]] {
  const refusalOf = ({standing}: UnsealedEntry): Refusal | undefined => {
    if (standing === 'whole' || standing === 'changed') return undefined;
    return takesOver === undefined ? standing : undefined;
  };
  const accepted = entries.filter(entry => refusalOf(entry) === undefined);
  const refused = entries.flatMap(entry => {
    const refusal = refusalOf(entry);
    return refusal === undefined ? [] : [{entryId: entry.entryId, refusal}];
  });
  if (takesOver === undefined || more) return [accepted, refused];
  const {at} = takesOver;
  const end = {...takesOver, source: {kind: 'marks', at}, standing: 'whole'} as const;
  return [[...accepted, end], refused];
}

/** The id of the entry of a head over so many entries. */
export const headEntryId = (size: number): string => `h.${size}`;

/** Whether an entry is one about a head; other ids have no dot at this place. */
export const isAboutHead = (entryId: string): boolean => entryId.startsWith('h.');

/**
 * The entry about the head before. What is sealed from here on is not older than the oldest entry that waits, and was
 * written after that head, except for what was being written just then.
 */
function headEntry(
  {size, root, signedAt: at, keyId, signature}: SignedTreeHead,
  {entries, takesOver, oldestOfUnknownKey}: SealBatch,
  append: (entryId: string, leaf: LogLeaf) => SealedEntry,
): SealedEntry {
  const oldest = entries[0]?.at ?? takesOver?.at ?? at;
  const written = new Date(Date.parse(at) - longestWrite).toISOString();
  const completeUntil = [oldest, written, oldestOfUnknownKey ?? oldest].sort()[0] ?? oldest;
  const added = {kind: 'head', at, size, root, keyId, signature, completeUntil} as const;
  return {...append(headEntryId(size), toLeaf(added)), added};
}

/**
 * A row that is missing, unreadable or not the one that was marked must not stop the log: its entry is sealed as
 * `broken`, which verification reports.
 */
function leafOfEntry(entry: UnsealedEntry, newSalt: () => string): {leaf: LogLeaf; commentSalt?: string} {
  const {entryId, at, source, standing} = entry;
  const broken = {version: 1, kind: 'broken', entryId, at} as const;
  if (source === undefined || standing === 'changed') return {leaf: broken};
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
