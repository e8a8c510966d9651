import {
  checkEntryMark,
  invitationText,
  serviceText,
  type MarkedInvitation,
  type MarkedService,
} from '../../domain/evidence/entry-mark.ts';
import type {AuditErasure} from '../../domain/evidence/evidence-storage.ts';
import type {ErasureSource, LeafSource} from '../../domain/evidence/leaf.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {WaitingStanding} from '../../domain/evidence/seal.ts';
import type {Operation, Row} from '../engine/operation.ts';
import {
  aliased,
  asText,
  columnsOf,
  computed,
  flag,
  inputRows,
  inputTable,
  pick,
  select,
  selectJoined,
  type RowOf,
} from '../engine/table.ts';
import {act} from '../schema/act.ts';
import {collectedRating as collected} from '../schema/collected-rating.ts';
import {defaultRating} from '../schema/default-rating.ts';
import {erasureWarrant as warrant, evidenceEntry, evidenceHead as head, ownErasure} from '../schema/evidence.ts';
import {invitation} from '../schema/invitation.ts';
import {publication} from '../schema/publication.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {suspicion} from '../schema/suspicion.ts';
import {workOrder} from '../schema/work-order.ts';
import {sealedColumns, toSealedFacts} from '../services/services.ts';

const entry = aliased(evidenceEntry, 'entry');
const erasure = aliased(evidenceEntry, 'erasure');
const erasedRating = aliased(rating, 'erased_rating');
const erasedAct = aliased(act, 'erased_act');

const entryColumns = pick(entry, 'entryId', 'kind', 'at', 'index', 'leaf', 'leafHash', 'mark');
const ofEntry = select(entryColumns);
const ofRating = selectJoined('rating', {
  ...pick(rating, 'ratingId', 'day', 'institutionCode', 'areaCode', 'level', 'channel', 'catalogueVersion'),
  ...pick(rating, 'pressedAt', 'receiptNumber', 'comment', 'commentSalt', 'invitationId', 'subject'),
  at: rating.receivedAt,
  tags: asText(rating.tags),
  erasedAt: rating.commentErasedAt,
});
const ofCollection = selectJoined(
  'collection',
  pick(
    collected,
    ...(['collectorKind', 'collectorId', 'idempotencyKey', 'clerk'] as const),
    ...(['servedSaid', 'pressedSaid', 'sentSaid', 'offsetMs'] as const),
  ),
);
const ofOrder = selectJoined('order', pick(workOrder, 'orderNumber', 'realName', 'version', 'dueAt', 'answerDueAt'));
const ofDefault = selectJoined(
  'default',
  pick(defaultRating, 'ratingId', 'at', 'day', 'institutionCode', 'areaCode', 'level'),
);
const ofService = selectJoined('service', {...pick(service, 'serviceId'), ...sealedColumns});
const ofServiceMark = selectJoined('serviceMark', pick(service, 'serviceId', 'registeredAt', 'mark'));
const ofInvitation = selectJoined('invitation', columnsOf(invitation));
const publishedAt = `coalesce(${publication.publishedAt}, ${publication.cutOff})`;
const ofPublication = selectJoined('publication', {
  ...pick(publication, 'publicationId', 'publisherCode', 'publisherName', 'areaCode', 'from', 'to', 'replaces'),
  ...pick(publication, 'reason', 'cutOff', 'total', 'sha256', 'document'),
  edition: publication.version,
  at: computed(publishedAt, publication.cutOff),
});
const ofSuspicion = selectJoined('suspicion', {
  ...pick(suspicion, 'suspicionId', 'ratingId', 'rule'),
  at: suspicion.markedAt,
  facts: asText(suspicion.facts),
});
const ofHead = selectJoined('head', {
  ...pick(head, 'size', 'root', 'keyId', 'signature'),
  at: head.signedAt,
});
const ofAct = selectJoined('act', {
  actId: act.eventId,
  act: act.kind,
  ...pick(act, 'at', 'ratingId', 'sequence', 'orderNumber', 'reviewId'),
  ...pick(act, 'actorKind', 'actorRole', 'actorInstitution', 'actorRef', 'from', 'to'),
  facts: asText(act.facts),
  texts: asText(act.texts),
  ...pick(act, 'textsSalt', 'erasedAt'),
});
const isRatingGone = `${erasedRating.comment} = '' AND ${erasedRating.commentSalt} IS NULL`;
const ofErasedRating = selectJoined('erasedRating', {
  entryId: erasedRating.ratingId,
  at: erasedRating.commentErasedAt,
  gone: computed(`CASE WHEN ${isRatingGone} THEN 1 ELSE 0 END`, flag('gone')),
});
const isActGone = `${erasedAct.texts} = '{}' AND ${erasedAct.textsSalt} IS NULL`;
const ofErasedAct = selectJoined('erasedAct', {
  entryId: erasedAct.eventId,
  at: erasedAct.erasedAt,
  gone: computed(`CASE WHEN ${isActGone} THEN 1 ELSE 0 END`, flag('gone')),
});
const ofErasure = selectJoined('erasure', pick(erasure, 'entryId', 'index'));
const ofWarrant = selectJoined('warrant', pick(warrant, 'at', 'olderThan', 'keyId', 'signature'));
const ofOwn = selectJoined('own', pick(ownErasure, 'entryId', 'of', 'at', 'proof', 'commitment', 'keyId', 'signature'));

