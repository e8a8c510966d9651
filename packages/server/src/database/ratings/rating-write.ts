import {isBad} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {Submission} from '../../domain/ratings/rating-storage.ts';
import type {SharedWrite} from '../engine/engine.ts';
import type {Statement} from '../engine/operation.ts';
import {noteBadRatings} from '../notices/notices.ts';
import {noClock} from '../schema/work-order.ts';
import {countWritten, countWrittenOrders, inputRatings, isWritten} from '../statistics/result-counts.ts';
import {orderCreatedEvents, receivedEvents} from '../webhooks/webhook-events.ts';

/** Before every service: no window is set. */
const earliest = '0001-01-01T00:00:00.000Z';

/** A submission with a mark of this very attempt to write it: whoever sends the same ids again has another. */
interface Attempt extends Submission {
  readonly writeId: string;
}

/** Stores ratings with all that follows from them; for each, whether it was stored. */
export const ratingWrite: SharedWrite<Attempt, boolean> = {
  /**
   * Each of the later statements starts from the ratings that this very write has stored, so it does nothing for those
   * with which the first did nothing.
   */
  statements: attempts => {
    const bad = attempts.filter(({draft}) => isBad(draft.level));
    const tagged = attempts.some(({draft}) => draft.tags.length > 0);
    return [
      ratings(attempts),
      evidence(attempts),
      candidates(attempts),
      replacements(attempts),
      ...(bad.length > 0 ? orders(bad) : []),
      ...countWritten(attempts, tagged),
      receivedEvents(attempts),
      ...(bad.length > 0 ? [orderCreatedEvents(bad)] : []),
    ];
  },
  results: (attempts, [inserted = []]) => {
    const written = new Set(inserted.map(({write_id: writeId}) => writeId));
    return attempts.map(({writeId}) => written.has(writeId));
  },
};

const ratings = (attempts: readonly Attempt[]): Statement => ({
  input: {
    columns: {
      ...{rating_id: 'text', write_id: 'text', token_hash: 'text', day: 'day', level: 'text', tags: 'text'},
      ...{comment: 'text', channel: 'text', pressed_at: 'moment', catalogue_version: 'text', idempotency_key: 'text'},
      ...{content_hash: 'text', receipt_number: 'text', received_at: 'moment', comment_salt: 'text'},
      window_open_from: 'moment',
    },
    rows: attempts.map(attempt => [
      ...[attempt.ratingId, attempt.writeId, attempt.tokenHash, attempt.day],
      ...[attempt.draft.level, JSON.stringify(attempt.draft.tags), attempt.draft.comment, attempt.draft.channel],
      ...[utcOrNull(attempt.draft.pressedAt), attempt.catalogueVersion, attempt.idempotencyKey, attempt.contentHash],
      ...[attempt.receiptNumber, toUtc(attempt.receivedAt), attempt.commentSalt],
      utcOrNull(attempt.windowOpenFrom) ?? earliest,
    ]),
  },
  sql: `INSERT INTO rating (rating_id, write_id, service_id, invitation_id, institution_code, area_code, day, level,
      source, tags, comment, channel, pressed_at, catalogue_version, idempotency_key, content_hash, receipt_number,
      received_at, comment_salt)
    SELECT input.rating_id, input.write_id, service.service_id, invitation.invitation_id, institution.code,
      institution.area_code, input.day, input.level, 'active', input.tags, input.comment, input.channel,
      input.pressed_at, input.catalogue_version, input.idempotency_key, input.content_hash, input.receipt_number,
      input.received_at, input.comment_salt
    FROM input CROSS JOIN invitation CROSS JOIN service CROSS JOIN institution
    WHERE invitation.token_hash = input.token_hash AND invitation.expires_at > input.received_at
      AND service.service_id = invitation.service_id AND service.served_at >= input.window_open_from
      AND institution.code = service.institution_code
    ON CONFLICT (service_id) DO NOTHING
    RETURNING write_id`,
  params: [],
});

const evidence = (attempts: readonly Attempt[]): Statement => ({
  input: inputRatings(attempts),
  sql: `INSERT INTO evidence_entry (entry_id, kind, at)
    SELECT rating.rating_id, 'rating', rating.received_at FROM input CROSS JOIN rating WHERE ${isWritten}`,
  params: [],
});

const candidates = (attempts: readonly Attempt[]): Statement => ({
  input: {
    columns: {rating_id: 'text', write_id: 'text', device_id: 'text', source_ref: 'text', comment_hash: 'text'},
    rows: attempts.map(({ratingId, writeId, trace}) => [
      ...[ratingId, writeId],
      ...[trace.deviceId, trace.sourceRef, trace.commentHash],
    ]),
  },
  sql: `INSERT INTO suspicion_candidate (rating_id, received_at, device_id, source_ref, comment_hash)
    SELECT rating.rating_id, rating.received_at, input.device_id, input.source_ref, input.comment_hash
    FROM input CROSS JOIN rating WHERE ${isWritten}`,
  params: [],
});

const replacements = (attempts: readonly Attempt[]): Statement => ({
  input: inputRatings(attempts),
  sql: `UPDATE default_rating SET replaced_by = rating.rating_id FROM input CROSS JOIN rating
    WHERE ${isWritten} AND default_rating.service_id = rating.service_id AND default_rating.replaced_by IS NULL`,
  params: [],
});

/** The duties that bad ratings create, routed to the institutions that handled the services. */
const orders = (bad: readonly Attempt[]): Statement[] => [
  {
    input: {
      columns: {
        ...{rating_id: 'text', write_id: 'text', order_number: 'text'},
        ...{due_at: 'moment', answer_due_at: 'moment'},
      },
      rows: bad.map(({ratingId, writeId, orderNumber, orderDueAt, answerDueAt}) => [
        ...[ratingId, writeId, orderNumber],
        ...[utcOrNull(orderDueAt) ?? noClock, utcOrNull(answerDueAt)],
      ]),
    },
    sql: `INSERT INTO work_order (order_number, rating_id, institution_code, area_code, day, created_at, due_at,
        answer_due_at, real_name)
      SELECT input.order_number, rating.rating_id, rating.institution_code, rating.area_code, rating.day,
        rating.received_at, input.due_at, input.answer_due_at, CASE WHEN EXISTS (
          SELECT 1 FROM service_person WHERE service_person.service_id = rating.service_id) THEN 1 ELSE 0 END
      FROM input CROSS JOIN rating WHERE ${isWritten}`,
    params: [],
  },
  {
    input: inputRatings(bad),
    sql: `INSERT INTO order_holder (order_number, institution_code)
      SELECT work_order.order_number, work_order.institution_code FROM input CROSS JOIN rating CROSS JOIN work_order
      WHERE ${isWritten} AND work_order.rating_id = rating.rating_id`,
    params: [],
  },
  noteBadRatings(bad),
  countWrittenOrders(bad),
];

const utcOrNull = (moment: string | null): string | null => (moment === null ? null : toUtc(moment));
