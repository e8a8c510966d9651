import {toUtc} from '../../domain/calendar/utc.ts';
import {clockFact, type NewCaseEvent} from '../../domain/cases/case-event.ts';
import {toWebhookEvents} from '../../domain/cases/case-notifications.ts';
import type {CaseKey} from '../../domain/cases/case-storage.ts';
import type {
  CaseChange,
  OrderProgress,
  RatingCase,
  StoredReview,
  StoredSupplement,
} from '../../domain/cases/rating-case.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {batch, lock, lockCounterShard, queryUnlocked, type Operation, type Statement} from '../engine/operation.ts';
import {insert, namesOf, takenOver, update, written} from '../engine/table.ts';
import {insertEntries} from '../evidence/new-entries.ts';
import {act} from '../schema/act.ts';
import {rating, supplement as supplementTable} from '../schema/rating.ts';
import {rectificationNotice} from '../schema/rectification-notice.ts';
import {review as reviewTable} from '../schema/review.ts';
import {suspicion} from '../schema/suspicion.ts';
import {orderHolder, workOrder} from '../schema/work-order.ts';
import {countOrder, countRating} from '../statistics/result-counts.ts';
import {eventStatements} from '../webhooks/webhook-events.ts';
import {findRatingId, readCase} from './read-case.ts';

/**
 * Changes a case under a lock on its rating: a change that comes at the same time waits and then sees this one, or skips
 * the case.
 */
export function* changeCase(
  marks: RowMarks,
  key: CaseKey,
  within: string | null,
  decide: (ratingCase: RatingCase) => CaseChange | undefined,
  {busy = 'wait'}: {readonly busy?: 'wait' | 'skip'} = {},
): Operation<RatingCase | undefined> {
  const ratingId = yield* findRatingId(key, within);
  if (ratingId === undefined) return undefined;
  const locking = `SELECT 1 FROM ${rating} WHERE ${rating.ratingId} = ?`;
  if (busy === 'skip') {
    if ((yield* queryUnlocked(locking, [ratingId])).length === 0) return undefined;
  } else yield* lock(`${locking} FOR UPDATE`, [ratingId]);
  // Read again under the lock, since the order may have been transferred to an institution outside `within`.
  if ((yield* findRatingId(key, within)) !== ratingId) return undefined;
  const ratingCase = yield* readCase(ratingId);
  if (!ratingCase) return undefined;
  const changed = decide(ratingCase);
  if (changed === undefined) return ratingCase;
  yield* batch([...statementsOf(marks, ratingCase, changed), ...eventStatements(toWebhookEvents(ratingCase, changed))]);
  return yield* readCase(ratingId);
}

function statementsOf(
  marks: RowMarks,
  ratingCase: RatingCase,
  {event, order, review, voided, supplement, suspicions, notice}: CaseChange,
): Statement[] {
  const {ratingId} = ratingCase;
  const {eventId} = event;
  const at = toUtc(event.at);
  const next = ratingCase.order && {...ratingCase.order, ...order};
  const recounted = ratingCase.order !== null && (order !== undefined || voided === true);
  return [
    ...(recounted || voided ? [lockCounterShard] : []),
    ...(recounted ? [countOrder(ratingId, -1)] : []),
    ...eventInsertion(
      marks,
      eventRow(ratingCase, {...event, facts: {...event.facts, ...clockFacts(next, review)}}, next),
    ),
    ...(ratingCase.order && next ? orderUpdate(ratingCase.order.orderNumber, next) : []),
    ...(review ? [reviewWrite(ratingId, review)] : []),
    ...(voided
      ? [
          update(rating, {voidedAt: at}, `${rating.ratingId} = ?`, ratingId),
          ...countRating({ratingId, tags: ratingCase.tags}, 'active', -1),
          ...countRating({ratingId, tags: ratingCase.tags}, 'voided', 1),
        ]
      : []),
    ...(recounted ? [countOrder(ratingId, 1)] : []),
    ...(supplement ? [supplementInsertion(ratingId, supplement)] : []),
    ...(notice
      ? [
          update(
            rectificationNotice,
            {state: notice.state, [notice.state === 'closed' ? 'closingEventId' : 'answerEventId']: eventId},
            `${rectificationNotice.noticeId} = ? AND ${rectificationNotice.ratingId} = ?`,
            ...[notice.noticeId, ratingId],
          ),
        ]
      : []),
    ...(suspicions?.suspicionIds ?? []).map(suspicionId =>
      update(
        suspicion,
        {decision: suspicions?.decision ?? null, eventId},
        `${suspicion.suspicionId} = ? AND ${suspicion.ratingId} = ?`,
        ...[suspicionId, ratingId],
      ),
    ),
  ];
}

