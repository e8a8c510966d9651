import type {AuditErasure} from '../../domain/evidence/evidence-storage.ts';
import {committedServiceFacts, type ErasureSource, type LeafSource} from '../../domain/evidence/leaf.ts';
import type {Operation, Row} from '../engine/operation.ts';
import {
  aliased,
  asText,
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
import {defaultRating} from '../schema/default-rating.ts';
import {erasureWarrant as warrant, evidenceEntry} from '../schema/evidence.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {workOrder} from '../schema/work-order.ts';
import {toServiceFacts} from '../services/services.ts';

const entry = aliased(evidenceEntry, 'entry');
const erasure = aliased(evidenceEntry, 'erasure');
const erasedRating = aliased(rating, 'erased_rating');
const erasedAct = aliased(act, 'erased_act');

const entryColumns = pick(entry, 'entryId', 'kind', 'at', 'index', 'leaf', 'leafHash');
const ofEntry = select(entryColumns);
const ofRating = selectJoined('rating', {
  ...pick(rating, 'ratingId', 'day', 'institutionCode', 'areaCode', 'level', 'channel', 'catalogueVersion'),
  ...pick(rating, 'pressedAt', 'receiptNumber', 'comment', 'commentSalt', 'invitationId'),
  at: rating.receivedAt,
  tags: asText(rating.tags),
  erasedAt: rating.commentErasedAt,
});
const ofOrder = selectJoined('order', pick(workOrder, 'orderNumber', 'realName', 'version', 'dueAt', 'answerDueAt'));
const ofDefault = selectJoined(
  'default',
  pick(defaultRating, 'ratingId', 'at', 'day', 'institutionCode', 'areaCode', 'level'),
);
const ofService = selectJoined('service', pick(service, 'serviceId', ...committedServiceFacts));
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

const columns = [
  ...[ofEntry, ofRating, ofOrder, ofDefault, ofService, ofAct],
  ...[ofErasedRating, ofErasedAct, ofErasure, ofWarrant],
].join(', ');

/** Every entry with the one row that it was made from, and the erasure of its texts; other tables are not found. */
const tables = `${entry}
  LEFT JOIN ${rating} ON ${entry.kind} = 'rating' AND ${rating.ratingId} = ${entry.entryId}
  LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
  LEFT JOIN ${defaultRating} ON ${entry.kind} = 'default' AND ${defaultRating.ratingId} = substr(${entry.entryId}, 3)
  LEFT JOIN ${service} ON ${service.serviceId} = coalesce(${rating.serviceId}, ${defaultRating.serviceId})
  LEFT JOIN ${act} ON ${entry.kind} = 'act' AND ${act.eventId} = ${entry.entryId}
  LEFT JOIN ${erasedRating} ON ${entry.kind} = 'erasure' AND ${erasedRating.ratingId} = substr(${entry.entryId}, 3)
  LEFT JOIN ${erasedAct} ON ${entry.kind} = 'erasure' AND ${erasedAct.eventId} = substr(${entry.entryId}, 3)
  LEFT JOIN ${erasure} ON ${entry.kind} IN ('rating', 'act') AND ${erasure.kind} = 'erasure'
    AND ${erasure.entryId} = 'e.' || ${entry.entryId}
  LEFT JOIN ${warrant} ON ${warrant.at} = coalesce(${rating.commentErasedAt}, ${act.erasedAt},
    ${erasedRating.commentErasedAt}, ${erasedAct.erasedAt})`;

/** An entry of the log and what its leaf is made from. */
export interface EntrySource {
  readonly entry: RowOf<typeof entryColumns>;
  /** Undefined when the row of the entry is missing. */
  readonly source: LeafSource | undefined;
  /** The entry that says that the texts of this one are erased; undefined without one. */
  readonly erasure: AuditErasure | undefined;
}

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
    erasure: erasureRow && {index: erasureRow.index, authorization: ofWarrant.read(row)},
  };
}

function toLeafSource(row: Row, entryRow: EntrySource['entry']): LeafSource | undefined {
  if (entryRow.kind === 'erasure') return erasureSource(row, entryRow);
  if (entryRow.kind === 'act') {
    const event = ofAct.read(row);
    return event && {kind: 'act', ...event};
  }
  const serviceRow = ofService.read(row);
  if (!serviceRow) return undefined;
  const {serviceId, ...facts} = serviceRow;
  const rated = {serviceId, service: toServiceFacts(facts)};
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
    orderNumber: order?.orderNumber ?? null,
    realName: order?.realName,
    dueAt: first?.dueAt ?? null,
    answerDueAt: first?.answerDueAt ?? null,
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
      gone: erased.at !== null && erased.gone,
    }
  );
}
