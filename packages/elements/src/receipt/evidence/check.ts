import {verifyReceipt, type ReceiptEvidence, type Verifier} from '@gov-rating/sdk/evidence';

export {ed25519Verifier} from '@gov-rating/sdk/evidence';

/**
 * Returns whether the entry of this receipt is in the log that the key has signed. Throws when the text is not a key.
 */
export type EvidenceCheck = (evidence: ReceiptEvidence, receiptNumber: string, key: string) => boolean;

/** Checks on the person's device, without a request. */
export const isProved = (evidence: ReceiptEvidence, receiptNumber: string, verifier: Verifier): boolean =>
  verifyReceipt(evidence, {receiptNumber}, verifier).valid;
