import {isBad} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import {
  NumberTaken,
  type StoredReceipt,
  type Submission,
  type SubmissionOutcome,
} from '../../domain/ratings/rating-storage.ts';
import {judgeSubmission, type InvitationState} from '../../domain/ratings/repeat-rule.ts';
import {UniqueViolation, type Engine} from '../engine/engine.ts';
import {query, type Operation, type Row} from '../engine/operation.ts';
import {nullable, pick, select} from '../engine/table.ts';
import {invitationIdOf} from '../invitations/invitations.ts';
import {invitation} from '../schema/invitation.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {workOrder} from '../schema/work-order.ts';
import {ratingWrite, type FoundSubmission} from './rating-write.ts';

/**
 * Stores ratings, or returns the reason why not. The common case is one round trip to the database: the statements
 * contain their conditions, and a unique constraint ensures one rating for each service. The reason is read afterwards,
 * which is safe because ratings and invitations are never deleted.
 */
export function ratingWriter(engine: Engine, marks: RowMarks): (submission: Submission) => Promise<SubmissionOutcome> {
  const write = engine.shared(ratingWrite(marks));
  return async asked => {
    const invitationId = asked.invitationId ?? (await engine.read(invitationIdOf(asked)));
    if (invitationId === undefined) return {outcome: 'invitation_invalid'};
    const submission = {...asked, invitationId};
    try {
      if (await write({...submission, writeId: crypto.randomUUID()}))
        return {outcome: 'received', receipt: receiptOf(submission)};
    } catch (error) {
      // The same numbers and ids again, at the same moment.
      if (!(error instanceof UniqueViolation)) throw error;
      const outcome = await engine.read(reasonAgainst(submission));
      if (outcome === undefined) throw new NumberTaken({cause: error});
      return outcome;
    }
    return (await engine.read(reasonAgainst(submission))) ?? {outcome: 'invitation_invalid'};
  };
}

function receiptOf({receiptNumber, receiptKeyHash, orderNumber, receivedAt, draft}: Submission): StoredReceipt {
  const number = isBad(draft.level) ? orderNumber : null;
  return {receiptNumber, receiptKeyHash, receivedAt: toUtc(receivedAt), orderNumber: number};
}

const known = select({
  ...pick(invitation, 'invitationId', 'expiresAt', 'channel'),
  ...pick(service, 'servedAt'),
  ratedBy: rating.invitationId,
  ...pick(rating, 'idempotencyKey', 'contentHash', 'receiptKeyHash'),
  receiptNumber: nullable(rating.receiptNumber),
  receivedAt: nullable(rating.receivedAt),
  orderNumber: nullable(workOrder.orderNumber),
});

function* reasonAgainst(submission: FoundSubmission): Operation<SubmissionOutcome | undefined> {
  const [row] = yield* query(
    `SELECT ${known} FROM ${invitation}
      JOIN ${service} ON ${service.serviceId} = ${invitation.serviceId}
      LEFT JOIN ${rating} ON ${rating.serviceId} = ${invitation.serviceId}
      LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
      WHERE ${invitation.invitationId} = ? AND ${invitation.tokenHash} = ?`,
    [submission.invitationId, submission.tokenHash],
  );
  return judgeSubmission(submission, toUtc(submission.receivedAt), row && stateOf(row));
}

function stateOf(row: Row): InvitationState {
  const {invitationId, expiresAt, channel, servedAt, ratedBy, ...found} = known.read(row);
  const {receiptNumber, receiptKeyHash, receivedAt, orderNumber, ...sent} = found;
  if (receiptNumber === null || receivedAt === null) return {invitationId, expiresAt, channel, servedAt};
  const receipt = {receiptNumber, receiptKeyHash, receivedAt, orderNumber};
  return {invitationId, expiresAt, channel, servedAt, rating: {...sent, invitationId: ratedBy, receipt}};
}
