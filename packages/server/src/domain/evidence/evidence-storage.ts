import type {SignedTreeHead, TreeNode} from '@gov-rating/contract/evidence';
import type {ErasureAuthorization} from '../retention/erasure-authorization.ts';
import type {LeafSource} from './leaf.ts';
import type {SealBatch, SealedBatch} from './seal.ts';

/** A signed head with the key that belongs to it, as the log itself names it; readers keep the key they trust. */
export interface StoredHead extends SignedTreeHead {
  readonly publicKey: string;
}

/** An entry of the log with what opens its commitments for the rater. */
export interface StoredEntry {
  readonly leaf: string;
  readonly index: number;
  readonly serviceId: string;
  readonly commentSalt: string | null;
}

/** A sealed entry beside the row that it was made from. */
export interface AuditEntry {
  readonly entryId: string;
  readonly index: number;
  readonly at: string;
  readonly leaf: string | null;
  readonly leafHash: string | null;
  readonly source: LeafSource | undefined;
  /** The entry that says that the words of this one are gone. */
  readonly erasure: AuditErasure | undefined;
}

/** An entry of an erasure, seen from the entry whose words are gone. */
export interface AuditErasure {
  /** Null while it waits to be sealed. */
  readonly index: number | null;
  /** Undefined for what was erased before erasures were entries. */
  readonly authorization: ErasureAuthorization | undefined;
}

/** What the rows of a rating, its order, reviews, marks and notices say now, and the acts that led there. */
export interface AuditCase {
  readonly ratingId: string;
  /** Whether there is an entry, and where; null when it is not sealed. */
  readonly entry: {readonly index: number | null; readonly leaf: string | null} | undefined;
  readonly institutionCode: string;
  readonly staffNumber: string | null;
  /** Whether the invitation by which it came is one to rate its service; true where there is none. */
  readonly invitedRightly: boolean;
  readonly areaCode: string;
  readonly level: string;
  readonly day: string;
  readonly at: string;
  readonly source: string;
  readonly voidedAt: string | null;
  readonly order: AuditOrder | undefined;
  readonly events: readonly AuditEvent[];
  readonly reviews: readonly AuditReview[];
  readonly supplement: {readonly at: string; readonly comment: string; readonly solved: boolean} | undefined;
  readonly suspicions: readonly AuditSuspicion[];
  readonly notices: readonly AuditNotice[];
}

/** What became of a mark of suspicion. */
export interface AuditSuspicion {
  readonly suspicionId: string;
  readonly rule: string;
  readonly decision: string | null;
  readonly eventId: string | null;
}

/** What the row of a notice says. */
export interface AuditNotice {
  readonly noticeId: string;
  readonly state: string;
  readonly badRatings: number;
  readonly days: number;
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly institutionCode: string;
  readonly staffNumber: string;
  readonly orderNumbers: string;
  readonly answerEventId: string | null;
  readonly closingEventId: string | null;
}

/** What the row of an order says, as far as acts tell the same. */
export interface AuditOrder {
  readonly orderNumber: string;
  readonly institutionCode: string;
  readonly areaCode: string;
  readonly day: string;
  readonly createdAt: string;
  readonly state: string;
  readonly version: number;
  readonly extendedDays: number;
  readonly escalatedAt: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
  readonly outcome: string | null;
  readonly promisedFor: string | null;
  readonly dueAt: string | null;
  readonly answerDueAt: string | null;
  /** Every institution that may see it, sorted. */
  readonly holders: readonly string[];
}

/** An act with its place in the log. */
export interface AuditEvent {
  readonly eventId: string;
  readonly entry: {readonly index: number | null} | undefined;
  readonly sequence: number;
  readonly kind: string;
  readonly at: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reviewId: string | null;
  readonly actorInstitution: string | null;
  readonly actorRef: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly erased: boolean;
}

/** What the row of a review says. */
export interface AuditReview {
  readonly reviewId: string;
  readonly instance: string;
  readonly ground: string;
  readonly state: string;
  readonly requestedAt: string;
  readonly requestedBy: string;
  readonly requestedRef: string;
  readonly dueAt: string | null;
  readonly reason: string;
  /** What proves it, as one text. */
  readonly proofs: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly decidedRef: string | null;
  readonly decisionReason: string | null;
}

/** A row that should have an entry and has none. */
export interface Unlogged {
  readonly kind: 'rating' | 'default' | 'act';
  readonly id: string;
}

/** The log of everything that happened to ratings, as a Merkle tree that only grows. */
export interface EvidenceStorage {
  /**
   * Seals the oldest entries that wait, at most `limit`: nobody else seals meanwhile, and places, nodes and head are
   * written together. `decide` must be pure: it may be called again. An empty log is given a head even when nothing
   * waits. Resolves with the number of entries sealed.
   */
  seal(limit: number, decide: (batch: SealBatch) => SealedBatch): Promise<number>;
  /** The latest head, or the one over exactly so many entries. */
  treeHead(size?: number): Promise<StoredHead | undefined>;
  /** The hashes of complete nodes, leaves included, in the order asked for; undefined where there is none. */
  treeNodes(nodes: readonly TreeNode[]): Promise<(string | undefined)[]>;
  /** The place of a leaf. */
  leafIndex(leafHash: string): Promise<number | undefined>;
  /** The sealed entry of a rating; undefined while it waits. */
  ratingEntry(ratingId: string): Promise<StoredEntry | undefined>;

  /** For verification: sealed entries from a place on, with the rows that they were made from. */
  auditEntries(from: number, limit: number): Promise<AuditEntry[]>;
  /** For verification: heads over more than `after` entries, smallest first. */
  auditHeads(after: number, limit: number): Promise<StoredHead[]>;
  /** For verification: where the entries and where the heads end, at one moment, and how many entries wait. */
  auditEnds(): Promise<{readonly entries: number; readonly heads: number | undefined; readonly waiting: number}>;
  /**
   * For verification: the log, and the place of the entry that ends what was erased before erasures were entries: null
   * while it waits, undefined without one.
   */
  auditLog(): Promise<{readonly logId: string | undefined; readonly earlierEnd: number | null | undefined}>;
  /** For verification: ratings by id, after `after`. */
  auditCases(after: string, limit: number): Promise<AuditCase[]>;
  /** For verification: one rating, while nobody changes it. */
  auditCase(ratingId: string): Promise<AuditCase | undefined>;
  /** For verification: some row that should have an entry and has none. */
  unlogged(): Promise<Unlogged | undefined>;
  /** For verification: the id of some default rating that does not tell by which rating of its service it was replaced. */
  wronglyReplaced(): Promise<string | undefined>;
}
