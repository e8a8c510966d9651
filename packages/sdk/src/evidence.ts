export type {ReceiptEvidence} from '@gov-rating/contract';
export {
  ed25519Verifier,
  type EvidenceAlgorithm,
  type SignedTreeHead,
  type TreeHead,
  type Verifier,
} from '@gov-rating/contract/evidence';
export type {Fetch} from './call.ts';
export {ApiError, ContractError, GovRatingError, isApiError, isNetworkError, NetworkError} from './errors.ts';
export {createEvidenceClient, type EvidenceClient} from './evidence-client.ts';
export {
  verifyConsistency,
  verifyHead,
  type ConsistencyFault,
  type ConsistencyProof,
  type ConsistencyResult,
} from './verify-heads.ts';
export {verifyReceipt, type ReceiptFault, type ReceiptResult, type SentRating} from './verify-receipt.ts';
