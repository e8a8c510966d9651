import {toUtc} from '../../domain/calendar/utc.ts';
import {clockFact, type NewCaseEvent} from '../../domain/cases/case-event.ts';
import {toWebhookEvents} from '../../domain/cases/case-notifications.ts';
import type {CaseKey} from '../../domain/cases/case-storage.ts';
import type {CaseChange, OrderProgress, RatingCase, StoredReview} from '../../domain/cases/rating-case.ts';
import {batch, lock, lockCounterShard, type Operation, type Statement, type Value} from '../engine/operation.ts';
import {noClock} from '../schema/work-order.ts';
import {countOrder, countRating} from '../statistics/result-counts.ts';
import {eventStatements} from '../webhooks/webhook-events.ts';
import {findRatingId, readCase} from './read-case.ts';

/** Changes a life under a lock on its rating; whoever comes at the same time decides on what this one has written. */
export function* changeCase(
  key: CaseKey,
  within: string | null,
  decide: (ratingCase: RatingCase) => CaseChange | undefined,
): Operation<RatingCase | undefined> {
  const ratingId = yield* findRatingId(key, within);
  if (ratingId === undefined) return undefined;
  yield* lock('SELECT 1 FROM rating WHERE rating_id = ? FOR UPDATE', [ratingId]);
  // Read again under the lock: an order may have left the sight of its institution in the meantime.
  if ((yield* findRatingId(key, within)) !== ratingId) return undefined;
  const ratingCase = yield* readCase(ratingId);
  if (!ratingCase) return undefined;
  const changed = decide(ratingCase);
  if (changed === undefined) return ratingCase;
  yield* batch([...statementsOf(ratingCase, changed), ...eventStatements(toWebhookEvents(ratingCase, changed))]);
  return yield* readCase(ratingId);
}

function statementsOf(
  ratingCase: RatingCase,
  {event, order, review, voided, supplement, suspicions, notice}: CaseChange,
): Statement[] {
  const {ratingId} = ratingCase;
  const next = ratingCase.order && {...ratingCase.order, ...order};
  const recounted = ratingCase.order !== null && (order !== undefined || voided === true);
  return [
    ...(recounted || voided ? [lockCounterShard] : []),
    ...(recounted ? [countOrder(ratingId, -1)] : []),
    actInsertion(ratingCase, {...event, facts: {...event.facts, ...clockFacts(next, review)}}, next?.state ?? null),
    {
      sql: `INSERT INTO evidence_entry (entry_id, kind, at) VALUES (?, 'act', ?)`,
      params: [event.eventId, toUtc(event.at)],
    },
    ...(ratingCase.order && next ? orderUpdate(ratingCase.order.orderNumber, next) : []),
    ...(review ? [reviewWrite(ratingId, review)] : []),
    ...(voided
      ? [
          {sql: 'UPDATE rating SET voided_at = ? WHERE rating_id = ?', params: [toUtc(event.at), ratingId]},
          ...countRating({ratingId, tags: ratingCase.tags}, 'active', -1),
          ...countRating({ratingId, tags: ratingCase.tags}, 'voided', 1),
        ]
      : []),
    ...(recounted ? [countOrder(ratingId, 1)] : []),
    ...(supplement
      ? [
          {
            sql: 'INSERT INTO supplement (rating_id, added_at, comment, solved) VALUES (?, ?, ?, ?)',
            params: [ratingId, toUtc(supplement.addedAt), supplement.comment, supplement.solved ? 1 : 0],
          },
        ]
      : []),
    ...(notice
      ? [
          {
            sql: `UPDATE rectification_notice SET state = ?, ${notice.state === 'closed' ? 'closing_act' : 'answer_act'} = ?
              WHERE notice_id = ? AND rating_id = ?`,
            params: [notice.state, event.eventId, notice.noticeId, ratingId],
          },
        ]
      : []),
    ...(suspicions?.suspicionIds ?? []).map(suspicionId => ({
      sql: 'UPDATE suspicion SET decision = ?, act_id = ? WHERE suspicion_id = ? AND rating_id = ?',
      params: [suspicions?.decision ?? null, event.eventId, suspicionId, ratingId],
    })),
  ];
}

