/** What pages of receipts load to check an evidence log that is signed with SM2. */
import {sm2Verifier} from '@gov-rating/sdk/evidence-sm2';
import {isProved, type EvidenceCheck} from './check.ts';

/** Checks evidence whose log is signed with SM2. */
export const check: EvidenceCheck = (evidence, receiptNumber, key) =>
  isProved(evidence, receiptNumber, sm2Verifier(key));
