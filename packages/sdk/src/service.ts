export type {Invitation, InviteInput, Order, ServedPerson, ServiceFacts} from '@gov-rating/contract/types';
export type {ServiceReceipt, ServiceRegistration} from '@gov-rating/contract/types';
export {createServiceClient} from './clients/service-client.ts';
export type {ServiceCallOptions, ServiceClient, ServiceClientOptions} from './clients/service-client.ts';
export * from './errors.ts';
export {kyFetch, type KyFetchOptions} from './transport/ky-fetch.ts';
export type {Fetch} from './transport/request.ts';
