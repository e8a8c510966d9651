import type {Channel} from '@gov-rating/contract';
import {deviceMoment} from '../../domain/calendar/moments.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {comparedContent, draftErrors} from '../../domain/ratings/rating-draft.ts';
import type {SubmissionOutcome} from '../../domain/ratings/rating-storage.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {hash} from '../../security/hash.ts';
import {storeRating, withKey} from './new-rating.ts';

/** Stores a rating and returns its receipt; the same key returns the first receipt. */
export const submitRating: Handler<'submitRating'> = async (draft, context, {caller, idempotencyKey, address}) => {
  const {storage, settings} = context;
  const [first, ...others] = draftErrors(draft, settings);
  if (first) throw new Problem(first.code, {fieldErrors: [first, ...others]});
  const now = context.now();
  const {level, tags, comment, deviceId} = draft;
  const pressedAt = draft.pressedAt === undefined ? null : deviceMoment(draft.pressedAt, now);
  const submitted = await byItsChannel(draft.channel, async channel => {
    const contentHash = await hash(comparedContent({...draft, channel}));
    const given = {level, tags, comment, channel, pressedAt, deviceId};
    return storeRating(given, context, now, address, rating =>
      storage.submitRating({...rating, ...caller, idempotencyKey, contentHash}),
    );
  });
  if (submitted.outcome === 'channel_decided') throw fieldProblem('channel', 'channel_not_allowed');
  if (submitted.outcome !== 'received' && submitted.outcome !== 'replayed') throw new Problem(submitted.outcome);
  const receipt = await withKey(submitted.receipt, context.keyedHash);
  return submitted.outcome === 'replayed' ? new ReplayedResponse(receipt) : receipt;
};

/**
 * Submits a rating through the channel that is claimed. One that claims none is tried as of an open link first, which most
 * are, so that the invitation need not be read; if it has decided another channel, the rating gets that one.
 */
async function byItsChannel(
  claim: Channel | undefined,
  submit: (channel: Channel) => Promise<SubmissionOutcome>,
): Promise<SubmissionOutcome> {
  const submitted = await submit(claim ?? 'web');
  const isFree = claim === undefined && submitted.outcome === 'channel_decided' && submitted.channel !== null;
  return isFree ? submit(submitted.channel) : submitted;
}
