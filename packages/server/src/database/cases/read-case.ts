import type {Role} from '@gov-rating/contract';
import type {Actor, CaseEvent} from '../../domain/cases/case-event.ts';
import type {CaseKey} from '../../domain/cases/case-storage.ts';
import type {RatingCase, StoredReview} from '../../domain/cases/rating-case.ts';
import {query, type Operation} from '../engine/operation.ts';
import {nullable, pick, select, type AnyColumn, type RowOf, type TableOf} from '../engine/table.ts';
import {above, isBelow, itself} from '../institutions/institution-scope.ts';
import {noticeColumns, noticeTables, toStoredNotice} from './stored-notice.ts';
import {act} from '../schema/act.ts';
import {institution} from '../schema/institution.ts';
import {rating, supplement} from '../schema/rating.ts';
import {wordsErasedAt} from './words-erased.ts';
import {rectificationNotice} from '../schema/rectification-notice.ts';
import {review} from '../schema/review.ts';
import {service as serviceTable} from '../schema/service.ts';
import {suspicion} from '../schema/suspicion.ts';
import {orderHolder, workOrder} from '../schema/work-order.ts';
import {serviceColumns, serviceTables, toStoredService} from '../services/services.ts';

/** The condition by which each kind of key finds its rating, and the value of its placeholder. */
function conditionOf(key: CaseKey): readonly [condition: string, value: string] {
  if ('orderNumber' in key) return [isRatingOf(workOrder, workOrder.orderNumber), key.orderNumber];
  if ('reviewId' in key) return [isRatingOf(review, review.reviewId), key.reviewId];
  if ('suspicionId' in key) return [isRatingOf(suspicion, suspicion.suspicionId), key.suspicionId];
  if ('noticeId' in key) return [isRatingOf(rectificationNotice, rectificationNotice.noticeId), key.noticeId];
  if ('receiptNumber' in key) return [`${rating.receiptNumber} = ?`, key.receiptNumber];
  return [`${rating.ratingId} = ?`, key.ratingId];
}

const isRatingOf = (of: TableOf<{readonly ratingId: AnyColumn}> & {readonly ratingId: AnyColumn}, id: AnyColumn) =>
  `${rating.ratingId} = (SELECT ${of.ratingId} FROM ${of} WHERE ${id} = ?)`;

const holder = select(pick(orderHolder, 'institutionCode'));
const place = select({
  ratingId: rating.ratingId,
  rated: rating.institutionCode,
  handling: nullable(workOrder.institutionCode),
  offeredTo: workOrder.offeredTo,
  moved: nullable(workOrder.moved),
  orderNumber: nullable(workOrder.orderNumber),
});

/**
 * The id of the rating behind a key, if the institution `within` may see it: the institution that handles the order, or
 * without an order the rated one, is `within` or below it. The same holds for the institution that a transfer waits for;
 * institutions above one that has held the order keep seeing it. For a notice it is always the rated institution.
 */
export function* findRatingId(key: CaseKey, within: string | null): Operation<string | undefined> {
  const [condition, value] = conditionOf(key);
  const [row] = yield* query(
    `SELECT ${place} FROM ${rating} LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
      WHERE ${condition}`,
    [value],
  );
  if (!row) return undefined;
  const {ratingId, rated, handling, offeredTo, moved, orderNumber} = place.read(row);
  if (within === null) return ratingId;
  if (yield* isBelow('noticeId' in key ? rated : (handling ?? rated), within)) return ratingId;
  if (!moved || 'noticeId' in key) return undefined;
  if (offeredTo !== null && (yield* isBelow(offeredTo, within))) return ratingId;
  const before = yield* query(`SELECT ${holder} FROM ${orderHolder} WHERE ${orderHolder.orderNumber} = ?`, [
    orderNumber,
  ]);
  for (const {institutionCode} of before.map(holder.read))
    if (institutionCode !== within && (yield* isBelow(institutionCode, within))) return ratingId;
  return undefined;
}

/** The case behind a key, if the institution `within` may see it. */
export function* findCase(key: CaseKey, within: string | null): Operation<RatingCase | undefined> {
  const ratingId = yield* findRatingId(key, within);
  return ratingId === undefined ? undefined : yield* readCase(ratingId);
}

const ratedService = select(serviceColumns);
const given = select({
  ...pick(
    rating,
    ...(['ratingId', 'receiptNumber', 'receiptKeyHash', 'receivedAt', 'level', 'tags', 'comment'] as const),
    ...(['channel', 'voidedAt'] as const),
  ),
  wordsErasedAt,
});
const storedOrder = select(
  pick(
    workOrder,
    ...([
      'orderNumber',
      'institutionCode',
      'offeredTo',
      'moved',
      'createdAt',
      'state',
      'version',
      'dueAt',
      'answerDueAt',
    ] as const),
    ...(['extendedDays', 'escalatedAt', 'answeredAt', 'closedAt', 'outcome', 'promisedFor'] as const),
  ),
);
const known = select(pick(workOrder, 'realName'));
const added = select(pick(supplement, 'addedAt', 'comment', 'solved'));
const eventColumns = pick(
  act,
  ...(['eventId', 'sequence', 'kind', 'actorKind', 'actorRole', 'actorInstitution', 'actorRef', 'at'] as const),
  ...(['from', 'to', 'facts', 'texts', 'textsSalt', 'reviewId', 'idempotencyKey', 'contentHash'] as const),
);
const storedEvent = select(eventColumns);

