import {isBad} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {Collection, NewRating} from '../../domain/ratings/rating-storage.ts';
import type {Statement} from '../engine/operation.ts';
import {inputRows, inputTable, insertFrom, pick} from '../engine/table.ts';
import {insertEntriesOfRatings, type WrittenRating} from '../evidence/new-entries.ts';
import {noteBadRatings} from '../notices/notices.ts';
import {defaultRating} from '../schema/default-rating.ts';
import {rating} from '../schema/rating.ts';
import {servicePerson} from '../schema/service.ts';
import {suspicionCandidate} from '../schema/suspicion.ts';
import {orderHolder, workOrder} from '../schema/work-order.ts';
import {countWritten, countWrittenOrders, input, inputRatings, isWritten} from '../statistics/result-counts.ts';
import {orderCreatedEvents, receivedEvents} from '../webhooks/webhook-events.ts';

/**
 * A rating with a mark of this one attempt to write it: another attempt with the same ids has another mark. It comes by the
 * token of an invitation, by a collector, or by the printed code of a point, which is then what is rated.
 */
export interface WrittenAttempt extends NewRating, Partial<Pick<Collection, 'collection' | 'registration'>> {
  readonly writeId: string;
  readonly tokenHash?: string;
  /** The id of the service that a visit to a point has become. */
  readonly visitId?: string;
}

/**
 * What follows the insertion of ratings: their entries in the evidence log, orders, counts, events. Each statement reads only
 * ratings that this write has stored, so it does nothing for those that were refused.
 */
export function whatFollows(marks: RowMarks, attempts: readonly WrittenAttempt[]): Statement[] {
  const bad = attempts.filter(({draft}) => isBad(draft.level));
  const tagged = attempts.some(({draft}) => draft.tags.length > 0);
  return [
    insertEntriesOfRatings(marks, attempts.map(toWritten)),
    candidates(attempts),
    replacements(attempts),
    ...(bad.length > 0 ? orders(bad) : []),
    ...countWritten(attempts, tagged),
    receivedEvents(attempts),
    ...(bad.length > 0 ? [orderCreatedEvents(bad)] : []),
  ];
}

function toWritten({draft, writeId, orderNumber, orderDueAt, answerDueAt, ...given}: WrittenAttempt): WrittenRating {
  const bad = isBad(draft.level);
  const {ratingId, day, catalogueVersion, receiptNumber, commentSalt, tokenHash = null, registration} = given;
  return {
    writeId,
    row: {
      kind: 'rating',
      at: toUtc(given.receivedAt),
      ...{ratingId, day, catalogueVersion, receiptNumber, commentSalt, tokenHash},
      ...(given.collection && {collection: given.collection, serviceId: registration?.serviceId}),
      ...(given.visitId !== undefined && {serviceId: given.visitId, subject: 'point'}),
      ...draft,
      tags: JSON.stringify(draft.tags),
      pressedAt: utcOrNull(draft.pressedAt),
      orderNumber: bad ? orderNumber : null,
    },
    clocks: bad ? {dueAt: utcOrNull(orderDueAt), answerDueAt: utcOrNull(answerDueAt)} : undefined,
  };
}

const traced = inputTable({
  ...pick(rating, 'ratingId', 'writeId'),
  ...pick(suspicionCandidate, 'deviceId', 'sourceRef', 'commentHash'),
});

const insertCandidates = insertFrom(
  suspicionCandidate,
  {...pick(rating, 'ratingId', 'receivedAt'), ...pick(traced, 'deviceId', 'sourceRef', 'commentHash')},
  `FROM ${traced} CROSS JOIN ${rating} WHERE ${isWritten}`,
);

const candidates = (attempts: readonly WrittenAttempt[]): Statement => ({
  input: inputRows(
    traced,
    attempts.map(({ratingId, writeId, trace}) => ({ratingId, writeId, ...trace})),
  ),
  sql: insertCandidates,
  params: [],
});

const replaceDefaults = `UPDATE ${defaultRating} SET ${defaultRating.replacedBy.name} = ${rating.ratingId}
  FROM ${input} CROSS JOIN ${rating}
  WHERE ${isWritten} AND ${defaultRating.serviceId} = ${rating.serviceId} AND ${defaultRating.replacedBy} IS NULL`;

const replacements = (attempts: readonly WrittenAttempt[]): Statement => ({
  input: inputRatings(attempts),
  sql: replaceDefaults,
  params: [],
});

const ordered = inputTable({
  ...pick(rating, 'ratingId', 'writeId'),
  ...pick(workOrder, 'orderNumber', 'dueAt', 'answerDueAt'),
});
const isNamed = `EXISTS (SELECT 1 FROM ${servicePerson} WHERE ${servicePerson.serviceId} = ${rating.serviceId})`;

const insertOrders = insertFrom(
  workOrder,
  {
    ...pick(rating, 'ratingId', 'institutionCode', 'areaCode', 'day'),
    ...pick(ordered, 'orderNumber', 'dueAt', 'answerDueAt'),
    createdAt: rating.receivedAt,
    realName: `CASE WHEN ${isNamed} THEN 1 ELSE 0 END`,
  },
  `FROM ${ordered} CROSS JOIN ${rating} WHERE ${isWritten}`,
);

const insertHolders = insertFrom(
  orderHolder,
  pick(workOrder, 'orderNumber', 'institutionCode'),
  `FROM ${input} CROSS JOIN ${rating} CROSS JOIN ${workOrder}
    WHERE ${isWritten} AND ${workOrder.ratingId} = ${rating.ratingId}`,
);

const keepPersons = `UPDATE ${servicePerson} SET ${servicePerson.hasOrder.name} = 1
  FROM ${input} CROSS JOIN ${rating} WHERE ${isWritten} AND ${servicePerson.serviceId} = ${rating.serviceId}`;

/** The duties that bad ratings create, routed to the institutions that handled the services. */
const orders = (bad: readonly WrittenAttempt[]): Statement[] => [
  {
    input: inputRows(
      ordered,
      bad.map(({ratingId, writeId, orderNumber, orderDueAt, answerDueAt}) => ({
        ...{ratingId, writeId, orderNumber},
        dueAt: utcOrNull(orderDueAt),
        answerDueAt: utcOrNull(answerDueAt),
      })),
    ),
    sql: insertOrders,
    params: [],
  },
  {input: inputRatings(bad), sql: insertHolders, params: []},
  {input: inputRatings(bad), sql: keepPersons, params: []},
  noteBadRatings(bad),
  countWrittenOrders(bad),
];

/** A moment in UTC as it is stored. */
export const utcOrNull = (moment: string | null): string | null => (moment === null ? null : toUtc(moment));
