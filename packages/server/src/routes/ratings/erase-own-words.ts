import type {RouteOutput} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {Problem} from '../../domain/problems/problem.ts';
import {daysBack, ownDays} from '../../domain/raters/own-days.ts';
import {permitOwnWords, type OwnWordsRequest} from '../../domain/retention/own-words.ts';
import type {Handler} from '../../http/handler.ts';
import {heldRating} from './get-receipt.ts';

/** Erases the own words of the rater who holds the key of the receipt. */
export const eraseOwnWords: Handler<'eraseOwnWords'> = async ({receiptNumber, receiptKey}, context) => {
  const {ratingId} = await heldRating(context.storage, receiptNumber, receiptKey);
  return erased({receiptNumber, ratingId, proof: 'receipt_key'}, context);
};

/** Erases the own words of a person whom a portal has logged in, of a rating by an invitation that this person claimed. */
export const eraseWordsOfOwnReceipt: Handler<'eraseWordsOfOwnReceipt'> = async (
  {receiptNumber},
  context,
  {caller: {raterHash}},
) => {
  const days = daysBack(context.now(), ownDays);
  const ratingId = await context.storage.ownRating({raterHash, days, receiptNumber});
  // Another person's receipt does not exist for this one.
  if (ratingId === undefined) throw new Problem('unknown_receipt');
  return erased({receiptNumber, ratingId, proof: 'rater_session'}, context);
};

/** Who the rater is comes first, so that nobody else learns more than that a receipt is unknown. */
async function erased(
  {receiptNumber, ratingId, proof}: Pick<OwnWordsRequest, 'proof'> & {receiptNumber: string; ratingId: string},
  {storage, settings, evidenceSigner: signer, now}: Context,
): Promise<RouteOutput<'eraseOwnWords'>> {
  if (settings.rules.ownWords.value !== true) throw new Problem('own_words_kept');
  if (!signer) throw new Problem('erasure_not_available');
  const at = now().toISOString();
  const erasedAt = await storage.eraseOwnWords({
    ratingId,
    at,
    proof,
    permit: request => permitOwnWords(request, signer),
  });
  return {receiptNumber, erasedAt};
}
