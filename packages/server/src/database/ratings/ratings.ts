import {isBad} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {Submission, SubmissionOutcome} from '../../domain/ratings/rating-storage.ts';
import {judgeSubmission, type InvitationState} from '../../domain/ratings/repeat-rule.ts';
import {UniqueViolation, type Engine} from '../engine/engine.ts';
import {query, type Operation, type Row} from '../engine/operation.ts';
import {nullable, pick, select} from '../engine/table.ts';
import {invitation} from '../schema/invitation.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {workOrder} from '../schema/work-order.ts';
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

const known = select({
  ...pick(invitation, 'invitationId', 'expiresAt'),
  ...pick(service, 'servedAt'),
  ratedBy: rating.invitationId,
  ...pick(rating, 'idempotencyKey', 'contentHash'),
  receiptNumber: nullable(rating.receiptNumber),
  receivedAt: nullable(rating.receivedAt),
  orderNumber: nullable(workOrder.orderNumber),
});

function* reasonAgainst(submission: Submission): Operation<SubmissionOutcome | undefined> {
  const [row] = yield* query(
    `SELECT ${known} FROM ${invitation}
      JOIN ${service} ON ${service.serviceId} = ${invitation.serviceId}
      LEFT JOIN ${rating} ON ${rating.serviceId} = ${invitation.serviceId}
      LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
      WHERE ${invitation.tokenHash} = ?`,
    [submission.tokenHash],
  );
  return judgeSubmission(submission, toUtc(submission.receivedAt), row && stateOf(row));
}

function stateOf(row: Row): InvitationState {
  const {invitationId, expiresAt, servedAt, ratedBy, receiptNumber, receivedAt, orderNumber, ...sent} = known.read(row);
  if (receiptNumber === null || receivedAt === null) return {invitationId, expiresAt, servedAt};
  const receipt = {receiptNumber, receivedAt, orderNumber};
  return {invitationId, expiresAt, servedAt, rating: {...sent, invitationId: ratedBy, receipt}};
}
