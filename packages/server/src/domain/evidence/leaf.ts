import {ratingSubjects, type Channel, type Level, type RatingSubject} from '@gov-rating/contract';
import {
  canonicalJson,
  commitment,
  type ActLeaf,
  type BrokenLeaf,
  type CanonicalValue,
  type DefaultLeaf,
  type ErasureLeaf,
  type HeadLeaf,
  type Leaf,
  type MarksLeaf,
  type PublicationLeaf,
  type RaterProof,
  type RatingLeaf,
  type SuspicionLeaf,
  TextDigest,
} from '@gov-rating/contract/evidence';
import type {SealedServiceFacts} from '../services/service-facts.ts';
import {operatorLeaf, type OperatorLeaf, type OperatorSource} from './operator-leaf.ts';

/** Who brought a rating that was given elsewhere, and what the clocks said; `offsetMs` in milliseconds. */
export interface CollectionFacts {
  readonly collectorKind: 'client' | 'device';
  readonly collectorId: string;
  readonly idempotencyKey: string;
  readonly clerk: string | null;
  readonly servedSaid: string | null;
  readonly pressedSaid: string | null;
  readonly sentSaid: string | null;
  readonly offsetMs: number | null;
}

/** The facts of a collection in one order, as text. */
export function collectionText(facts: CollectionFacts): string {
  const {collectorKind, collectorId, idempotencyKey, clerk, servedSaid, pressedSaid, sentSaid, offsetMs} = facts;
  return canonicalJson({
    ...{collectorKind, collectorId, idempotencyKey, clerk, servedSaid, pressedSaid, sentSaid, offsetMs},
  });
}

/** What the leaf of a rating is made from. */
export interface RatingSource {
  readonly kind: 'rating';
  readonly ratingId: string;
  readonly serviceId: string;
  readonly service: SealedServiceFacts;
  readonly at: string;
  readonly day: string;
  readonly institutionCode: string;
  readonly areaCode: string;
  readonly level: Level;
  /** JSON. */
  readonly tags: string;
  readonly channel: Channel;
  readonly catalogueVersion: string;
  readonly pressedAt: string | null;
  readonly orderNumber: string | null;
  readonly receiptNumber: string;
  readonly comment: string;
  readonly commentSalt: string | null;
  readonly erasedAt: string | null;
  /** The commitment to a comment that the rater had erased, which takes its place in the leaf. */
  readonly commitment?: string | undefined;
  readonly invitationId: string | null;
  /** Undefined for a rating that came by an invitation. */
  readonly collection?: CollectionFacts | undefined;
  /** What was rated; by default a service. */
  readonly subject?: RatingSubject | undefined;
  /** Undefined without an order. */
  readonly realName: boolean | undefined;
  /** The first due date of the order; null when it has none, or when events have set another. */
  readonly dueAt: string | null;
  /** When the answer is due, likewise. */
  readonly answerDueAt: string | null;
  /** Whether the due dates are the first ones: those that the mark of the entry covers. No fact of the leaf. */
  readonly clocksAreFirst?: boolean;
  /** The hash of the token by which it came, which the mark of the entry covers. No fact of the leaf. */
  readonly tokenHash?: string | null;
}

/** What the leaf of a default rating is made from. */
export interface DefaultSource {
  readonly kind: 'default';
  readonly ratingId: string;
  readonly serviceId: string;
  readonly service: SealedServiceFacts;
  readonly at: string;
  readonly day: string;
  readonly institutionCode: string;
  readonly areaCode: string;
  readonly level: Level;
}

/** What the leaf of a case event is made from. */
export interface ActSource {
  readonly kind: 'act';
  readonly actId: string;
  readonly at: string;
  readonly act: string;
  readonly ratingId: string;
  readonly sequence: number;
  readonly orderNumber: string | null;
  readonly reviewId: string | null;
  readonly actorKind: string;
  readonly actorRole: string | null;
  readonly actorInstitution: string | null;
  readonly actorRef: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** JSON. */
  readonly facts: string;
  /** JSON. */
  readonly texts: string;
  readonly textsSalt: string | null;
  readonly erasedAt: string | null;
  /** The commitment to texts that the rater had erased, which takes their place in the leaf. */
  readonly commitment?: string | undefined;
}

