import type {Channel, Level} from '../standard/index.ts';
import {canonicalJson, type CanonicalValue} from './canonical-json.ts';
import {utf8} from './bytes.ts';
import {leafHash} from './tree.ts';

/** A citizen's rating as the log holds it: no comment, no receipt number, nothing that identifies the rater. */
export interface RatingLeaf {
  /**
   * Version 1 lacks `invitation`, `realName`, `dueAt` and `answerDueAt`. From version 3 on the commitment `service` covers
   * point, ticket and all staff too. Version 4 is of ratings that a collector brought, and has `collection` besides;
   * version 5 of ratings of a point itself, and has `subject` besides.
   */
  readonly version: 1 | 2 | 3 | 4 | 5;
  readonly kind: 'rating';
  readonly ratingId: string;
  /** When the server received it, UTC. */
  readonly at: string;
  /** The day in Asia/Shanghai under which it is counted. */
  readonly day: string;
  readonly institutionCode: string;
  readonly areaCode: string;
  readonly level: Level;
  readonly tags: readonly string[];
  readonly channel: Channel;
  readonly catalogueVersion: string;
  /** The device's clock when the rater pressed send. */
  readonly pressedAt: string | null;
  /** The order that a bad rating created. */
  readonly orderNumber: string | null;
  /** Commitment to the facts of the service that was rated. */
  readonly service: string;
  /** Commitment to the receipt number, which is the citizen's secret. */
  readonly receipt: string;
  /** Commitment to the comment; null when there was none. */
  readonly comment: string | null;
  /** Commitment to the invitation by which it came. */
  readonly invitation?: string | null;
  /** Whether a person to call back is known; null without an order. */
  readonly realName?: boolean | null;
  /** When the order's first clock ends; null when none ran, or when it had already gone on. */
  readonly dueAt?: string | null;
  /** When the answer is due, likewise. */
  readonly answerDueAt?: string | null;
  /** Commitment to who brought it, the clerk, and what the clocks said. */
  readonly collection?: string;
  /** Only of a rating of a point itself, which is counted apart from ratings of services. */
  readonly subject?: 'point';
}

/** A default rating (默认评价), recorded because no rating came in time. */
export interface DefaultLeaf {
  /** From version 2 on the commitment `service` covers point, ticket and all staff too. */
  readonly version: 1 | 2;
  readonly kind: 'default';
  readonly ratingId: string;
  readonly at: string;
  readonly day: string;
  readonly institutionCode: string;
  readonly areaCode: string;
  readonly level: Level;
  readonly service: string;
}

/** A step taken on a rating, its order or a review. */
export interface ActLeaf {
  readonly version: 1;
  readonly kind: 'act';
  readonly actId: string;
  readonly at: string;
  readonly act: string;
  readonly ratingId: string;
  /** The number of the act within its rating, from 1. */
  readonly sequence: number;
  readonly orderNumber: string | null;
  readonly reviewId: string | null;
  readonly actorKind: string;
  readonly actorRole: string | null;
  readonly actorInstitution: string | null;
  /** Commitment to the pseudonym of the person who acted. */
  readonly actor: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly facts: CanonicalValue;
  /** Commitment to what was written; null when nothing was. */
  readonly texts: string | null;
}

/** How a rater who asked to erase the own words was known: by the key of the receipt, or by a session of a portal. */
export type RaterProof = 'receipt_key' | 'rater_session';

/** Records that texts were erased, never what they said. */
export interface ErasureLeaf {
  /** Version 1 is by the rules of retention, and has `olderThan`; version 2 as the rater asked, and has `by` and `proof`. */
  readonly version: 1 | 2;
  readonly kind: 'erasure';
  /** Whose text: of a rating or of an act. `earlier` closes the list of texts erased before erasures were entries. */
  readonly of: 'rating' | 'act' | 'earlier';
  /** The entry whose text was erased; for `earlier`, this entry itself. */
  readonly entryId: string;
  /** When they were erased. */
  readonly at: string;
  /** Only texts older than this were erased; null for texts erased before erasures were entries. */
  readonly olderThan?: string | null;
  /** Who asked: only the rater may. */
  readonly by?: 'rater';
  readonly proof?: RaterProof;
}

/**
 * Records the signed head before it, so that no head can be taken out of the log. It is the first leaf that is sealed
 * after that head.
 */
export interface HeadLeaf {
  readonly version: 1;
  readonly kind: 'head';
  /** When the head was signed, UTC. */
  readonly at: string;
  /** How many entries it covers. */
  readonly size: number;
  /** The root, base64url. */
  readonly root: string;
  readonly keyId: string;
  /** Base64url. */
  readonly signature: string;
  /** From here on no entry has a moment before this one. */
  readonly completeUntil: string;
}

/** Records that results were published. */
export interface PublicationLeaf {
  readonly version: 1;
  readonly kind: 'publication';
  /** When it was published, UTC. */
  readonly at: string;
  readonly publicationId: string;
  readonly publisherCode: string;
  readonly publisherName: string;
  readonly areaCode: string;
  /** The first and the last day, in Asia/Shanghai. */
  readonly from: string;
  readonly to: string;
  /** The version of the results of this publisher, area and period, from 1. */
  readonly edition: number;
  readonly replaces: string | null;
  readonly reason: string | null;
  readonly cutOff: string;
  readonly total: number;
  /** SHA-256 of the document as the list of publications says it, hexadecimal. */
  readonly sha256: string;
  /** SHA-256 of the document itself, hexadecimal. */
  readonly document: string;
}

/** Records that a rule has flagged a rating for a person to check. */
export interface SuspicionLeaf {
  readonly version: 1;
  readonly kind: 'suspicion';
  readonly at: string;
  readonly suspicionId: string;
  readonly ratingId: string;
  readonly rule: string;
  readonly facts: CanonicalValue;
}

/** Ends the part of a log whose entries were written before entries carried the mark of a server. */
export interface MarksLeaf {
  readonly version: 1;
  readonly kind: 'marks';
  readonly at: string;
}

/** Takes the place of an entry whose row was missing, changed or unreadable when it was sealed; it never verifies. */
export interface BrokenLeaf {
  readonly version: 1;
  readonly kind: 'broken';
  readonly entryId: string;
  readonly at: string;
}

/** An entry of the log. */
export type Leaf =
  | RatingLeaf
  | DefaultLeaf
  | ActLeaf
  | ErasureLeaf
  | PublicationLeaf
  | SuspicionLeaf
  | HeadLeaf
  | MarksLeaf
  | BrokenLeaf;

/** A leaf in canonical JSON: the text that is hashed. */
export const leafText = (leaf: Leaf): string => canonicalJson({...leaf} as Record<string, CanonicalValue>);

/** The hash of a leaf, from its canonical JSON. */
export const hashOfLeaf = (text: string): Uint8Array => leafHash(utf8(text));
