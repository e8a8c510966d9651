import type {Institution, Point, RatingSubject, StaffMember} from '@gov-rating/contract';
import {canonicalJson, commitment, type CanonicalValue} from '@gov-rating/contract/evidence';
import {
  collectionText,
  committedServiceFacts,
  laterServiceFacts,
  sealedFact,
  textOfLeaf,
  toLeaf,
  type ActSource,
  type CollectionFacts,
  type DefaultSource,
  type ErasureSource,
  type LeafSource,
  type PublicationSource,
  type RatingSource,
  type SuspicionSource,
} from './leaf.ts';
import type {SealedServiceFacts} from '../services/service-facts.ts';
import type {OperatorSource} from './operator-leaf.ts';
import type {RowMarks} from './row-marks.ts';

/** What the server knows of a rating when it writes it: the database adds the facts of invitation and service. */
export type NewRating = Pick<
  RatingSource,
  | 'ratingId'
  | 'at'
  | 'day'
  | 'level'
  | 'tags'
  | 'channel'
  | 'catalogueVersion'
  | 'pressedAt'
  | 'orderNumber'
  | 'receiptNumber'
  | 'comment'
  | 'commentSalt'
  | 'commitment'
> & {
  readonly kind: 'rating';
  readonly tokenHash: string | null;
  /** Of a rating without an invitation: the service that it is about, and who brought it. */
  readonly serviceId?: string | undefined;
  readonly collection?: CollectionFacts | undefined;
  /** Of a rating of a point itself, which has no invitation either. */
  readonly subject?: RatingSubject | undefined;
};

/** The first time limits of the order of a rating. */
export type FirstClocks = Pick<RatingSource, 'dueAt' | 'answerDueAt'>;

/** A row that becomes an entry, as its writer knows it. */
export type MarkedRow =
  | NewRating
  | Omit<DefaultSource, 'service'>
  | ActSource
  | ErasureSource
  | PublicationSource
  | SuspicionSource
  | OperatorSource;

/** The id of an entry, its kind and its moment: what the entry itself says. */
export interface EntryIdentity {
  readonly entryId: string;
  readonly kind: string;
  readonly at: string;
}

const identityText = ({entryId, kind, at}: EntryIdentity): string => `entry\n${kind}\n${entryId}\n${at}`;

/** The row of an entry as one text. Throws like `toLeaf` when it is none that this program writes. */
function rowText(row: MarkedRow): string {
  if (row.kind === 'default') {
    const {ratingId, serviceId, at, day, institutionCode, areaCode, level} = row;
    return rowJson('default', {ratingId, serviceId, at, day, institutionCode, areaCode, level});
  }
  if (row.kind !== 'rating') return `row\n${textOfLeaf(toLeaf(row))}`;
  const {ratingId, at, day, level, channel, catalogueVersion, pressedAt, orderNumber, receiptNumber, tokenHash} = row;
  return rowJson('rating', {
    ...{ratingId, at, day, level, channel, catalogueVersion, pressedAt, orderNumber, receiptNumber, tokenHash},
    tags: JSON.parse(row.tags) as string[],
    comment: row.comment === '' ? (row.commitment ?? null) : commitment(row.commentSalt ?? '', row.comment),
    ...(row.collection && {serviceId: row.serviceId ?? '', collection: collectionText(row.collection)}),
    ...(row.subject === 'point' && {serviceId: row.serviceId ?? '', subject: row.subject}),
  });
}

const rowJson = (kind: string, facts: Readonly<Record<string, CanonicalValue>>): string =>
  `row\n${kind}\n${canonicalJson(facts)}`;

const clocksText = ({ratingId}: {readonly ratingId: string}, {dueAt, answerDueAt}: FirstClocks): string =>
  `clocks\n${ratingId}\n${dueAt ?? ''}\n${answerDueAt ?? ''}`;

/** The mark of a new entry over what the entry says and the row that it is for; `clocks` only for a bad rating. */
export function markEntry(marks: RowMarks, identity: EntryIdentity, row: MarkedRow, clocks?: FirstClocks): string {
  const parts = [identityText(identity), rowText(row)];
  return marks.make(...parts, ...(clocks && row.kind === 'rating' ? [clocksText(row, clocks)] : []));
}

