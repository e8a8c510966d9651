import {isBad} from '@gov-rating/contract';
import {judgeSubmission, type InvitationState} from '../repeat-rule.ts';
import type {Submission, SubmissionOutcome} from '../storage.ts';
import {toUtc} from '../utc.ts';
import {UniqueViolation, type Engine} from './engine.ts';
import {noClock} from './migrations/002-life.ts';
import {orderCreatedEvent, receivedEvent} from './webhook-events.ts';
import {noteBadRating} from './notices.ts';
import {query, type Operation, type Statement} from './operation.ts';
import {countOrder, countRating, uncountReplaced} from './result-counts.ts';

/** Before every service: no window is set. */
const earliest = '0001-01-01T00:00:00.000Z';

/**
 * Stores a rating, or says why not. The common case is one trip to the database: the statements carry their conditions
 * in themselves, and that a service has one rating is the table's own rule. Why nothing was stored is read afterwards,
 * which is safe because ratings and invitations never disappear.
 */
export async function submitRating(engine: Engine, submission: Submission): Promise<SubmissionOutcome> {
  try {
    const [inserted = []] = await engine.writeAtOnce(insertion(submission));
    if (inserted.length > 0) return {outcome: 'received', receipt: receiptOf(submission)};
  } catch (error) {
    // The same numbers and ids once more, at the very same moment.
    if (!(error instanceof UniqueViolation)) throw error;
    const outcome = await engine.read(reasonAgainst(submission));
    if (outcome === undefined) throw error;
    return outcome;
  }
  return (await engine.read(reasonAgainst(submission))) ?? {outcome: 'invitation_invalid'};
}

function receiptOf({receiptNumber, orderNumber, receivedAt, draft}: Submission) {
  return {receiptNumber, receivedAt: toUtc(receivedAt), orderNumber: isBad(draft.level) ? orderNumber : null};
}

function* reasonAgainst(submission: Submission): Operation<SubmissionOutcome | undefined> {
  const [row] = yield* query<{
    invitation_id: string;
    expires_at: string;
    rated_by: string | null;
    idempotency_key: string | null;
    content_hash: string | null;
    receipt_number: string | null;
    received_at: string;
    order_number: string | null;
    served_at: string;
  }>(
    `SELECT invitation.invitation_id, invitation.expires_at, rating.invitation_id AS rated_by, rating.idempotency_key,
        rating.content_hash, rating.receipt_number, rating.received_at, work_order.order_number, service.served_at
      FROM invitation
      JOIN service ON service.service_id = invitation.service_id
      LEFT JOIN rating ON rating.service_id = invitation.service_id
      LEFT JOIN work_order ON work_order.rating_id = rating.rating_id
      WHERE invitation.token_hash = ?`,
    [submission.tokenHash],
  );
  const state: InvitationState | undefined = row && {
    invitationId: row.invitation_id,
    expiresAt: row.expires_at,
    servedAt: row.served_at,
    ...(row.receipt_number !== null && {
      rating: {
        invitationId: row.rated_by,
        idempotencyKey: row.idempotency_key,
        contentHash: row.content_hash,
        receipt: {receiptNumber: row.receipt_number, receivedAt: row.received_at, orderNumber: row.order_number},
      },
    }),
  };
  return judgeSubmission(submission, toUtc(submission.receivedAt), state);
}

/**
 * The rating and all that follows from it. Each of the later statements starts from the rating that this very write has
 * stored, so it does nothing when the first did nothing, even if a caller sends the same ids again.
 */
