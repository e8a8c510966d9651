/**
 * The verifier of logs that are signed with SM2, apart because it brings a curve of its own.
 *
 * @example
 * ```ts
 * import {verifyReceipt, type ReceiptEvidence} from '@gov-rating/sdk/evidence';
 * import {sm2Verifier} from '@gov-rating/sdk/evidence-sm2';
 *
 * const check = (evidence: ReceiptEvidence, receiptNumber: string, publicKey: string) =>
 *   verifyReceipt(evidence, {receiptNumber}, sm2Verifier(publicKey));
 * ```
 */
export {sm2Verifier} from '@gov-rating/contract/evidence-sm2';
