import type {RouteName, Routes} from '@gov-rating/contract';
import type {Client, RatingClient} from './core.ts';
import type {DeskClient, SupervisionClient} from './desk.ts';
import type {DeviceClient} from './device.ts';
import type {EvidenceClient} from './evidence.ts';
import type {RaterClient} from './rater.ts';
import type {ReceiptClient} from './receipt.ts';
import type {ResultsClient} from './results.ts';
import type {ServiceClient} from './service.ts';

type Clients = Client &
  ReceiptClient &
  RaterClient &
  ServiceClient &
  DeviceClient &
  DeskClient &
  SupervisionClient &
  ResultsClient &
  EvidenceClient;

/** Called by the client of a department system itself, which looks after its access token. */
type CalledByClients = 'issueToken';

/** Never read: a route of the contract that no client has as a method does not compile here. */
export const everyRouteHasAMethod: Record<Exclude<RouteName, keyof Clients | CalledByClients>, never> = {};

type HasParameters<N extends RouteName> = Routes[N]['path'] extends `${string}{${string}` ? N : never;

/** Never read: the client of rating fills in no path, to save its bytes, so a route with a parameter does not compile. */
export const ratingPathsAreComplete: Record<HasParameters<keyof RatingClient>, never> = {};
