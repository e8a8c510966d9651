import {isBad} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {provenChannel} from '../../domain/ratings/channel.ts';
import type {Submission} from '../../domain/ratings/rating-storage.ts';
import type {SharedWrite} from '../engine/engine.ts';
import type {Statement} from '../engine/operation.ts';
import {columnsOf, flag, inputRows, inputTable, insertFrom, moment, namesOf, pick, select} from '../engine/table.ts';
import {insertEntriesOfRatings, type WrittenRating} from '../evidence/new-entries.ts';
import {noteBadRatings} from '../notices/notices.ts';
import {defaultRating} from '../schema/default-rating.ts';
import {institution} from '../schema/institution.ts';
import {invitation} from '../schema/invitation.ts';
import {rating} from '../schema/rating.ts';
import {service, servicePerson} from '../schema/service.ts';
import {suspicionCandidate} from '../schema/suspicion.ts';
import {orderHolder, workOrder} from '../schema/work-order.ts';
import {countWritten, countWrittenOrders, input, inputRatings, isWritten} from '../statistics/result-counts.ts';
import {orderCreatedEvents, receivedEvents} from '../webhooks/webhook-events.ts';

/** Earlier than every service: there is no rating window. */
const earliest = '0001-01-01T00:00:00.000Z';

const openLink = {by: 'invitation', channel: null} as const;

/** A submission whose invitation has an id; whether the token is right is not looked at yet. */
export interface FoundSubmission extends Submission {
  readonly invitationId: string;
}

/** A submission with a mark of this one attempt to write it: another attempt with the same ids has another mark. */
interface Attempt extends FoundSubmission {
  readonly writeId: string;
}

const stored = select(pick(rating, 'writeId'));

/** Stores ratings with everything that depends on them; returns for each whether it was stored. */
export const ratingWrite = (marks: RowMarks): SharedWrite<Attempt, boolean> => ({
  counts: true,
  /**
   * Each of the later statements reads only ratings that this write has stored, so it does nothing for those that the
   * first statement refused.
   */
  statements: attempts => {
    const bad = attempts.filter(({draft}) => isBad(draft.level));
    const tagged = attempts.some(({draft}) => draft.tags.length > 0);
    return [
      ratings(attempts),
      insertEntriesOfRatings(marks, attempts.map(toWritten)),
      candidates(attempts),
      replacements(attempts),
      ...(bad.length > 0 ? orders(bad) : []),
      ...countWritten(attempts, tagged),
      receivedEvents(attempts),
      ...(bad.length > 0 ? [orderCreatedEvents(bad)] : []),
    ];
  },
  results: (attempts, [inserted = []]) => {
    const written = new Set(inserted.map(row => stored.read(row).writeId));
    return attempts.map(({writeId}) => written.has(writeId));
  },
});

function toWritten({draft, writeId, orderNumber, orderDueAt, answerDueAt, ...given}: Attempt): WrittenRating {
  const bad = isBad(draft.level);
  const {ratingId, day, catalogueVersion, receiptNumber, commentSalt, tokenHash: hash} = given;
  return {
    writeId,
    row: {
      kind: 'rating',
      at: toUtc(given.receivedAt),
      ...{ratingId, day, catalogueVersion, receiptNumber, commentSalt, tokenHash: hash},
      ...draft,
      tags: JSON.stringify(draft.tags),
      pressedAt: utcOrNull(draft.pressedAt),
      orderNumber: bad ? orderNumber : null,
    },
    clocks: bad ? {dueAt: utcOrNull(orderDueAt), answerDueAt: utcOrNull(answerDueAt)} : undefined,
  };
}

const submitted = inputTable({
  ...pick(rating, 'ratingId', 'writeId', 'day', 'level', 'tags', 'comment', 'channel', 'pressedAt'),
  ...pick(rating, 'catalogueVersion', 'idempotencyKey', 'contentHash', 'receiptNumber', 'receivedAt', 'commentSalt'),
  ...pick(rating, 'receiptKeyHash'),
  ...pick(invitation, 'invitationId', 'tokenHash'),
  openFrom: moment('open_from'),
  onOpenLink: flag('on_open_link'),
});
const {invitationId, tokenHash, openFrom, onOpenLink, ...given} = columnsOf(submitted);

const insertRatings = insertFrom(
  rating,
  {
    ...given,
    serviceId: service.serviceId,
    invitationId: invitation.invitationId,
    institutionCode: institution.code,
    areaCode: institution.areaCode,
    source: `'active'`,
  },
  `FROM ${submitted} CROSS JOIN ${invitation} CROSS JOIN ${service} CROSS JOIN ${institution}
    WHERE ${invitation.invitationId} = ${invitationId} AND ${invitation.tokenHash} = ${tokenHash}
      AND ${invitation.expiresAt} > ${given.receivedAt}
      AND (${invitation.channel} = ${given.channel} OR (${invitation.channel} IS NULL AND ${onOpenLink} = 1))
      AND ${service.serviceId} = ${invitation.serviceId} AND ${service.servedAt} >= ${openFrom}
      AND ${institution.code} = ${service.institutionCode}
    ON CONFLICT (${namesOf(rating.serviceId)}) DO NOTHING RETURNING ${stored}`,
);

const ratings = (attempts: readonly Attempt[]): Statement => ({
  input: inputRows(
    submitted,
    attempts.map(({draft, ...attempt}) => ({
      ...attempt,
      ...draft,
      pressedAt: utcOrNull(draft.pressedAt),
      receivedAt: toUtc(attempt.receivedAt),
      openFrom: utcOrNull(attempt.windowOpenFrom) ?? earliest,
      onOpenLink: provenChannel(draft.channel, openLink) !== undefined,
    })),
  ),
  sql: insertRatings,
  params: [],
});

const traced = inputTable({
  ...pick(rating, 'ratingId', 'writeId'),
  ...pick(suspicionCandidate, 'deviceId', 'sourceRef', 'commentHash'),
});

const insertCandidates = insertFrom(
  suspicionCandidate,
  {...pick(rating, 'ratingId', 'receivedAt'), ...pick(traced, 'deviceId', 'sourceRef', 'commentHash')},
  `FROM ${traced} CROSS JOIN ${rating} WHERE ${isWritten}`,
);

const candidates = (attempts: readonly Attempt[]): Statement => ({
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

const replacements = (attempts: readonly Attempt[]): Statement => ({
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
const orders = (bad: readonly Attempt[]): Statement[] => [
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

const utcOrNull = (moment: string | null): string | null => (moment === null ? null : toUtc(moment));