/** The columns of a {@link StoredReview}, from `review`. */
export const reviewColumns = pick(
  review,
  ...(['reviewId', 'instance', 'state', 'ground', 'request', 'requestedAt', 'requestedBy', 'requestedRef'] as const),
  ...(['dueAt', 'decidedAt', 'decidedBy', 'decidedRef', 'decisionReason'] as const),
);
const storedReview = select(reviewColumns);

const storedSuspicion = select(pick(suspicion, 'suspicionId', 'rule', 'facts', 'markedAt', 'decision', 'eventId'));

/** A rating with everything that came after it; undefined for an unknown id. */
export function* readCase(ratingId: string): Operation<RatingCase | undefined> {
  const [
    ratings = [],
    orders = [],
    holders = [],
    reviews = [],
    events = [],
    supplements = [],
    suspicions = [],
    notices = [],
  ] = yield [
    `SELECT ${given}, ${ratedService}
      FROM ${serviceTables} JOIN ${rating} ON ${rating.serviceId} = ${serviceTable.serviceId}
      WHERE ${rating.ratingId} = ?`,
    `SELECT ${storedOrder}, ${known} FROM ${workOrder} WHERE ${workOrder.ratingId} = ?`,
    `SELECT ${holder} FROM ${orderHolder} WHERE ${orderHolder.orderNumber} =
      (SELECT ${workOrder.orderNumber} FROM ${workOrder} WHERE ${workOrder.ratingId} = ?)
      ORDER BY ${orderHolder.institutionCode}`,
    `SELECT ${storedReview} FROM ${review} WHERE ${review.ratingId} = ? ORDER BY ${review.instance} DESC`,
    `SELECT ${storedEvent} FROM ${act} WHERE ${act.ratingId} = ? ORDER BY ${act.sequence}`,
    `SELECT ${added} FROM ${supplement} WHERE ${supplement.ratingId} = ?`,
    `SELECT ${storedSuspicion} FROM ${suspicion} WHERE ${suspicion.ratingId} = ? ORDER BY ${suspicion.rule}`,
    `SELECT ${noticeColumns} FROM ${noticeTables} WHERE ${rectificationNotice.ratingId} = ?
      ORDER BY ${rectificationNotice.openedAt}`,
  ].map(sql => ({sql, params: [ratingId]}));
  const [[row], [orderRow], [supplementRow]] = [ratings, orders, supplements];
  if (!row) return undefined;
  const service = toStoredService(ratedService.read(row));
  const order = orderRow && storedOrder.read(orderRow);
  const higherInstitutions = yield* institutionsAbove(service.institutionCode);
  const handling = order?.institutionCode ?? service.institutionCode;
  return {
    ...given.read(row),
    service,
    higherInstitutions,
    higherThanHandling: handling === service.institutionCode ? higherInstitutions : yield* institutionsAbove(handling),
    order: order ? {...order, holders: holders.map(found => holder.read(found).institutionCode)} : null,
    reviews: reviews.map(found => toStoredReview(storedReview.read(found))),
    events: events.map(found => toCaseEvent(storedEvent.read(found))),
    supplement: supplementRow ? added.read(supplementRow) : null,
    realName: orderRow !== undefined && known.read(orderRow).realName,
    suspicions: suspicions.map(storedSuspicion.read),
    notices: notices.map(toStoredNotice),
  };
}

const link = select(pick(institution, 'code', 'parentCode'));

/** The institutions above one, nearest first. */
function* institutionsAbove(code: string): Operation<string[]> {
  const rows = yield* query(
    `WITH RECURSIVE ${above(itself)}
      SELECT ${link} FROM ${institution} JOIN above ON above.code = ${institution.code}`,
    [code],
  );
  const parents = new Map(rows.map(link.read).map(row => [row.code, row.parentCode]));
  const found: string[] = [];
  for (let at = parents.get(code); at; at = parents.get(at)) found.push(at);
  return found;
}

/** The review that a row of {@link reviewColumns} describes. */
export const toStoredReview = ({request, ...review}: RowOf<typeof reviewColumns>): StoredReview => ({
  ...review,
  reason: request.reason,
  evidence: request.evidence,
});

function toCaseEvent(row: RowOf<typeof eventColumns>): CaseEvent {
  const {actorKind, actorRole, actorInstitution, actorRef, textsSalt, ...event} = row;
  // A person's row always has role, institution and pseudonym.
  const actor: Actor =
    actorKind === 'person'
      ? {kind: actorKind, role: actorRole as Role, institutionCode: String(actorInstitution), ref: String(actorRef)}
      : {kind: actorKind};
  return {...event, actor, textsSalt: textsSalt ?? ''};
}
