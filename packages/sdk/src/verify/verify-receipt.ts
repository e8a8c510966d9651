import type {RatingDraft, ReceiptEvidence} from '@gov-rating/contract/types';
import {
  commitment,
  fromBase64url,
  hashOfLeaf,
  leafText,
  verifyInclusion,
  type RatingLeaf,
  type Verifier,
} from '@gov-rating/contract/evidence';
import {hashesOf, verifierOf, verifyHead} from './verify-heads.ts';

/** What the rater sent, and the receipt number. Fields that are left out are not compared. */
export interface SentRating extends Partial<Pick<RatingDraft, 'level' | 'tags' | 'comment' | 'channel'>> {
  /** The number of the receipt. */
  readonly receiptNumber: string;
}

/**
 * Which check failed: `malformed` (not evidence of a rating), a field of the rating (the log has another value),
 * `not_in_tree` (the entry is not in the tree of the head), `head_not_signed` (not signed with this key).
 */
export type ReceiptFault =
  'malformed' | 'receipt_number' | 'level' | 'tags' | 'channel' | 'comment' | 'not_in_tree' | 'head_not_signed';

/**
 * Whether the log holds what was sent. `comment`: `proved` when the text is the one in the log, `erased` when it was erased
 * and cannot be proved, `not_compared` when none was given.
 */
export type ReceiptResult =
  | {
      /** Whether every check passed. */
      readonly valid: true;
      /** Whether the text of the comment was proved. */
      readonly comment: 'proved' | 'erased' | 'not_compared';
      /** When the server received the rating, by the entry. */
      readonly receivedAt: string;
    }
  | {
      /** Whether every check passed. */
      readonly valid: false;
      /** Which check failed first. */
      readonly fault: ReceiptFault;
    };

/**
 * Checks offline that a rating is in the evidence log as it was sent. Malformed evidence is a fault, not an exception;
 * throws a `TypeError` for an invalid key.
 *
 * @param evidence What `getReceipt` answers as `evidence`.
 * @param sent What the rater sent, and the number of the receipt.
 * @param key The public key of the log as its owner publishes it, `ed25519:…`, or a verifier such as `sm2Verifier('sm2:…')`.
 * @throws {TypeError} when the key is not a key.
 *
 * @example
 * ```ts
 * import {verifyReceipt, type ReceiptEvidence} from '@gov-rating/sdk/evidence';
 *
 * // `publicKey` is the log's, as its owner publishes it: not the one in the evidence.
 * function isInLog(evidence: ReceiptEvidence, receiptNumber: string, publicKey: string): boolean {
 *   return verifyReceipt(evidence, {receiptNumber, level: 'satisfied'}, publicKey).valid;
 * }
 * ```
 */
export function verifyReceipt(evidence: ReceiptEvidence, sent: SentRating, key: string | Verifier): ReceiptResult {
  const verifier = verifierOf(key);
  const parts = partsOf(evidence);
  if (parts === undefined) return {valid: false, fault: 'malformed'};
  const {leaf, text, path, root, salts} = parts;
  const comment = commentOf(leaf, sent.comment, salts.comment);
  const {leafIndex, head} = evidence;
  const checks: readonly (readonly [ReceiptFault, () => boolean])[] = [
    ['receipt_number', () => leaf.receipt === commitment(salts.receipt, sent.receiptNumber)],
    ['level', () => sent.level === undefined || leaf.level === sent.level],
    ['tags', () => sent.tags === undefined || sorted(leaf.tags) === sorted(sent.tags)],
    ['channel', () => sent.channel === undefined || leaf.channel === sent.channel],
    ['comment', () => comment !== undefined],
    ['not_in_tree', () => verifyInclusion(hashOfLeaf(text), leafIndex, head.size, path, root)],
    ['head_not_signed', () => verifyHead(head, verifier)],
  ];
  const failed = checks.find(([, passes]) => !passes());
  if (failed !== undefined || comment === undefined) return {valid: false, fault: failed?.[0] ?? 'comment'};
  return {valid: true, comment, receivedAt: leaf.at};
}

/** Undefined when the entry is about another comment. */
function commentOf(leaf: RatingLeaf, sent: string | undefined, salt: string | null) {
  if (sent === undefined) return 'not_compared';
  if (leaf.comment === null) return sent === '' ? 'proved' : undefined;
  if (salt === null) return sent === '' ? undefined : 'erased';
  return leaf.comment === commitment(salt, sent) ? 'proved' : undefined;
}

const sorted = (tags: readonly string[]): string => JSON.stringify([...tags].sort());

/** The checked parts of evidence; undefined when a part is missing or of another type. */
function partsOf(evidence: unknown) {
  const {leaf: text, path, head, salts} = Object(evidence) as Partial<Record<string, unknown>>;
  const {receipt, comment} = Object(salts) as Partial<Record<string, unknown>>;
  const hashes = hashesOf(path);
  const rootText: unknown = Object(head).root;
  const root = typeof rootText === 'string' ? fromBase64url(rootText) : undefined;
  const leaf = typeof text === 'string' ? leafOf(text) : undefined;
  const saltsFit = typeof receipt === 'string' && (comment === null || typeof comment === 'string');
  if (typeof text !== 'string' || !leaf || !hashes || !root || !saltsFit) return undefined;
  return {leaf, text, path: hashes, root, salts: {receipt, comment}};
}

/** Only canonical JSON is accepted, so that two readers cannot understand the same entry differently. */
function leafOf(text: string): RatingLeaf | undefined {
  try {
    const leaf = JSON.parse(text) as RatingLeaf;
    const fits =
      [1, 2, 3, 4, 5].includes(leaf.version) &&
      leaf.kind === 'rating' &&
      Array.isArray(leaf.tags) &&
      leafText(leaf) === text;
    return fits ? leaf : undefined;
  } catch {
    return undefined;
  }
}