/** What the mark of an entry says about it: what its server wrote, another row under its mark, or an entry of nobody. */
export type EntryStanding = 'whole' | 'changed' | 'unmarked';

/** Compares an entry that waits, and its row as it is now, with its mark. */
export function checkEntryMark(
  marks: RowMarks,
  entry: EntryIdentity & {readonly mark: string | null},
  source: LeafSource | undefined,
): EntryStanding {
  const row = source && textOfSource(source);
  // Once an act has set other time limits, the leaf does not hold the first ones.
  const clocks = source?.kind === 'rating' && source.clocksAreFirst ? [clocksText(source, source)] : [];
  const [isOurs = false, ...same] = marks.check(entry.mark, identityText(entry), row, ...clocks) ?? [];
  if (!isOurs) return 'unmarked';
  return same.every(Boolean) ? 'whole' : 'changed';
}

/** Undefined for a row that this program would not write. */
function textOfSource(source: LeafSource): string | undefined {
  if (source.kind === 'head' || source.kind === 'marks') return undefined;
  try {
    return rowText(source.kind === 'rating' ? {...source, tokenHash: source.tokenHash ?? null} : source);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** What the mark of a service covers. */
export interface MarkedService {
  readonly serviceId: string;
  readonly service: SealedServiceFacts;
  readonly registeredAt: string;
}

/** The text that the mark of a service is made over: the first facts, and the later ones where it has any. */
export const serviceText = ({serviceId, service, registeredAt}: MarkedService): string => {
  const hasLater = laterServiceFacts.some(name => service[name] !== undefined);
  const names = [...committedServiceFacts, ...(hasLater ? laterServiceFacts : [])];
  const facts = Object.fromEntries(names.map(name => [name, sealedFact(service, name)]));
  return `service\n${serviceId}\n${registeredAt}\n${canonicalJson(facts)}`;
};

/** What the mark of an invitation covers. */
export interface MarkedInvitation {
  readonly invitationId: string;
  readonly serviceId: string;
  readonly tokenHash: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** The channel that it decides; null for an open link. */
  readonly channel: string | null;
}

/** The text that the mark of an invitation is made over. */
export function invitationText(marked: MarkedInvitation): string {
  const {invitationId, serviceId, tokenHash, createdAt, expiresAt, channel} = marked;
  const decided = channel === null ? [] : [channel];
  return ['invitation', invitationId, serviceId, tokenHash, createdAt, expiresAt, ...decided].join('\n');
}

/** The text that the mark of an institution is made over; a setting that is off leaves it as it was before there was one. */
export const institutionText = (institution: Institution): string => {
  const {code, name, areaCode, administrativeLevel, parentCode} = institution;
  const {caseNumberLookup, privacyNotice, privacyPage, phone} = institution;
  const facts = {
    ...{code, name, areaCode, administrativeLevel, parentCode},
    ...(caseNumberLookup && {caseNumberLookup}),
    ...(privacyNotice !== undefined && {privacyNotice: {...privacyNotice}}),
    ...(privacyPage !== undefined && {privacyPage}),
    ...(typeof phone === 'string' && {phone}),
  };
  return `institution\n${canonicalJson(facts)}`;
};

/** The text that the mark of a point is made over. */
export const pointText = (point: Point): string => {
  const {pointId, institutionCode, kind, name, number, areaCode, parentId, staticCode} = point;
  const {validFrom, validTo, closedAt} = point;
  const facts = {pointId, institutionCode, kind, name, number, areaCode, parentId, staticCode};
  return `point\n${canonicalJson({...facts, validFrom, validTo, closedAt})}`;
};

/** The text that the mark of a member of staff is made over. */
export const staffText = (member: StaffMember): string => {
  const {institutionCode, staffNumber, name, isRated, validFrom, validTo} = member;
  return `staff\n${canonicalJson({institutionCode, staffNumber, name, isRated, validFrom, validTo})}`;
};
