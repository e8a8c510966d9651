import type {RouteName} from '@gov-rating/contract';

/**
 * How long an answer in JSON may be cached (RFC 9111). `validator`: with an ETag, revalidated after five minutes.
 * `immutable`: for a year. `immutableWith`: for a year where the input has this field, otherwise for so many seconds.
 */
export type Caching = 'validator' | 'immutable' | {readonly immutableWith: string; readonly otherwiseSeconds: number};

/** What HTTP has to know of a route besides its endpoint. */
export interface RouteFacts {
  /** Without it nothing is said about caching. */
  readonly caching?: Caching;
  /** The bucket in which failed calls are counted, so that nobody can guess secrets or numbers. */
  readonly failureBucket?: 'login' | 'receipt';
  /** False: pages of other origins may not call the route. */
  readonly crossOrigin?: false;
}

/** The facts of the routes that have any. */
export type RouteFactsByName = Readonly<Partial<Record<RouteName, RouteFacts>>>;
