import type {RouteInput, RouteName, RouteOutput} from '@gov-rating/contract/types';
import type {Endpoint, endpoints} from '@gov-rating/contract/endpoints';
import type {CallOptions, Input} from './transport/request.ts';

type Endpoints = typeof endpoints;
type IsKeyed<N extends RouteName> = Endpoints[N] extends {readonly keyed: true} ? true : false;

/** Options of a call that writes something. */
export interface KeyedCallOptions extends CallOptions {
  /** 16 to 64 letters, digits, `-` or `_`, from `newIdempotencyKey`: the same key gets the first answer, and nothing is done twice. */
  readonly idempotencyKey: string;
}

/** The options of a route: those that take an idempotency key demand it. */
export type OptionsOf<N extends RouteName> = IsKeyed<N> extends true ? KeyedCallOptions : CallOptions;

/** Options of a call of a client that manages the token itself. */
export type SessionCallOptions = Pick<CallOptions, 'signal'>;

/** Options of a writing call: the same key gets the first answer, and nothing is done twice. */
export type SessionWriteOptions = Pick<CallOptions, 'signal' | 'idempotencyKey'>;

/** A route as a method; input and options may be left out where nothing in them is required. */
export type Method<N extends RouteName, Options = OptionsOf<N>> =
  NonNullable<unknown> extends Options
    ? NonNullable<unknown> extends RouteInput<N>
      ? (input?: RouteInput<N>, options?: Options) => Promise<RouteOutput<N>>
      : (input: RouteInput<N>, options?: Options) => Promise<RouteOutput<N>>
    : (input: RouteInput<N>, options: Options) => Promise<RouteOutput<N>>;

/** One method per route. Methods need no `this`. */
export type Methods<N extends RouteName> = {readonly [Name in keyof Pick<Endpoints, N>]: Method<Name>};

/** One method per route, of a client that manages the token, and makes an idempotency key if none is given. */
export type SessionMethods<N extends RouteName> = {
  readonly [Name in keyof Pick<Endpoints, N>]: Method<
    Name,
    IsKeyed<Name> extends true ? SessionWriteOptions : SessionCallOptions
  >;
};

/** All entries of a list, page by page as they are read. `limit` is the size of a page. */
export type AllOf<N extends RouteName> = (
  input?: RouteInput<N>,
  options?: SessionCallOptions,
) => AsyncGenerator<RouteOutput<N> extends {items: (infer T)[]} ? T : never, void, undefined>;

/** Sends one call of a client. */
export type Call = (endpoint: Endpoint, input: Input, options: CallOptions) => Promise<unknown>;

/** Makes the client of a table of routes: one method per route, which `call` sends. */
export function createApi<T extends Partial<Endpoints>, M = Methods<keyof T & RouteName>>(table: T, call: Call): M {
  const methods: Record<string, unknown> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(table as never))
    methods[name] = async (input: Input = {}, options: CallOptions = {}) => call(endpoint, input, options);
  return methods as M;
}
