import {catalogueV2, isBad, type Channel, type Receipt} from '@gov-rating/contract';
import {warnWithoutDueDate} from '../../context/warnings.ts';
import {deviceMoment, shanghaiDay} from '../../domain/calendar/moments.ts';
import {fieldProblem, Problem} from '../../domain/problems/problem.ts';
import {comparedContent, draftErrors} from '../../domain/ratings/rating-draft.ts';
import {windowPassedBefore} from '../../domain/ratings/rating-window.ts';
import {orderNumber, receiptNumber} from '../../domain/ratings/receipt-number.ts';
import {toTrace, type KeyedHash} from '../../domain/suspicions/rating-trace.ts';
import type {StoredReceipt, SubmissionOutcome} from '../../domain/ratings/rating-storage.ts';
import {ReplayedResponse, type Handler} from '../../http/handler.ts';
import {hash, sameHash} from '../../security/hash.ts';
import {newId, newSalt} from '../../security/random.ts';
import {receiptKeyOf} from '../../security/receipt-key.ts';

/** Stores a rating and returns its receipt; the same key returns the first receipt. */
export const submitRating: Handler<'submitRating'> = async (draft, context, {caller, idempotencyKey, address}) => {
  const {storage, settings, randomBytes, clocks} = context;
  const [first, ...others] = draftErrors(draft, settings);
  if (first) throw new Problem(first.code, {fieldErrors: [first, ...others]});
  const now = context.now();
  const days = settings.rules.ratingWindowDays.value;
  const {level, tags, comment, pressedAt, deviceId} = draft;
  const day = shanghaiDay(now);
  const orderDueAt = isBad(level) ? clocks.dueAt('contact', now) : null;
  const answerDueAt = isBad(level) ? clocks.dueAt('answer', now) : null;
  const number = receiptNumber(now, randomBytes);
  const submitted = await byItsChannel(draft.channel, async channel =>
    storage.submitRating({
      ratingId: newId(randomBytes, now),
      invitationId: caller.invitationId,
      tokenHash: caller.tokenHash,
      idempotencyKey,
      contentHash: await hash(comparedContent({...draft, channel})),
      receiptNumber: number,
      receiptKeyHash: await hash(await receiptKeyOf(number, context.keyedHash)),
      orderNumber: orderNumber(now, randomBytes),
      draft: {level, tags, comment, channel, pressedAt: pressedAt === undefined ? null : deviceMoment(pressedAt, now)},
      catalogueVersion: catalogueV2.version,
      trace: await toTrace({channel, level, comment, deviceId, address, day}, context.keyedHash),
      commentSalt: newSalt(randomBytes),
      orderDueAt,
      answerDueAt,
      windowOpenFrom: days === null ? null : windowPassedBefore(now, days).toISOString(),
      receivedAt: now.toISOString(),
      day,
    }),
  );
  if (submitted.outcome === 'channel_decided') throw fieldProblem('channel', 'channel_not_allowed');
  if (submitted.outcome !== 'received' && submitted.outcome !== 'replayed') throw new Problem(submitted.outcome);
  if (submitted.outcome === 'received' && isBad(level)) {
    warnWithoutDueDate(context, 'contact', orderDueAt);
    warnWithoutDueDate(context, 'answer', answerDueAt);
  }
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

/** The receipt with its key; without one for a rating that was stored under another secret, or before there were keys. */
async function withKey({receiptKeyHash, ...receipt}: StoredReceipt, keyedHash: KeyedHash): Promise<Receipt> {
  const receiptKey = await receiptKeyOf(receipt.receiptNumber, keyedHash);
  const same = receiptKeyHash !== null && sameHash(await hash(receiptKey), receiptKeyHash);
  return {...receipt, receiptKey: same ? receiptKey : null};
}
