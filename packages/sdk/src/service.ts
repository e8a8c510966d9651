export type {
  Invitation,
  InviteInput,
  Order,
  ServedPerson,
  ServiceFacts,
  ServiceReceipt,
  ServiceRegistration,
} from '@gov-rating/contract';
export type {Fetch} from './call.ts';
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
export {
  createServiceClient,
  type ServiceCallOptions,
  type ServiceClient,
  type ServiceClientOptions,
} from './service-client.ts';