const supplementInsertion = (ratingId: string, {addedAt, comment, solved}: StoredSupplement): Statement =>
  insert(supplementTable, {ratingId, addedAt: toUtc(addedAt), comment, solved});

/** The clocks after the event, so that the evidence log has them. */
function clockFacts(order: OrderProgress | null, review: StoredReview | undefined): NewCaseEvent['facts'] {
  return {
    ...(order && {dueAt: clockFact(order.dueAt), answerDueAt: clockFact(order.answerDueAt)}),
    ...(review?.state === 'open' && {reviewDueAt: clockFact(review.dueAt)}),
  };
}

/** The row of an event and its entry in the evidence log. */
function eventInsertion(marks: RowMarks, row: ReturnType<typeof eventRow>): Statement[] {
  const {eventId: actId, kind, facts, texts, ...given} = row;
  const [factsText, textsText] = [String(act.facts.write(facts)), String(act.texts.write(texts))];
  const source = {...given, kind: 'act', act: kind, actId, facts: factsText, texts: textsText, erasedAt: null} as const;
  return [insert(act, row), insertEntries(marks, [source])];
}

function eventRow(ratingCase: RatingCase, event: NewCaseEvent, next: OrderProgress | null) {
  const {eventId, kind, actor, facts, texts, textsSalt, reviewId, idempotencyKey, contentHash} = event;
  const person = actor.kind === 'person' ? actor : undefined;
  return {
    eventId,
    ratingId: ratingCase.ratingId,
    sequence: (ratingCase.events.at(-1)?.sequence ?? 0) + 1,
    orderNumber: ratingCase.order?.orderNumber ?? null,
    reviewId: reviewId ?? null,
    kind,
    actorKind: actor.kind,
    actorRole: person?.role ?? null,
    actorInstitution: person?.institutionCode ?? null,
    actorRef: person?.ref ?? null,
    at: toUtc(event.at),
    from: ratingCase.order?.state ?? null,
    to: next?.state ?? null,
    facts,
    texts,
    textsSalt,
    idempotencyKey: idempotencyKey ?? null,
    contentHash: contentHash ?? null,
  };
}

/** Each event makes a new version of the order, so that a step decided on an older version is refused. */
function orderUpdate(orderNumber: string, next: OrderProgress): Statement[] {
  const {state, institutionCode, offeredTo, moved, extendedDays, outcome, promisedFor} = next;
  const {assignments, params} = written(workOrder, {
    ...{state, institutionCode, offeredTo, moved, extendedDays, outcome, promisedFor},
    dueAt: utcOrNull(next.dueAt),
    answerDueAt: utcOrNull(next.answerDueAt),
    escalatedAt: utcOrNull(next.escalatedAt),
    answeredAt: utcOrNull(next.answeredAt),
    closedAt: utcOrNull(next.closedAt),
  });
  const {version} = workOrder;
  return [
    {
      sql: `UPDATE ${workOrder} SET ${assignments}, ${version.name} = ${version} + 1 WHERE ${workOrder.orderNumber} = ?`,
      params: [...params, orderNumber],
    },
    insert(
      orderHolder,
      {orderNumber, institutionCode},
      `ON CONFLICT (${namesOf(orderHolder.orderNumber, orderHolder.institutionCode)}) DO NOTHING`,
    ),
  ];
}

const utcOrNull = (moment: string | null): string | null => (moment === null ? null : toUtc(moment));

function reviewWrite(ratingId: string, review: StoredReview): Statement {
  const {reviewId, instance, ground, state, reason, evidence, requestedBy, requestedRef} = review;
  const {decidedBy, decidedRef, decisionReason} = review;
  const decided = [reviewTable.decidedAt, reviewTable.decidedBy, reviewTable.decidedRef, reviewTable.decisionReason];
  return insert(
    reviewTable,
    {
      ...{reviewId, ratingId, instance, ground, state},
      ...{requestedAt: toUtc(review.requestedAt), requestedBy, requestedRef, request: {reason, evidence}},
      dueAt: utcOrNull(review.dueAt),
      ...{decidedAt: utcOrNull(review.decidedAt), decidedBy, decidedRef, decisionReason},
    },
    `ON CONFLICT (${reviewTable.reviewId.name}) DO UPDATE SET ${takenOver(reviewTable.state, ...decided)}`,
  );
}