/** The clocks as the act leaves them, so that the log holds them. */
function clockFacts(order: OrderProgress | null, review: StoredReview | undefined): NewCaseEvent['facts'] {
  return {
    ...(order && {dueAt: clockFact(order.dueAt), answerDueAt: clockFact(order.answerDueAt)}),
    ...(review?.state === 'open' && {reviewDueAt: clockFact(review.dueAt)}),
  };
}

function actInsertion(ratingCase: RatingCase, event: NewCaseEvent, to: string | null): Statement {
  const {actor} = event;
  const person = actor.kind === 'person' ? actor : undefined;
  const values: Value[] = [
    event.eventId,
    ratingCase.ratingId,
    (ratingCase.events.at(-1)?.sequence ?? 0) + 1,
    ratingCase.order?.orderNumber ?? null,
    event.reviewId ?? null,
    event.kind,
    actor.kind,
    person?.role ?? null,
    person?.institutionCode ?? null,
    person?.ref ?? null,
    toUtc(event.at),
    ratingCase.order?.state ?? null,
    to,
    JSON.stringify(event.facts),
    JSON.stringify(event.texts),
    event.textsSalt,
    event.idempotencyKey ?? null,
    event.contentHash ?? null,
  ];
  return {
    sql: `INSERT INTO act (act_id, rating_id, sequence, order_number, review_id, kind, actor_kind, actor_role,
        actor_institution, actor_ref, at, from_state, to_state, facts, texts, texts_salt, idempotency_key, content_hash)
      VALUES (${values.map(() => '?').join(', ')})`,
    params: values,
  };
}

/** Every act makes a new version of the order, so that whoever looked before is told. */
function orderUpdate(orderNumber: string, next: OrderProgress): Statement[] {
  return [
    {
      sql: `UPDATE work_order SET state = ?, version = version + 1, institution_code = ?, due_at = ?, answer_due_at = ?,
          extended_days = ?, escalated_at = ?, answered_at = ?, closed_at = ?, outcome = ?, promised_for = ?
        WHERE order_number = ?`,
      params: [
        next.state,
        next.institutionCode,
        next.dueAt === null ? noClock : toUtc(next.dueAt),
        utcOrNull(next.answerDueAt),
        next.extendedDays,
        utcOrNull(next.escalatedAt),
        utcOrNull(next.answeredAt),
        utcOrNull(next.closedAt),
        next.outcome,
        next.promisedFor,
        orderNumber,
      ],
    },
    {
      sql: `INSERT INTO order_holder (order_number, institution_code) VALUES (?, ?)
        ON CONFLICT (order_number, institution_code) DO NOTHING`,
      params: [orderNumber, next.institutionCode],
    },
  ];
}

const utcOrNull = (moment: string | null): string | null => (moment === null ? null : toUtc(moment));

function reviewWrite(ratingId: string, review: StoredReview): Statement {
  const {reason, evidence, decisionReason} = review;
  return {
    sql: `INSERT INTO review (review_id, rating_id, instance, ground, state, requested_at, requested_by, requested_ref,
        request_texts, due_at, decided_at, decided_by, decided_ref, decision_texts)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (review_id) DO UPDATE SET state = excluded.state, decided_at = excluded.decided_at,
        decided_by = excluded.decided_by, decided_ref = excluded.decided_ref, decision_texts = excluded.decision_texts`,
    params: [
      review.reviewId,
      ratingId,
      review.instance,
      review.ground,
      review.state,
      toUtc(review.requestedAt),
      review.requestedBy,
      review.requestedRef,
      JSON.stringify({reason, evidence}),
      review.dueAt === null ? noClock : toUtc(review.dueAt),
      utcOrNull(review.decidedAt),
      review.decidedBy,
      review.decidedRef,
      decisionReason === null ? null : JSON.stringify({reason: decisionReason}),
    ],
  };
}