function insertion(submission: Submission): Statement[] {
  const {ratingId, tokenHash, idempotencyKey, contentHash, receiptNumber, day} = submission;
  const {level, channel, tags, comment, pressedAt} = submission.draft;
  const receivedAt = toUtc(submission.receivedAt);
  const writeId = crypto.randomUUID();
  const rating: Statement = {
    sql: `INSERT INTO rating (rating_id, write_id, service_id, invitation_id, institution_code, area_code, day, level,
        source, tags, comment, channel, pressed_at, catalogue_version, idempotency_key, content_hash, receipt_number,
        received_at, comment_salt)
      SELECT ?, ?, service.service_id, invitation.invitation_id, institution.code, institution.area_code, ?, ?,
        'active', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
      FROM invitation
      JOIN service ON service.service_id = invitation.service_id
      JOIN institution ON institution.code = service.institution_code
      WHERE invitation.token_hash = ? AND invitation.expires_at > ? AND service.served_at >= ?
      ON CONFLICT (service_id) DO NOTHING
      RETURNING rating_id`,
    params: [
      ratingId,
      writeId,
      day,
      level,
      JSON.stringify(tags),
      comment,
      channel,
      pressedAt === null ? null : toUtc(pressedAt),
      submission.catalogueVersion,
      idempotencyKey,
      contentHash,
      receiptNumber,
      receivedAt,
      submission.commentSalt,
      tokenHash,
      receivedAt,
      submission.windowOpenFrom === null ? earliest : toUtc(submission.windowOpenFrom),
    ],
  };
  const written = 'FROM rating WHERE rating_id = ? AND write_id = ?';
  const evidence: Statement = {
    sql: `INSERT INTO evidence_entry (entry_id, kind, at) SELECT rating_id, 'rating', received_at ${written}`,
    params: [ratingId, writeId],
  };
  const replacement: Statement = {
    sql: `UPDATE default_rating SET replaced_by = ?
      WHERE replaced_by IS NULL AND service_id = (SELECT service_id ${written})`,
    params: [ratingId, ratingId, writeId],
  };
  const {deviceId, sourceRef, commentHash} = submission.trace;
  const candidate: Statement = {
    sql: `INSERT INTO suspicion_candidate (rating_id, received_at, device_id, source_ref, comment_hash)
      SELECT rating_id, received_at, ?, ?, ? ${written}`,
    params: [deviceId, sourceRef, commentHash, ratingId, writeId],
  };
  const order = isBad(level) ? orderInsertion(submission, writeId) : [];
  const counts = [...countRating({ratingId, writeId, tags}, 'active', 1), ...uncountReplaced(ratingId, writeId)];
  const write = {ratingId, writeId, at: receivedAt};
  const events = [receivedEvent(write), ...(isBad(level) ? [orderCreatedEvent(write)] : [])];
  return [rating, evidence, candidate, replacement, ...order, ...counts, ...events];
}

/** The duty that a bad rating creates, routed to the institution that handled the service. */
function orderInsertion(submission: Submission, writeId: string): Statement[] {
  const {ratingId, orderNumber, orderDueAt, answerDueAt} = submission;
  const written = 'FROM rating WHERE rating_id = ? AND write_id = ?';
  return [
    {
      sql: `INSERT INTO work_order (order_number, rating_id, institution_code, area_code, day, created_at, due_at,
          answer_due_at, real_name)
        SELECT ?, rating_id, institution_code, area_code, day, received_at, ?, ?, CASE WHEN EXISTS (
          SELECT 1 FROM service_person WHERE service_person.service_id = rating.service_id) THEN 1 ELSE 0 END ${written}`,
      params: [
        orderNumber,
        orderDueAt === null ? noClock : toUtc(orderDueAt),
        answerDueAt === null ? null : toUtc(answerDueAt),
        ratingId,
        writeId,
      ],
    },
    {
      sql: `INSERT INTO order_holder (order_number, institution_code)
        SELECT work_order.order_number, work_order.institution_code FROM work_order
        JOIN rating ON rating.rating_id = work_order.rating_id WHERE rating.rating_id = ? AND rating.write_id = ?`,
      params: [ratingId, writeId],
    },
    noteBadRating(ratingId, writeId),
    countOrder({ratingId, writeId}, 1),
  ];
}
