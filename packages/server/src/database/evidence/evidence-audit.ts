import {evidenceText} from '../../domain/cases/case-event.ts';
import type {AuditCase, AuditEvent, AuditReview, Unlogged} from '../../domain/evidence/evidence-storage.ts';
import {lock, query, type Operation, type Row, type Statement, type Value} from '../engine/operation.ts';
import {
  aliased,
  asText,
  computed,
  flag,
  inputRows,
  inputTable,
  nullable,
  pick,
  select,
  selectJoined,
  type AnyColumn,
  type Column,
  type RowOf,
} from '../engine/table.ts';
import {act} from '../schema/act.ts';
import {defaultRating} from '../schema/default-rating.ts';
import {evidenceEntry, ownErasure} from '../schema/evidence.ts';
import {invitation} from '../schema/invitation.ts';
import {publication} from '../schema/publication.ts';
import {rating, supplement} from '../schema/rating.ts';
import {rectificationNotice} from '../schema/rectification-notice.ts';
import {review} from '../schema/review.ts';
import {service} from '../schema/service.ts';
import {suspicion} from '../schema/suspicion.ts';
import {orderHolder, workOrder} from '../schema/work-order.ts';

/** Finds a row that has no entry of its kind: `key` is its column, from which `id` makes the entry's id. */
function* withoutEntry(
  from: {readonly toString: () => string},
  key: Column<string>,
  kind: Unlogged['kind'],
  id = `${key}`,
): Operation<Unlogged | undefined> {
  const found = select({id: key});
  const [row] = yield* query(
    `SELECT ${found} FROM ${from} WHERE NOT EXISTS (SELECT 1 FROM ${evidenceEntry}
      WHERE ${evidenceEntry.entryId} = ${id} AND ${evidenceEntry.kind} = '${kind}') LIMIT 1`,
    [],
  );
  return row && {kind, id: found.read(row).id};
}

/** A row that should have an entry and has none; undefined when every row has its entry. */
export function* unlogged(): Operation<Unlogged | undefined> {
  return (
    (yield* withoutEntry(rating, rating.ratingId, 'rating')) ??
    (yield* withoutEntry(act, act.eventId, 'act')) ??
    (yield* withoutEntry(defaultRating, defaultRating.ratingId, 'default', `'d.' || ${defaultRating.ratingId}`)) ??
    (yield* withoutEntry(
      publication,
      publication.publicationId,
      'publication',
      `'p.' || ${publication.publicationId}`,
    )) ??
    (yield* withoutEntry(suspicion, suspicion.suspicionId, 'suspicion', `'s.' || ${suspicion.suspicionId}`)) ??
    (yield* withoutEntry(ownErasure, ownErasure.entryId, 'erasure', `'e.' || ${ownErasure.entryId}`))
  );
}

const replaced = select(pick(defaultRating, 'ratingId'));

/** A default rating whose `replacedBy` is not the rating of its service. */
export function* wronglyReplaced(): Operation<string | undefined> {
  const [row] = yield* query(
    `SELECT ${replaced} FROM ${defaultRating}
      LEFT JOIN ${rating} ON ${rating.serviceId} = ${defaultRating.serviceId}
      WHERE coalesce(${defaultRating.replacedBy}, '') <> coalesce(${rating.ratingId}, '') LIMIT 1`,
    [],
  );
  return row && replaced.read(row).ratingId;
}

const ratingId = select(pick(rating, 'ratingId'));

/** A page of ratings with everything that events have changed in them. */
export function* auditCases(after: string, limit: number): Operation<AuditCase[]> {
  const page = yield* query(
    `SELECT ${ratingId} FROM ${rating} WHERE ${rating.ratingId} > ? ORDER BY ${rating.ratingId} LIMIT ?`,
    [after, limit],
  );
  const ids = page.map(row => ratingId.read(row).ratingId);
  const last = ids.at(-1);
  if (last === undefined) return [];
  return yield* readAuditCases(ids, id => `${id} > ? AND ${id} <= ?`, [after, last]);
}