const columns = [
  ...[ofEntry, ofRating, ofOrder, ofDefault, ofService, ofServiceMark, ofInvitation, ofAct],
  ...[ofPublication, ofSuspicion, ofHead, ofCollection],
  ...[ofErasedRating, ofErasedAct, ofErasure, ofWarrant, ofOwn],
].join(', ');

/**
 * Every entry with the one row that it was made from, and the erasure of its texts; other tables are not found. The entry
 * about a head is the first one behind it, so its place is how many entries the head covers.
 */
const tables = `${entry}
  LEFT JOIN ${rating} ON ${entry.kind} = 'rating' AND ${rating.ratingId} = ${entry.entryId}
  LEFT JOIN ${collected} ON ${collected.ratingId} = ${rating.ratingId}
  LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
  LEFT JOIN ${defaultRating} ON ${entry.kind} = 'default' AND ${defaultRating.ratingId} = substr(${entry.entryId}, 3)
  LEFT JOIN ${service} ON ${service.serviceId} = coalesce(${rating.serviceId}, ${defaultRating.serviceId})
  LEFT JOIN ${invitation} ON ${invitation.invitationId} = ${rating.invitationId}
  LEFT JOIN ${publication} ON ${entry.kind} = 'publication'
    AND ${publication.publicationId} = substr(${entry.entryId}, 3)
  LEFT JOIN ${suspicion} ON ${entry.kind} = 'suspicion' AND ${suspicion.suspicionId} = substr(${entry.entryId}, 3)
  LEFT JOIN ${head} ON ${entry.kind} = 'head' AND ${head.size} = ${entry.index}
  LEFT JOIN ${act} ON ${entry.kind} = 'act' AND ${act.eventId} = ${entry.entryId}
  LEFT JOIN ${erasedRating} ON ${entry.kind} = 'erasure' AND ${erasedRating.ratingId} = substr(${entry.entryId}, 3)
  LEFT JOIN ${erasedAct} ON ${entry.kind} = 'erasure' AND ${erasedAct.eventId} = substr(${entry.entryId}, 3)
  LEFT JOIN ${erasure} ON ${entry.kind} IN ('rating', 'act') AND ${erasure.kind} = 'erasure'
    AND ${erasure.entryId} = 'e.' || ${entry.entryId}
  LEFT JOIN ${warrant} ON ${warrant.at} = coalesce(${rating.commentErasedAt}, ${act.erasedAt},
    ${erasedRating.commentErasedAt}, ${erasedAct.erasedAt})
  LEFT JOIN ${ownErasure}
    ON ${ownErasure.ratingId} = coalesce(${rating.ratingId}, ${act.ratingId}, ${erasedRating.ratingId}, ${erasedAct.ratingId})
    AND ${ownErasure.entryId} = coalesce(${rating.ratingId}, ${act.eventId}, ${erasedRating.ratingId}, ${erasedAct.eventId})`;

/** An entry of the log and what its leaf is made from. */
export interface EntrySource {
  readonly entry: Omit<RowOf<typeof entryColumns>, 'kind'> & {readonly kind: LeafSource['kind']};
  /** Undefined when the row of the entry is missing. */
  readonly source: LeafSource | undefined;
  /** The service that was rated and the invitation by which the rating came, each with its mark. */
  readonly service: Marked<MarkedService> | undefined;
  readonly invitation: Marked<MarkedInvitation> | undefined;
  /** The entry that says that the texts of this one are erased; undefined without one. */
  readonly erasure: AuditErasure | undefined;
}

/** A row with the mark that was made over it. */
type Marked<T> = T & {readonly mark: string | null};

const asked = inputTable(pick(evidenceEntry, 'entryId'));

/**
 * Entries with their rows, in the order of `entryIds`, each found by its key: the cost of a page does not depend on the
 * size of the log.
 */
