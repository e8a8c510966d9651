import {toReceiptProgress} from '../../domain/cases/case-views.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {receiptEvidence} from '../evidence/read-proofs.ts';

/**
 * Progress and answer. The number has 50 random bits and only the rater receives it, so that it serves as the proof.
 */
export const getReceipt: Handler<'getReceipt'> = async ({receiptNumber}, {storage, settings, now, clocks}) => {
  const ratingCase = await storage.ratingCase({receiptNumber}, null);
  if (!ratingCase) throw new Problem('unknown_receipt');
  const progress = toReceiptProgress(
    ratingCase,
    settings.rules.supplement.value === true,
    settings.commentMaxLength,
    now(),
    clocks,
  );
  return {...progress, evidence: await receiptEvidence(storage, ratingCase.ratingId)};
};
