import {progressView} from '../../domain/cases/case-views.ts';
import {Problem} from '../../domain/problems/problem.ts';
import type {Handler} from '../../http/handler.ts';
import {receiptEvidence} from '../evidence/read-proofs.ts';

/** Progress and answer. The number has 50 random bits and is told to the rater alone, so it is the proof. */
export const getReceipt: Handler<'getReceipt'> = async ({receiptNumber}, {storage, settings, now}) => {
  const life = await storage.life({receiptNumber}, null);
  if (!life) throw new Problem('unknown_receipt');
  const progress = progressView(life, settings.rules.supplement.value === true, settings.commentMaxLength, now());
  return {...progress, evidence: await receiptEvidence(storage, life.ratingId)};
};
