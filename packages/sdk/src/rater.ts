export type {RouteInput, RouteOutput} from '@gov-rating/contract/types';
export {createRaterClient, type RaterClient, type RaterClientOptions} from './clients/rater-client.ts';
export * from './errors.ts';
export type {Fetch} from './transport/request.ts';
