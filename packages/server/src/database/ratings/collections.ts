import {isBad} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {
  NumberTaken,
  type Collection,
  type CollectionOutcome,
  type RatingStorage,
} from '../../domain/ratings/rating-storage.ts';
import {UniqueViolation, type Engine} from '../engine/engine.ts';
import {lockCounterShard, query, type Operation} from '../engine/operation.ts';
import {nullable, pick, select} from '../engine/table.ts';
import {collectedRating} from '../schema/collected-rating.ts';
import {rating} from '../schema/rating.ts';
import {workOrder} from '../schema/work-order.ts';
import {askRegisters, registerService} from '../services/services.ts';
import {collectedWrite, isStored, ratingsWithKeys, type CollectedAttempt} from './collected-write.ts';
import {whatFollows} from './what-follows.ts';

/** Another writer stored the same key or a rating of the same service meanwhile; the whole is undone and looked at again. */
class Overtaken extends Error {
  override readonly name = 'Overtaken';
}

/** How often a collection that was overtaken is looked at again: the second time it sees what overtook it. */
const tries = 3;

/**
 * Stores collected ratings. Those of services that are new share their transactions; each of the others has one of its own,
 * which finds the reason against it.
 */
export function collectionWriter(engine: Engine, marks: RowMarks): RatingStorage['collectRating'] {
  const write = engine.shared(collectedWrite(marks));
  return async collection => {
    const said = await askRegisters(engine, collection.registration);
    const attempt = {...collection, said, writeId: crypto.randomUUID()};
    try {
      if (said.refusal === undefined && (await write(attempt)))
        return {outcome: 'received', receipt: receiptOf(collection)};
    } catch (error) {
      // The same numbers and ids again, at the same moment.
      if (!(error instanceof UniqueViolation)) throw error;
    }
    for (let tried = 1; ; tried++) {
      try {
        return await engine.write(() => collectOne(marks, {...attempt, writeId: crypto.randomUUID()}));
      } catch (error) {
        if (error instanceof UniqueViolation) throw new NumberTaken({cause: error});
        if (!(error instanceof Overtaken) || tried === tries) throw error;
      }
    }
  };
}

/** Carries what a collection would have come to out of a transaction, which is undone. */
class Checked extends Error {
  override readonly name = 'Checked';
  readonly outcome: CollectionOutcome;

  constructor(outcome: CollectionOutcome) {
    super('The collection was only checked.');
    this.outcome = outcome;
  }
}

/** Collects each rating in a transaction of its own that is undone, so that the answer is the one of the real thing. */
export function collectionChecker(engine: Engine, marks: RowMarks): RatingStorage['checkCollection'] {
  function* checked(attempt: CollectedAttempt): Operation<never> {
    throw new Checked(yield* collectOne(marks, attempt));
  }
  return async collection => {
    const said = await askRegisters(engine, collection.registration);
    try {
      return await engine.write(() => checked({...collection, said, writeId: crypto.randomUUID()}));
    } catch (error) {
      if (error instanceof Checked) return error.outcome;
      if (error instanceof UniqueViolation) throw new NumberTaken({cause: error});
      throw error;
    }
  };
}

function receiptOf({receiptNumber, receiptKeyHash, orderNumber, receivedAt, draft}: Collection) {
  return {
    receiptNumber,
    receiptKeyHash,
    receivedAt: toUtc(receivedAt),
    orderNumber: isBad(draft.level) ? orderNumber : null,
  };
}

/** Registers or corrects the service and rates it; what is refused has changed nothing. */
function* collectOne(marks: RowMarks, attempt: CollectedAttempt): Operation<CollectionOutcome> {
  const known = yield* underSameKey(attempt);
  if (known) return known;
  const {registration, windowOpenFrom} = attempt;
  if (windowOpenFrom !== null && toUtc(registration.facts.servedAt) < windowOpenFrom)
    return {outcome: 'rating_window_closed'};
  const registered = yield* registerService(marks, registration, attempt.said);
  if (registered.outcome === 'service_already_rated') return {outcome: 'already_rated'};
  if (registered.outcome !== 'registered') return {outcome: registered.outcome};
  if (registered.rated) return {outcome: 'already_rated'};
  const found = {...attempt, registration: {...registration, serviceId: registered.serviceId}};
  const [, rows = []] = yield ratingsWithKeys([found]);
  if (!isStored(found, rows)) throw new Overtaken('The key or the service was used meanwhile.');
  yield [lockCounterShard, ...whatFollows(marks, [found])];
  return {outcome: 'received', receipt: receiptOf(found)};
}

const known = select({
  ...pick(rating, 'contentHash', 'receiptNumber', 'receiptKeyHash', 'receivedAt'),
  orderNumber: nullable(workOrder.orderNumber),
});

function* underSameKey({collection, contentHash}: Collection): Operation<CollectionOutcome | undefined> {
  const [row] = yield* query(
    `SELECT ${known} FROM ${collectedRating}
      JOIN ${rating} ON ${rating.ratingId} = ${collectedRating.ratingId}
      LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
      WHERE ${collectedRating.collectorId} = ? AND ${collectedRating.idempotencyKey} = ?`,
    [collection.collectorId, collection.idempotencyKey],
  );
  if (!row) return undefined;
  const {contentHash: first, ...receipt} = known.read(row);
  return first === contentHash ? {outcome: 'replayed', receipt} : {outcome: 'idempotency_key_reused'};
}
