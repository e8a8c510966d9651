import {isBad} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {Submission, SubmissionOutcome} from '../../domain/ratings/rating-storage.ts';
import {judgeSubmission, type InvitationState} from '../../domain/ratings/repeat-rule.ts';
import {UniqueViolation, type Engine} from '../engine/engine.ts';
import {query, type Operation} from '../engine/operation.ts';
import {ratingWrite} from './rating-write.ts';

/**
 * Stores ratings, or says why not. The common case is one trip to the database: the statements carry their conditions
 * in themselves, and that a service has one rating is the table's own rule. Why nothing was stored is read afterwards,
 * which is safe because ratings and invitations never disappear.
 */
export function ratingWriter(engine: Engine): (submission: Submission) => Promise<SubmissionOutcome> {
  const write = engine.shared(ratingWrite);
  return async submission => {
    try {
      if (await write({...submission, writeId: crypto.randomUUID()}))
        return {outcome: 'received', receipt: receiptOf(submission)};
    } catch (error) {
      // The same numbers and ids once more, at the very same moment.
      if (!(error instanceof UniqueViolation)) throw error;
      const outcome = await engine.read(reasonAgainst(submission));
      if (outcome === undefined) throw error;
      return outcome;
    }
    return (await engine.read(reasonAgainst(submission))) ?? {outcome: 'invitation_invalid'};
  };
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
