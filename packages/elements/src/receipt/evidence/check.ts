import {verifyReceipt, type ReceiptEvidence, type Verifier} from '@gov-rating/sdk/evidence';

export {ed25519Verifier} from '@gov-rating/sdk/evidence';

/** Whether the entry of this receipt stands in the log that the key has signed; throws when the key is none. */
export type EvidenceCheck = (evidence: ReceiptEvidence, receiptNumber: string, key: string) => boolean;

/** Checks on the device of the person, asking nobody. */
export const isProved = (evidence: ReceiptEvidence, receiptNumber: string, verifier: Verifier): boolean =>
  verifyReceipt(evidence, {receiptNumber}, verifier).valid;
