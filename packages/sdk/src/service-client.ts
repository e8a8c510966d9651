import type {Order, RouteInput, RouteOutput} from '@gov-rating/contract';
import {departmentEndpoints} from '@gov-rating/contract/endpoints';
import {accessTokens} from './access-token.ts';
import type {Proof} from './answer.ts';
import {call, type CallOptions, type Fetch} from './call.ts';
import {ContractError, isApiError} from './errors.ts';
import {kyFetch} from './ky-fetch.ts';
import {fillPath} from './path.ts';

const proofs: {readonly [N in keyof typeof departmentEndpoints]: Proof<N>} = {
  issueToken: ['access_token', 'string'],
  putService: ['serviceId', 'string'],
  isRated: ['rated', 'boolean'],
  invite: ['token', 'string'],
  listOrders: ['items', 'object'],
};

type DepartmentRoute = keyof typeof departmentEndpoints;

/** How the system of a department reaches a server. Keep the secret on your own server, never in a page. */
export interface ServiceClientOptions {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Sends the requests; `kyFetch()` unless told. */
  readonly fetch?: Fetch | undefined;
  /** Scopes to ask for, space separated; all that were granted unless told. */
  readonly scope?: string | undefined;
  /** The language of `Error.message`. */
  readonly language?: string | undefined;
  /** Milliseconds for all attempts of a call together; 30 000 unless told. */
  readonly timeout?: number | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
}

/** What one call may set for itself. */
export type ServiceCallOptions = Pick<CallOptions, 'signal'>;

/** What the system of a department may call. Methods need no `this` and reject with a `GovRatingError`. */
export interface ServiceClient {
  /** Registers a service, or corrects it while it is not rated. */
  putService(input: RouteInput<'putService'>, options?: ServiceCallOptions): Promise<RouteOutput<'putService'>>;
  /** Has this service been rated: yes or no, never what. */
  isRated(input: RouteInput<'isRated'>, options?: ServiceCallOptions): Promise<RouteOutput<'isRated'>>;
  /** Makes an invitation. Its token is told this once; a repeated call makes another one. */
  invite(input: RouteInput<'invite'>, options?: ServiceCallOptions): Promise<RouteOutput<'invite'>>;
  /** One page of work orders, oldest first. */
  listOrders(input?: RouteInput<'listOrders'>, options?: ServiceCallOptions): Promise<RouteOutput<'listOrders'>>;
  /** All work orders, oldest first, page by page as they are asked for. `limit` is the size of a page. */
  allOrders(input?: RouteInput<'listOrders'>, options?: ServiceCallOptions): AsyncGenerator<Order, void, undefined>;
}

/**
 * Makes the client of a department's system. It gets an access token when the first call needs one, shares and renews
 * it, and when the server no longer takes it, asks for a new one and calls once more.
 */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const {clientId, clientSecret, scope, now = Date.now, fetch = kyFetch(), timeout = 30_000} = options;
  const {baseUrl, language} = options;
  const credentials = {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    ...(scope === undefined ? {} : {scope}),
  };
  const tokens = accessTokens(() => send('issueToken', credentials), now);

  async function send<N extends DepartmentRoute>(name: N, input: RouteInput<N>, each?: CallOptions) {
    const {method, path} = departmentEndpoints[name];
    const [filled, rest] = fillPath(path, input);
    const answer = await call({method, path: filled}, proofs[name], {baseUrl, language, fetch, timeout}, rest, each);
    return answer as RouteOutput<N>;
  }

  function authorized<N extends DepartmentRoute>(name: N) {
    return async (input: RouteInput<N>, {signal}: ServiceCallOptions = {}): Promise<RouteOutput<N>> => {
      const token = await tokens.get();
      try {
        return await send(name, input, {token, signal});
      } catch (error) {
        if (!isApiError(error) || error.code !== 'unauthorized') throw error;
        tokens.reject(token);
        return send(name, input, {token: await tokens.get(), signal});
      }
    };
  }

  const ordersPage = authorized('listOrders');
  return {
    putService: authorized('putService'),
    isRated: authorized('isRated'),
    invite: authorized('invite'),
    listOrders: (input = {}, each = {}) => ordersPage(input, each),
    async *allOrders(input = {}, each = {}) {
      let cursor = input.cursor;
      for (;;) {
        const {items, nextCursor} = await ordersPage({...input, ...(cursor === undefined ? {} : {cursor})}, each);
        yield* items;
        if (nextCursor === null) return;
        // Without this, a cursor that leads nowhere would list for ever.
        if (typeof nextCursor !== 'string' || nextCursor === cursor) throw new ContractError(200, false);
        cursor = nextCursor;
      }
    },
  };
}
