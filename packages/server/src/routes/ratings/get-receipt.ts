import type {ReceiptProgress} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {toReceiptProgress} from '../../domain/cases/case-views.ts';
import type {RatingCase} from '../../domain/cases/rating-case.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Storage} from '../../domain/storage.ts';
import type {Handler} from '../../http/handler.ts';
import {hash, sameHash} from '../../security/hash.ts';
import {helpOf} from '../institutions/help-of.ts';
import {receiptEvidence} from '../evidence/read-proofs.ts';

/**
 * Progress and answer by the number. The number is printed, spoken and read by others, so it discloses neither level nor
 * text; the proof needs the key, which only the answer to the rating has.
 */
export const getReceipt: Handler<'getReceipt'> = async ({receiptNumber, receiptKey}, context) => {
  const {storage} = context;
  const withKey = receiptKey !== undefined;
  const found = await (withKey ? heldRating(storage, receiptNumber, receiptKey) : ratingBehind(storage, receiptNumber));
  const [help, evidence] = await Promise.all([
    helpOf(found.service.institutionCode, context),
    withKey ? receiptEvidence(storage, found.ratingId) : null,
  ]);
  return {...progressOf(found, withKey, context), help, evidence};
};

/** The rating of a receipt for the person who holds its key; a wrong key is refused like an unknown number. */
export async function heldRating(storage: Storage, receiptNumber: string, receiptKey: string): Promise<RatingCase> {
  const ratingCase = await ratingBehind(storage, receiptNumber);
  const {receiptKeyHash} = ratingCase;
  if (receiptKeyHash === null || !sameHash(await hash(receiptKey), receiptKeyHash))
    throw new Problem('unknown_receipt');
  return ratingCase;
}

async function ratingBehind(storage: Storage, receiptNumber: string): Promise<RatingCase> {
  const ratingCase = await storage.ratingCase({receiptNumber}, null);
  if (!ratingCase) throw new Problem('unknown_receipt');
  return ratingCase;
}

function progressOf(ratingCase: RatingCase, withKey: boolean, context: Context): Omit<ReceiptProgress, 'evidence'> {
  const {settings, evidenceSigner, now, clocks} = context;
  const {rules, commentMaxLength} = settings;
  const allowed = {
    supplementAllowed: rules.supplement.value === true,
    wordsErasable: rules.ownWords.value === true && evidenceSigner !== undefined,
  };
  return toReceiptProgress(ratingCase, withKey, allowed, commentMaxLength, now(), clocks);
}
