import {isBad, type Point} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {
  NumberTaken,
  type PointRating,
  type PointRatingOutcome,
  type RatingStorage,
} from '../../domain/ratings/rating-storage.ts';
import {isValidOn} from '../../domain/registers/validity.ts';
import {UniqueViolation, type Engine} from '../engine/engine.ts';
import {lockCounterShard, query, type Operation} from '../engine/operation.ts';
import {insert, nullable, pick, select} from '../engine/table.ts';
import {pointByCode} from '../registers/points.ts';
import {institution} from '../schema/institution.ts';
import {pointRating, rating} from '../schema/rating.ts';
import {pointMark, service} from '../schema/service.ts';
import {workOrder} from '../schema/work-order.ts';
import {serviceRow} from '../services/new-services.ts';
import {utcOrNull, whatFollows} from './what-follows.ts';

/** Another writer used the same key, or is the same browser, at the same moment; the whole is undone and looked at again. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** Stores ratings of points; one that was overtaken is looked at once more, and then sees what overtook it. */
export function pointRatingWriter(engine: Engine, marks: RowMarks): RatingStorage['ratePoint'] {
  const write = (given: PointRating) => engine.write(() => ratePoint(marks, given, crypto.randomUUID()));
  return given =>
    write(given)
      .catch((error: unknown) => {
        if (error instanceof Overtaken) return write(given);
        throw error;
      })
      .catch((error: unknown) => {
        throw error instanceof UniqueViolation ? new NumberTaken({cause: error}) : error;
      });
}

function* ratePoint(marks: RowMarks, given: PointRating, writeId: string): Operation<PointRatingOutcome> {
  const point = yield* pointByCode(given.staticCode);
  if (!point) return {outcome: 'unknown_point'};
  const known = yield* refusedOrKnown(given, point);
  if (known) return known;

  const {ratingId, serviceId, idempotencyKey, raterHash, day, receiptNumber, receiptKeyHash} = given;
  const receivedAt = toUtc(given.receivedAt);
  const [taken = []] = yield [
    insert(
      pointRating,
      {pointId: point.pointId, idempotencyKey, ratingId, day, raterHash},
      `ON CONFLICT DO NOTHING RETURNING ${pointRating.ratingId.name}`,
    ),
  ];
  if (taken.length === 0) throw new Overtaken('The key was used, or the browser rated, at the same moment.');
  const place = yield* areaOf(point.institutionCode);
  yield [insert(service, serviceRow(marks, visitOf(point, serviceId, receivedAt), new Set()))];
  const {pressedAt, ...draft} = given.draft;
  const {catalogueVersion, contentHash, commentSalt} = given;
  yield [
    insert(rating, {
      ...{ratingId, writeId, serviceId, day, catalogueVersion, idempotencyKey, contentHash, commentSalt},
      ...{receiptNumber, receiptKeyHash, receivedAt, ...draft},
      ...{invitationId: null, institutionCode: point.institutionCode, areaCode: place, source: 'active'},
      ...{voidedAt: null, commentErasedAt: null, subject: 'point'},
      pressedAt: utcOrNull(pressedAt),
    }),
  ];
  yield [lockCounterShard, ...whatFollows(marks, [{...given, writeId, visitId: serviceId}])];
  const orderNumber = isBad(draft.level) ? given.orderNumber : null;
  return {outcome: 'received', receipt: {receiptNumber, receiptKeyHash, receivedAt, orderNumber}};
}

/** The visit to a point as a service: of no case and no item, finished when it is rated. */
const visitOf = ({institutionCode, pointId}: Point, serviceId: string, at: string) => ({
  serviceId,
  at,
  facts: {
    institutionCode,
    pointId,
    projectNo: pointMark + serviceId,
    serviceNumber: 1,
    node: 'completed' as const,
    servedAt: at,
  },
});

const area = select(pick(institution, 'areaCode'));

function* areaOf(institutionCode: string): Operation<string> {
  const [row] = yield* query(`SELECT ${area} FROM ${institution} WHERE ${institution.code} = ?`, [institutionCode]);
  if (!row) throw new Error('The institution of a point vanished.');
  return area.read(row).areaCode;
}

const earlier = select({
  ...pick(pointRating, 'idempotencyKey'),
  ...pick(rating, 'contentHash', 'receiptNumber', 'receiptKeyHash', 'receivedAt'),
  orderNumber: nullable(workOrder.orderNumber),
});

/**
 * Why a point is not rated, or the receipt of the same request. A repeat is looked for first: a client whose answer was
 * lost gets the receipt, also when the point was closed since.
 */
function* refusedOrKnown(
  {idempotencyKey, contentHash, raterHash, day, isRefused}: PointRating,
  point: Point,
): Operation<PointRatingOutcome | undefined> {
  const rows = yield* query(
    `SELECT ${earlier} FROM ${pointRating}
      JOIN ${rating} ON ${rating.ratingId} = ${pointRating.ratingId}
      LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
      WHERE ${pointRating.pointId} = ? AND (${pointRating.idempotencyKey} = ?
        OR (${pointRating.day} = ? AND ${pointRating.raterHash} = ?))`,
    [point.pointId, idempotencyKey, day, raterHash ?? ''],
  );
  const found = rows.map(earlier.read);
  const same = found.find(row => row.idempotencyKey === idempotencyKey);
  if (same) {
    const {contentHash: first, idempotencyKey: _, ...receipt} = same;
    return first === contentHash ? {outcome: 'replayed', receipt} : {outcome: 'idempotency_key_reused'};
  }
  if (point.closedAt !== null || !isValidOn(point, day)) return {outcome: 'point_closed'};
  if (found.length > 0) return {outcome: 'already_rated'};
  return isRefused ? {outcome: 'too_many_at_point'} : undefined;
}