/** What the leaf of an erasure is made from: the row whose texts were erased. */
export interface ErasureSource {
  readonly kind: 'erasure';
  readonly of: ErasureLeaf['of'];
  readonly entryId: string;
  readonly at: string;
  readonly olderThan: string | null;
  /** How the rater was known who asked for it; undefined for an erasure by the rules of retention. */
  readonly proof?: RaterProof | undefined;
  /** False while there is text, or the row has no moment of erasure. */
  readonly gone: boolean;
}

/** What the leaf of a publication is made from; `document` is the document itself. */
export type PublicationSource = Omit<PublicationLeaf, 'version'>;

/** What the leaf of a flag is made from. */
export interface SuspicionSource extends Omit<SuspicionLeaf, 'version' | 'facts'> {
  /** JSON. */
  readonly facts: string;
}

/** What the leaf of a signed head is made from; `completeUntil` is in the leaf only. */
export type HeadSource = Omit<HeadLeaf, 'version'>;

/** What the leaf is made from that ends the entries without marks. */
export type MarksSource = Omit<MarksLeaf, 'version'>;

/** What a leaf is made from. */
export type LeafSource =
  | RatingSource
  | DefaultSource
  | ActSource
  | ErasureSource
  | PublicationSource
  | SuspicionSource
  | HeadSource
  | MarksSource
  | OperatorSource;

/** A leaf of one of the logs. */
export type LogLeaf = Leaf | OperatorLeaf;

/** A leaf in canonical JSON: the text that is hashed. */
export const textOfLeaf = (leaf: LogLeaf): string => canonicalJson({...leaf} as Record<string, CanonicalValue>);

/** Whether a text was erased, so that its commitment cannot be made from it again. */
export const isErased = (source: LeafSource): boolean => {
  if (source.kind === 'rating') return source.erasedAt !== null && source.comment === '' && source.commentSalt === null;
  return source.kind === 'act' && source.erasedAt !== null && source.texts === '{}' && source.textsSalt === null;
};

/**
 * The leaf of a rating, a default rating, a case event or anything else that is sealed, without personal data. Throws when the row is not
 * one that this program writes: invalid JSON, a text without its salt, or an erased text that is still there. `version`
 * 1 is the form of ratings that were sealed before invitation, call back and due dates were part of the leaf; 2 that of ratings,
 * and 1 that of default ratings, before a service could have a point, a ticket and several staff. By default it is
 * the newest: 4 for a rating that a collector brought, 5 for one of a point itself, else 3.
 */
export function toLeaf(source: Exclude<LeafSource, OperatorSource>, version?: LeafVersion): Exclude<Leaf, BrokenLeaf>;
export function toLeaf(source: LeafSource, version?: LeafVersion): Exclude<LogLeaf, BrokenLeaf>;
export function toLeaf(source: LeafSource, version?: LeafVersion): Exclude<LogLeaf, BrokenLeaf> {
  if (source.kind === 'rating') return ratingLeaf(source, version ?? ratingVersion(source));
  if (source.kind === 'default') return defaultLeaf(source, version === 1 ? 1 : 2);
  if (source.kind === 'operator') return operatorLeaf(source);
  if (source.kind === 'erasure') return erasureLeaf(source);
  if (source.kind === 'head') return headLeaf(source);
  if (source.kind === 'publication') return publicationLeaf(source);
  if (source.kind === 'suspicion') return suspicionLeaf(source);
  if (source.kind === 'marks') return {version: 1, kind: 'marks', at: source.at};
  return actLeaf(source);
}

/** The versions of leaves; those of a kind that has fewer take its newest. */
export type LeafVersion = RatingLeaf['version'];

/** The newest version of the leaf of a rating, by how it came in and what it is of. */
export function ratingVersion({collection, subject}: RatingSource): LeafVersion {
  if (subject === 'point') return 5;
  return collection ? 4 : 3;
}

function ratingLeaf(source: RatingSource, version: LeafVersion): RatingLeaf {
  const {kind, ratingId, at, day, institutionCode, areaCode, level, channel, catalogueVersion, pressedAt} = source;
  const {invitationId, collection, realName = null, dueAt, answerDueAt, subject = 'service'} = source;
  if (!ratingSubjects.includes(subject)) throw new TypeError('a rating of nothing known');
  return {
    version,
    ...{kind, ratingId, at, day, institutionCode, areaCode, level, channel, catalogueVersion, pressedAt},
    tags: JSON.parse(source.tags) as string[],
    orderNumber: source.orderNumber,
    service: serviceCommitment(source, version >= 3),
    // A service's id is random and never public, so it hides the number as a salt would.
    receipt: commitment(source.serviceId, source.receiptNumber),
    comment: source.comment === '' ? (source.commitment ?? null) : hidden(source.commentSalt, source.comment),
    ...(version >= 2 && {
      invitation: invitationId === null ? null : commitment(source.serviceId, invitationId),
      ...{realName, dueAt, answerDueAt},
    }),
    ...(version === 4 && collection && {collection: commitment(source.serviceId, collectionText(collection))}),
    ...(version === 5 && {subject: 'point' as const}),
  };
}

