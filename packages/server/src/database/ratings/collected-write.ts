import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {Collection} from '../../domain/ratings/rating-storage.ts';
import type {SharedWrite} from '../engine/engine.ts';
import type {Statement} from '../engine/operation.ts';
import {columnsOf, inputRows, inputTable, insertFrom, moment, namesOf, pick, select} from '../engine/table.ts';
import {collectedRating} from '../schema/collected-rating.ts';
import {defaultCandidate} from '../schema/default-rating.ts';
import {institution} from '../schema/institution.ts';
import {rating} from '../schema/rating.ts';
import {service, servicePerson} from '../schema/service.ts';
import type {SaidByRegisters} from '../services/registered-facts.ts';
import {newService, newServices} from '../services/new-services.ts';
import {earliest} from './rating-write.ts';
import {utcOrNull, whatFollows} from './what-follows.ts';

/** A collection with a mark of this one attempt to write it. Its registration has the id of the service that is rated. */
export interface CollectedAttempt extends Collection {
  readonly writeId: string;
  readonly said: SaidByRegisters;
}

const stored = select(pick(rating, 'writeId'));

/**
 * Registers services that are new and stores their ratings; false for each collection that is not plainly new: its service or
 * its key is known, its institution is not known or not allowed, or its time is over.
 */
export const collectedWrite = (marks: RowMarks): SharedWrite<CollectedAttempt, boolean> => ({
  counts: true,
  /**
   * Each service has a new id, so the statements behind the first one find only services that this write has stored. Those
   * that remain without a rating, because the key was known, are taken back before anybody sees them.
   */
  statements(attempts) {
    const added = newServices.statements(
      attempts.map(({registration, said}) => newService(marks, registration, said.unrated)),
    );
    return [...added, ...ratingsWithKeys(attempts), ...takeBack(attempts), ...whatFollows(marks, attempts)];
  },
  results(attempts, rows) {
    // The ratings are the only ones that answer with the mark of an attempt.
    const written = new Set(rows.flat().map(row => row['writeId']));
    return attempts.map(({writeId}) => written.has(writeId));
  },
});

/** The keys and the ratings of services that are registered. */
export const ratingsWithKeys = (attempts: readonly CollectedAttempt[]): Statement[] => [
  keys(attempts),
  ratings(attempts),
];

/** Whether the rating of an attempt is among the rows of {@link ratingsWithKeys}. */
export const isStored = ({writeId}: CollectedAttempt, rows: readonly object[]): boolean =>
  rows.some(row => (row as {readonly writeId?: unknown}).writeId === writeId);

const keyed = inputTable({
  ...columnsOf(collectedRating),
  ...pick(service, 'serviceId'),
  openFrom: moment('open_from'),
});
const {serviceId: servedIn, openFrom, ...facts} = columnsOf(keyed);

/** In one order, so that two transactions with the same keys do not wait for each other. */
const insertKeys = insertFrom(
  collectedRating,
  facts,
  `FROM ${keyed} CROSS JOIN ${service} WHERE ${service.serviceId} = ${servedIn} AND ${service.servedAt} >= ${openFrom}
    ORDER BY ${facts.collectorId}, ${facts.idempotencyKey}
    ON CONFLICT (${namesOf(collectedRating.collectorId, collectedRating.idempotencyKey)}) DO NOTHING`,
);

const keys = (attempts: readonly CollectedAttempt[]): Statement => ({
  input: inputRows(
    keyed,
    attempts.map(({ratingId, collection, registration: {serviceId}, windowOpenFrom}) => ({
      ...collection,
      ...{ratingId, serviceId},
      openFrom: utcOrNull(windowOpenFrom) ?? earliest,
    })),
  ),
  sql: insertKeys,
  params: [],
});

const submitted = inputTable({
  ...pick(rating, 'ratingId', 'writeId', 'serviceId', 'day', 'level', 'tags', 'comment', 'channel', 'pressedAt'),
  ...pick(rating, 'catalogueVersion', 'contentHash', 'receiptNumber', 'receivedAt', 'commentSalt', 'receiptKeyHash'),
});

const insertRatings = insertFrom(
  rating,
  {
    ...columnsOf(submitted),
    institutionCode: institution.code,
    areaCode: institution.areaCode,
    source: `'active'`,
  },
  `FROM ${submitted} CROSS JOIN ${collectedRating} CROSS JOIN ${service} CROSS JOIN ${institution}
    WHERE ${collectedRating.ratingId} = ${submitted.ratingId} AND ${service.serviceId} = ${submitted.serviceId}
      AND ${institution.code} = ${service.institutionCode}
    ON CONFLICT (${namesOf(rating.serviceId)}) DO NOTHING RETURNING ${stored}`,
);

const ratings = (attempts: readonly CollectedAttempt[]): Statement => ({
  input: inputRows(
    submitted,
    attempts.map(({draft, registration: {serviceId}, ...attempt}) => ({
      ...attempt,
      ...draft,
      serviceId,
      pressedAt: utcOrNull(draft.pressedAt),
      receivedAt: toUtc(attempt.receivedAt),
    })),
  ),
  sql: insertRatings,
  params: [],
});

const served = inputTable(pick(service, 'serviceId'));

/** Deletes the rows about services of the attempts that have no rating. */
function takeBack(attempts: readonly CollectedAttempt[]): Statement[] {
  const input = inputRows(
    served,
    attempts.map(({registration: {serviceId}}) => ({serviceId})),
  );
  return [servicePerson, defaultCandidate, service].map(table => ({
    input,
    sql: `DELETE FROM ${table} WHERE ${table.serviceId} IN (SELECT ${served.serviceId} FROM ${served})
      AND NOT EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${table.serviceId})`,
    params: [],
  }));
}