/** One rating under a lock, so that no change is seen in part. */
export function* auditCase(id: string): Operation<AuditCase | undefined> {
  yield* lock(`SELECT 1 FROM ${rating} WHERE ${rating.ratingId} = ? FOR UPDATE`, [id]);
  const [ratingCase] = yield* readAuditCases([id], column => `${column} = ?`, [id]);
  return ratingCase;
}

const entry = aliased(evidenceEntry, 'entry');
const ofEntry = selectJoined('entry', pick(entry, 'entryId', 'index', 'leaf'));
const hasOwnInvitation = `${rating.invitationId} IS NULL OR ${invitation.serviceId} = ${rating.serviceId}`;
const ratingFacts = select({
  ...pick(rating, 'ratingId', 'institutionCode'),
  ...pick(service, 'staffNumber', 'staffList'),
  invitedRightly: computed(`CASE WHEN ${hasOwnInvitation} THEN 1 ELSE 0 END`, flag('invited')),
  ...pick(rating, 'areaCode', 'level', 'day', 'source', 'voidedAt'),
  at: rating.receivedAt,
});
const asked = inputTable(pick(rating, 'ratingId'));

/** Ratings by their ids, in the order of these. */
const ratingRows = (ids: readonly string[]): Statement => ({
  input: inputRows(
    asked,
    ids.map(id => ({ratingId: id})),
  ),
  sql: `SELECT ${ratingFacts}, ${ofEntry}
    FROM ${asked} CROSS JOIN ${rating} LEFT JOIN ${entry} ON ${entry.entryId} = ${rating.ratingId}
    LEFT JOIN ${service} ON ${service.serviceId} = ${rating.serviceId}
    LEFT JOIN ${invitation} ON ${invitation.invitationId} = ${rating.invitationId}
    WHERE ${rating.ratingId} = ${asked.ratingId} ORDER BY ${rating.ratingId}`,
  params: [],
});

const orderFacts = select({
  ...pick(workOrder, 'ratingId', 'orderNumber', 'institutionCode', 'areaCode', 'day', 'createdAt', 'state', 'version'),
  ...pick(workOrder, 'extendedDays', 'escalatedAt', 'answeredAt', 'closedAt', 'outcome', 'promisedFor'),
  ...pick(workOrder, 'dueAt', 'answerDueAt', 'offeredTo', 'moved'),
});
const eventColumns = {
  ...pick(act, 'ratingId', 'eventId', 'sequence', 'kind', 'at', 'from', 'to', 'reviewId'),
  ...pick(act, 'actorInstitution', 'actorRef', 'erasedAt'),
  facts: asText(act.facts),
  texts: asText(act.texts),
};
const eventFacts = select(eventColumns);
const reviewColumns = {
  ...pick(review, 'ratingId', 'reviewId', 'instance', 'ground', 'state', 'requestedAt', 'requestedBy', 'requestedRef'),
  ...pick(review, 'dueAt', 'decidedAt', 'decidedBy', 'decidedRef'),
  request: asText(review.request),
  decision: nullable(asText(review.decisionReason)),
};
const reviewFacts = select(reviewColumns);
const supplementFacts = select({...pick(supplement, 'ratingId', 'comment', 'solved'), at: supplement.addedAt});
const suspicionFacts = select(pick(suspicion, 'ratingId', 'suspicionId', 'rule', 'decision', 'eventId'));
const noticeFacts = select({
  ...pick(rectificationNotice, 'ratingId', 'noticeId', 'state', 'badRatings', 'days', 'openedAt', 'dueAt'),
  ...pick(rectificationNotice, 'institutionCode', 'staffNumber', 'answerEventId', 'closingEventId'),
  orderNumbers: asText(rectificationNotice.orderNumbers),
});
const holderFacts = select({...pick(workOrder, 'ratingId'), ...pick(orderHolder, 'institutionCode')});

