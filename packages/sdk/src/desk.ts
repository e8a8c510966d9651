export type {
  ExportedRating,
  Notice,
  Order,
  OrderAct,
  OrderDetail,
  Review,
  ReviewEntry,
  Suspicion,
} from '@gov-rating/contract';
export type {Fetch} from './call.ts';
export type {DeskCallOptions, DeskClient, DeskWriteOptions} from './desk-client.ts';
export {createDeskClient, type DeskClientOptions} from './ky-desk-client.ts';
export {
  ApiError,
  ContractError,
  GovRatingError,
  isApiError,
  isContractError,
  isGovRatingError,
  isNetworkError,
  NetworkError,
  type FieldFault,
} from './errors.ts';
export {kyFetch, type KyFetchOptions} from './ky-fetch.ts';
export {newIdempotencyKey} from './outbox/idempotency-key.ts';
export {
  createSupervisionClient,
  type PeriodExportInput,
  type SupervisionClient,
  type SupervisionClientOptions,
} from './supervision-client.ts';
