import type {RouteName} from '@gov-rating/contract';
import type {Client} from './core.ts';
import type {DeskClient, SupervisionClient} from './desk.ts';
import type {EvidenceClient} from './evidence.ts';
import type {ReceiptClient} from './receipt.ts';
import type {ResultsClient} from './results.ts';
import type {ServiceClient} from './service.ts';

type Clients = Client & ReceiptClient & ServiceClient & DeskClient & SupervisionClient & ResultsClient & EvidenceClient;

/** Called by the client of a department system itself, which looks after its access token. */
type CalledByClients = 'issueToken';

/** Never read: a route of the contract that no client has as a method does not compile here. */
export const everyRouteHasAMethod: Record<Exclude<RouteName, keyof Clients | CalledByClients>, never> = {};
