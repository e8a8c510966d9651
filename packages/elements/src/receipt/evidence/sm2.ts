/** The file that receipt pages load to check an evidence log signed with SM2. */
import {sm2Verifier} from '@gov-rating/sdk/evidence-sm2';
import {isProved, type EvidenceCheck} from './check.ts';

/** Checks the evidence of a log signed with SM2. */
export const check: EvidenceCheck = (evidence, receiptNumber, key) =>
  isProved(evidence, receiptNumber, sm2Verifier(key));