/** Ratings with everything that belongs to them. `isTheirs` makes the condition on a column of rating ids; `params` are its values. */
function* readAuditCases(
  ids: readonly string[],
  isTheirs: (id: AnyColumn) => string,
  params: readonly Value[],
): Operation<AuditCase[]> {
  const [ratings = []] = yield [ratingRows(ids)];
  const [orders, events, reviews, supplements, suspicions, notices, holders] = yield [
    `SELECT ${orderFacts} FROM ${workOrder} WHERE ${isTheirs(workOrder.ratingId)}`,
    `SELECT ${eventFacts}, ${ofEntry} FROM ${act} LEFT JOIN ${entry} ON ${entry.entryId} = ${act.eventId}
      WHERE ${isTheirs(act.ratingId)} ORDER BY ${act.ratingId}, ${act.sequence}`,
    `SELECT ${reviewFacts} FROM ${review} WHERE ${isTheirs(review.ratingId)}`,
    `SELECT ${supplementFacts} FROM ${supplement} WHERE ${isTheirs(supplement.ratingId)}`,
    `SELECT ${suspicionFacts} FROM ${suspicion} WHERE ${isTheirs(suspicion.ratingId)}`,
    `SELECT ${noticeFacts} FROM ${rectificationNotice} WHERE ${isTheirs(rectificationNotice.ratingId)}`,
    `SELECT ${holderFacts} FROM ${orderHolder}
      JOIN ${workOrder} ON ${workOrder.orderNumber} = ${orderHolder.orderNumber}
      WHERE ${isTheirs(workOrder.ratingId)} ORDER BY ${orderHolder.institutionCode}`,
  ].map(sql => ({sql, params}));
  const ordersOf = byRating(orders, orderFacts);
  const eventsOf = byRating(events, {read: toEventOfRating});
  const reviewsOf = byRating(reviews, reviewFacts);
  const supplementsOf = byRating(supplements, supplementFacts);
  const suspicionsOf = byRating(suspicions, suspicionFacts);
  const noticesOf = byRating(notices, noticeFacts);
  const holdersOf = byRating(holders, holderFacts);
  return ratings.map((row): AuditCase => {
    const facts = ratingFacts.read(row);
    const found = ofEntry.read(row);
    const [order] = ordersOf(facts.ratingId);
    const [added] = supplementsOf(facts.ratingId);
    return {
      ...facts,
      entry: found && {index: found.index, leaf: found.leaf},
      order: order && {...order, holders: holdersOf(facts.ratingId).map(({institutionCode}) => institutionCode)},
      events: eventsOf(facts.ratingId),
      reviews: reviewsOf(facts.ratingId).map(toAuditReview),
      supplement: added,
      suspicions: suspicionsOf(facts.ratingId),
      notices: noticesOf(facts.ratingId),
    };
  });
}

/** Reads rows and groups them by rating, in the order in which they came. */
function byRating<T extends {readonly ratingId: string}>(
  rows: readonly Row[] = [],
  {read}: {readonly read: (row: Row) => T},
): (ratingId: string) => readonly Omit<T, 'ratingId'>[] {
  const groups = new Map<string, Omit<T, 'ratingId'>[]>();
  for (const {ratingId: id, ...row} of rows.map(read)) {
    const group = groups.get(id) ?? [];
    group.push(row);
    groups.set(id, group);
  }
  return id => groups.get(id) ?? [];
}

function toEventOfRating(row: Row): AuditEvent & {readonly ratingId: string} {
  const {erasedAt, facts, texts, ...event} = eventFacts.read(row);
  const found = ofEntry.read(row);
  return {
    ...event,
    entry: found && {index: found.index},
    facts: record(facts),
    texts: record(texts) as Record<string, string>,
    erased: erasedAt !== null,
  };
}

function toAuditReview(row: Omit<RowOf<typeof reviewColumns>, 'ratingId'>): AuditReview {
  const {request, decision, ...facts} = row;
  const {reason, evidence} = record(request);
  return {
    ...facts,
    reason: String(reason),
    proofs: proofsOf(evidence),
    decisionReason: decision === null ? null : String(record(decision)['reason']),
  };
}

const proofsOf = (value: unknown): string =>
  Array.isArray(value)
    ? evidenceText(value.map(proof => Object(proof) as {title: string; reference: string}))
    : JSON.stringify(value ?? null);

/** JSON that may have been tampered with: anything but an object is read as an empty one, which the check of the entry reports. */
function record(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}
