import type {InvitationChannel} from '@gov-rating/contract';
import {provenChannel} from './channel.ts';
import type {StoredReceipt, Submission, SubmissionOutcome} from './rating-storage.ts';

/** What is known of an invitation when a rating arrives with its token. */
export interface InvitationState {
  readonly invitationId: string;
  readonly expiresAt: string;
  /** The channel that it decides; null for an open link. */
  readonly channel: InvitationChannel | null;
  readonly servedAt: string;
  /**
   * The rater's rating of the invited service, and the invitation it was submitted with; a default rating is not one.
   */
  readonly rating?: {
    readonly invitationId: string | null;
    readonly idempotencyKey: string | null;
    readonly contentHash: string | null;
    readonly receipt: StoredReceipt;
  };
}

/**
 * Why a rating is not stored, or that it is stored already; undefined when it may be stored. A repeat is checked before
 * expiry: a client whose answer was lost gets the receipt, however late it asks again. An invitation is expired from
 * `expiresAt` on. `receivedAt` is in UTC as it is stored.
 */
export function judgeSubmission(
  {idempotencyKey, contentHash, windowOpenFrom, draft}: Submission,
  receivedAt: string,
  state: InvitationState | undefined,
): SubmissionOutcome | undefined {
  if (state === undefined) return {outcome: 'invitation_invalid'};
  const {rating, channel} = state;
  if (provenChannel(draft.channel, {by: 'invitation', channel}) === undefined)
    return {outcome: 'channel_decided', channel};
  if (rating === undefined) {
    if (state.expiresAt <= receivedAt) return {outcome: 'invitation_expired'};
    if (windowOpenFrom !== null && state.servedAt < windowOpenFrom) return {outcome: 'rating_window_closed'};
    return undefined;
  }
  if (rating.invitationId !== state.invitationId) return {outcome: 'already_rated'};
  if (rating.idempotencyKey !== idempotencyKey) return {outcome: 'invitation_used'};
  if (rating.contentHash !== contentHash) return {outcome: 'idempotency_key_reused'};
  return {outcome: 'replayed', receipt: rating.receipt};
}