export function* readSources(entryIds: readonly string[]): Operation<EntrySource[]> {
  const [rows = []] = yield [
    {
      input: inputRows(
        asked,
        entryIds.map(entryId => ({entryId})),
      ),
      sql: `SELECT ${columns} FROM ${asked} CROSS JOIN ${tables} WHERE ${entry.entryId} = ${asked.entryId}`,
      params: [],
    },
  ];
  const found = new Map(rows.map(toEntrySource).map(source => [source.entry.entryId, source]));
  return entryIds.flatMap(entryId => found.get(entryId) ?? []);
}

function toEntrySource(row: Row): EntrySource {
  const entryRow = ofEntry.read(row);
  const erasureRow = ofErasure.read(row);
  return {
    entry: entryRow,
    source: toLeafSource(row, entryRow),
    service: markedService(row),
    invitation: ofInvitation.read(row),
    erasure: erasureRow && erasureOf(erasureRow.index, row),
  };
}

function erasureOf(index: number | null, row: Row): AuditErasure {
  const permission = ofOwn.read(row);
  return {index, authorization: ofWarrant.read(row), ...(permission && {permission})};
}

function markedService(row: Row): EntrySource['service'] {
  const [found, made] = [ofService.read(row), ofServiceMark.read(row)];
  if (!found || !made) return undefined;
  const {serviceId, ...facts} = found;
  return {serviceId, service: toSealedFacts(facts), registeredAt: made.registeredAt, mark: made.mark};
}

/** How an entry that waits, and what it depends on, compares with the marks that a server made over it. */
export function standingOf(marks: RowMarks, {entry, source, service, invitation}: EntrySource): WaitingStanding {
  const standing = checkEntryMark(marks, entry, source);
  if (standing !== 'whole' || (source?.kind !== 'rating' && source?.kind !== 'default')) return standing;
  if (!service || marks.check(service.mark, serviceText(service))?.[0] !== true) return 'service';
  // The mark of the entry of a collected rating, or of one of a point, covers its service and how it came.
  if (source.kind === 'default') return standing;
  if ((source.collection ?? source.subject === 'point') && source.invitationId === null) return standing;
  const isInvited = invitation?.serviceId === source.serviceId;
  return isInvited && marks.check(invitation.mark, invitationText(invitation))?.[0] === true ? standing : 'invitation';
}

function toLeafSource(row: Row, entryRow: EntrySource['entry']): LeafSource | undefined {
  if (entryRow.kind === 'marks') return {kind: 'marks', at: entryRow.at};
  if (entryRow.kind === 'publication') {
    const published = ofPublication.read(row);
    return published && {kind: 'publication', ...published};
  }
  if (entryRow.kind === 'suspicion') {
    const flagged = ofSuspicion.read(row);
    return flagged && {kind: 'suspicion', ...flagged};
  }
  if (entryRow.kind === 'head') {
    const headRow = ofHead.read(row);
    return headRow && {kind: 'head', ...headRow, completeUntil: ''};
  }
  if (entryRow.kind === 'erasure') return erasureSource(row, entryRow);
  if (entryRow.kind === 'act') {
    const event = ofAct.read(row);
    return event && {kind: 'act', ...event, commitment: ofOwn.read(row)?.commitment};
  }
  const serviceRow = ofService.read(row);
  if (!serviceRow) return undefined;
  const {serviceId, ...facts} = serviceRow;
  const rated = {serviceId, service: toSealedFacts(facts)};
  const ratingRow = ofRating.read(row);
  if (!ratingRow) {
    const byDefault = ofDefault.read(row);
    return byDefault && {kind: 'default', ...byDefault, ...rated};
  }
  const order = ofOrder.read(row);
  // Later versions have due dates that events have set, not the first ones.
  const first = order?.version === 1 ? order : undefined;
  return {
    kind: 'rating',
    ...ratingRow,
    ...rated,
    commitment: ofOwn.read(row)?.commitment,
    collection: ofCollection.read(row),
    orderNumber: order?.orderNumber ?? null,
    realName: order?.realName,
    dueAt: first?.dueAt ?? null,
    answerDueAt: first?.answerDueAt ?? null,
    clocksAreFirst: first !== undefined,
    tokenHash: ofInvitation.read(row)?.tokenHash ?? null,
  };
}

function erasureSource(row: Row, {entryId, at}: EntrySource['entry']): ErasureSource | undefined {
  const kind = 'erasure';
  if (entryId === 'erasures') return {kind, of: 'earlier', entryId, at, olderThan: null, gone: true};
  const ratingRow = ofErasedRating.read(row);
  const erased = ratingRow ?? ofErasedAct.read(row);
  return (
    erased && {
      kind,
      of: ratingRow ? 'rating' : 'act',
      entryId: erased.entryId,
      at: erased.at ?? at,
      olderThan: ofWarrant.read(row)?.olderThan ?? null,
      proof: ofOwn.read(row)?.proof,
      gone: erased.at !== null && erased.gone,
    }
  );
}
