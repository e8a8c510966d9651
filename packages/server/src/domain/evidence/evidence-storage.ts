import type {SignedTreeHead, TreeNode} from '@gov-rating/contract/evidence';
import type {StaffOfService} from '../services/service-facts.ts';
import type {ErasureAuthorization} from '../retention/erasure-authorization.ts';
import type {OwnWordsPermission} from '../retention/own-words.ts';
import type {LeafSource} from './leaf.ts';
import type {RefusedEntry, Refusal, SealBatch, SealedBatch} from './seal.ts';

/** A signed tree head with the public key that the log itself names. Readers use the key that they trust. */
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

/** A sealed entry beside the row it was made from. */
export interface AuditEntry {
  readonly entryId: string;
  readonly index: number;
  readonly at: string;
  readonly leaf: string | null;
  readonly leafHash: string | null;
  readonly source: LeafSource | undefined;
  /** The entry that says that the texts of this one were erased. */
  readonly erasure: AuditErasure | undefined;
}

/** The entry of an erasure, seen from the entry whose texts were erased. */
export interface AuditErasure {
  /** Null until it is sealed. */
  readonly index: number | null;
  /** By the rules of retention; undefined for text that was erased before erasures were entries. */
  readonly authorization: ErasureAuthorization | undefined;
  /** As the rater asked; undefined for every other erasure. */
  readonly permission?: OwnWordsPermission | undefined;
}

/** The rows of a rating, its order, reviews, suspicions and notices as they are now, and the events that led there. */
export interface AuditCase {
  readonly ratingId: string;
  /** Undefined when there is no entry; `index` is null until it is sealed. */
  readonly entry: {readonly index: number | null; readonly leaf: string | null} | undefined;
  readonly institutionCode: string;
  readonly staffNumber: string | null;
  /** Everybody who served, where there are several or one who is not rated. */
  readonly staffList: readonly StaffOfService[] | null;
  /** Whether the invitation of the rating belongs to its service; true when there is no invitation. */
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

/** The decision about a suspicion. */
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

/** The fields of an order that events determine too. */
export interface AuditOrder {
  readonly orderNumber: string;
  readonly institutionCode: string;
  readonly offeredTo: string | null;
  readonly moved: boolean;
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

/** A case event with its place in the log. */
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

/** A row without its entry in the log. */
export interface Unlogged {
  readonly kind: 'rating' | 'default' | 'act' | 'publication' | 'suspicion' | 'erasure';
  readonly id: string;
}

/** What is known of a log before its entries are read. */
export interface AuditedLog {
  readonly logId: string | undefined;
  readonly earlierEnd: number | null | undefined;
  readonly takesOver: boolean;
}

/** What one sealing did. */
export interface Sealing {
  /** How many waiting entries were handled: sealed, refused or, once, marked; 0 when nothing waits. */
  readonly handled: number;
  readonly refused: readonly RefusedEntry[];
  /** When the newest head was signed; undefined before the first one. */
  readonly signedAt: string | undefined;
}

/** Tables whose rows lead to evidence and carry a mark of their own. */
export const markedTables = ['institution', 'point', 'staff', 'service', 'invitation'] as const;

/** One of {@link markedTables}. */
export type MarkedTable = (typeof markedTables)[number];

/** A page of the rows of such a table, by id. */
export interface RowPage {
  readonly of: MarkedTable;
  readonly after: string;
  readonly limit: number;
}

/** Rows whose mark is missing, was made over something else, or is of a key that is not known here. */
export interface MarkAudit {
  /** The last id of the page; undefined behind the end. */
  readonly last: string | undefined;
  /** How many rows the page has. */
  readonly rows: number;
  readonly wrong: readonly {readonly id: string; readonly why: 'unmarked' | 'changed' | 'unknown_key'}[];
}

/** What was done with a page of marked rows. */
export interface RenewedMarks {
  /** The last id of the page; undefined behind the end. */
  readonly last: string | undefined;
  /** How many rows the page has. */
  readonly rows: number;
  readonly renewed: number;
}

/** An entry that is not in the log and should not be ignored. */
export interface StrayEntry {
  readonly entryId: string;
  readonly kind: string;
  readonly at: string;
  /** Why it is not sealed; `unknown_key` when its mark is of a key that is not known here. */
  readonly refusal: Refusal | 'unknown_key';
  /** The rows that led to the entry of a rating; undefined for other entries, and where the rating is not there. */
  readonly rating: RatingOfEntry | undefined;
}

/** Where the rating of an entry came from. */
export interface RatingOfEntry {
  readonly institutionCode: string;
  readonly day: string;
  readonly serviceId: string;
  readonly invitationId: string | null;
}

/** Where the entries and where the heads of a log end, at one moment, and how many entries wait. */
export interface AuditEnds {
  readonly entries: number;
  readonly heads: number | undefined;
  readonly waiting: number;
}

/** A log as a Merkle tree that only grows. */
export interface SealedLog {
  /**
   * Seals the oldest waiting entries, at most `limit`, while no other caller seals; leaf indexes, nodes and head are
   * written together. `decide` must be pure: it may be called again. An empty log gets a head even when nothing waits.
   * Entries that it refuses are not given to it again.
   */
  seal(limit: number, decide: (batch: SealBatch) => SealedBatch): Promise<Sealing>;
  /** The latest head, or the head over exactly `size` entries. */
  treeHead(size?: number): Promise<StoredHead | undefined>;
  /**
   * The hashes of complete nodes, leaves included, in the order of the query; undefined for a node that is not stored.
   */
  treeNodes(nodes: readonly TreeNode[]): Promise<(string | undefined)[]>;

