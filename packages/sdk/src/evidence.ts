export type {ReceiptEvidence} from '@gov-rating/contract/types';
export {ed25519Verifier} from '@gov-rating/contract/evidence';
export type {EvidenceAlgorithm, SignedTreeHead, TreeHead, Verifier} from '@gov-rating/contract/evidence';
export {createEvidenceClient, type EvidenceClient} from './clients/evidence-client.ts';
export * from './errors.ts';
export type {Fetch} from './transport/request.ts';
export {verifyConsistency, verifyHead} from './verify/verify-heads.ts';
export type {ConsistencyFault, ConsistencyProof, ConsistencyResult} from './verify/verify-heads.ts';
export {verifyReceipt, type ReceiptFault, type ReceiptResult, type SentRating} from './verify/verify-receipt.ts';
