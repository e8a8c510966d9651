import type {EvidenceCheck} from '../gov-rating-receipt/gov-rating-receipt.check.ts';

/** Loads what checks an evidence log signed in this way. The build puts another way in its place for a script tag. */
export const loadEvidence = (algorithm: string): Promise<{readonly check: EvidenceCheck}> =>
  algorithm === 'sm2' ? import('../gov-rating-evidence-sm2.ts') : import('../gov-rating-evidence.ts');