  /** For verification: sealed entries from a leaf index on, with the rows they were made from. */
  auditEntries(from: number, limit: number): Promise<AuditEntry[]>;
  /** For verification: heads over more than `after` entries, smallest first. */
  auditHeads(after: number, limit: number): Promise<StoredHead[]>;
  /** For verification: where the log ends. */
  auditEnds(): Promise<AuditEnds>;
  /**
   * For verification: the log, and the leaf index of the entry before which texts could be erased without an entry of
   * their own: null until it is sealed, undefined without one. `takesOver`: whether it still takes over what was written
   * before rows had marks.
   */
  auditLog(): Promise<AuditedLog>;
  /**
   * For verification: entries that are outside of the log and will not be sealed, oldest first, behind the entry `after`, at
   * most `limit`.
   */
  strayEntries(limit: number, after?: Pick<StrayEntry, 'at' | 'entryId'>): Promise<StrayEntry[]>;
}

/** The log of everything that happened to ratings. */
export interface EvidenceStorage extends SealedLog {
  /** The place of a leaf. */
  leafIndex(leafHash: string): Promise<number | undefined>;
  /** The sealed entry of a rating; undefined until it is sealed. */
  ratingEntry(ratingId: string): Promise<StoredEntry | undefined>;
  /** For verification: ratings by id, after `after`. */
  auditCases(after: string, limit: number): Promise<AuditCase[]>;
  /** For verification: one case, locked against changes. */
  auditCase(ratingId: string): Promise<AuditCase | undefined>;
  /** For verification: ids of publications after `after`. */
  auditPublications(after: string, limit: number): Promise<string[]>;
  /** For verification: what is wrong between rows that say the same, one sentence for each kind. */
  contradictions(): Promise<string[]>;
  /** For verification: rows whose mark is not right. */
  auditMarks(page: RowPage): Promise<MarkAudit>;
  /** Marks rows with the newest key whose mark is right and of an earlier key. */
  renewMarks(page: RowPage): Promise<RenewedMarks>;
  /** For verification: one row that has no entry in the log; undefined where every row has one. */
  unlogged(): Promise<Unlogged | undefined>;
  /** For verification: the id of any default rating that does not name the rating of its service that replaced it. */
  wronglyReplaced(): Promise<string | undefined>;
}
