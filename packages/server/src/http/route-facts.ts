import type {RouteName} from '@gov-rating/contract';

/**
 * How long an answer in JSON may be cached (RFC 9111). `validator`: five minutes, then revalidated with its ETag.
 * `immutable`: one year. `immutableWith`: one year where the input has this field, otherwise `otherwiseSeconds`.
 */
export type Caching = 'validator' | 'immutable' | {readonly immutableWith: string; readonly otherwiseSeconds: number};

/** What HTTP has to know of a route besides its endpoint. */
export interface RouteFacts {
  /** Without it nothing is said about caching. */
  readonly caching?: Caching;
  /** The bucket in which failed calls are counted, so that secrets and numbers cannot be guessed. */
  readonly failureBucket?: 'login' | 'receipt';
  /** False: pages of other origins may not call the route. */
  readonly crossOrigin?: false;
}

/** The facts of the routes that have any. */
export type RouteFactsByName = Readonly<Partial<Record<RouteName, RouteFacts>>>;