function defaultLeaf(source: DefaultSource, version: DefaultLeaf['version']): DefaultLeaf {
  const {kind, ratingId, at, day, institutionCode, areaCode, level} = source;
  return {
    version,
    ...{kind, ratingId, at, day, institutionCode, areaCode, level},
    service: serviceCommitment(source, version >= 2),
  };
}

function actLeaf(source: ActSource): ActLeaf {
  const {kind, actId, at, act, ratingId, sequence, orderNumber, reviewId, actorKind, actorRole, from, to} = source;
  const texts = canonicalJson(JSON.parse(source.texts) as CanonicalValue);
  return {
    version: 1,
    ...{kind, actId, at, act, ratingId, sequence, orderNumber, reviewId, actorKind, actorRole, from, to},
    actorInstitution: source.actorInstitution,
    // Under a different pseudonym in each event, so that the log does not disclose which events are one person's.
    actor: source.actorRef === null ? null : commitment(actId, source.actorRef),
    facts: JSON.parse(source.facts) as CanonicalValue,
    texts: texts === '{}' ? (source.commitment ?? null) : hidden(source.textsSalt, texts),
  };
}

function erasureLeaf({kind, of, entryId, at, olderThan, proof, gone}: ErasureSource): ErasureLeaf {
  if (!gone) throw new TypeError('words that are there');
  if (proof !== undefined) return {version: 2, kind, of, entryId, at, by: 'rater', proof};
  return {version: 1, kind, of, entryId, at, olderThan};
}

function publicationLeaf(source: PublicationSource): PublicationLeaf {
  const {kind, at, publicationId, publisherCode, publisherName, areaCode, from, to, edition, replaces, reason} = source;
  const {cutOff, total, sha256} = source;
  const digest = new TextDigest();
  digest.update(source.document);
  return {
    version: 1,
    ...{kind, at, publicationId, publisherCode, publisherName, areaCode, from, to, edition, replaces, reason},
    ...{cutOff, total, sha256},
    document: digest.hex(),
  };
}

function suspicionLeaf({kind, at, suspicionId, ratingId, rule, facts}: SuspicionSource): SuspicionLeaf {
  return {version: 1, kind, at, suspicionId, ratingId, rule, facts: JSON.parse(facts) as CanonicalValue};
}

function headLeaf({kind, at, size, root, keyId, signature, completeUntil}: HeadSource): HeadLeaf {
  return {version: 1, kind, at, size, root, keyId, signature, completeUntil};
}

/**
 * The facts of a service that leaves commit to. The list is closed: whatever is added to it changes the hash of every
 * service in every log. A new fact of services is therefore either left out here, or sealed by a new version of the leaf.
 */
export const committedServiceFacts = [
  'institutionCode',
  'projectNo',
  'serviceNumber',
  'node',
  'itemCode',
  'itemName',
  'serviceName',
  'staffNumber',
  'windowNumber',
  'servedAt',
] as const satisfies readonly (keyof SealedServiceFacts)[];

/** The facts that later leaves commit to besides: where a service without a case was given, and by whom of several. */
export const laterServiceFacts = [
  'pointId',
  'ticketNumber',
  'staffList',
] as const satisfies readonly (keyof SealedServiceFacts)[];

/** A fact as a commitment or mark takes it in; null for what is not said. */
export function sealedFact(service: SealedServiceFacts, name: keyof SealedServiceFacts): CanonicalValue {
  if (name === 'staffList') return service.staffList?.map(({staffNumber, isRated}) => ({staffNumber, isRated})) ?? null;
  return service[name] ?? null;
}

function serviceCommitment({serviceId, service}: RatingSource | DefaultSource, later: boolean): string {
  const names = [...committedServiceFacts, ...(later ? laterServiceFacts : [])];
  const committed = names.map(name => [name, sealedFact(service, name)] as const);
  return commitment(serviceId, canonicalJson(Object.fromEntries(committed)));
}

function hidden(salt: string | null, text: string): string {
  if (salt === null) throw new TypeError('words without a salt');
  return commitment(salt, text);
}
