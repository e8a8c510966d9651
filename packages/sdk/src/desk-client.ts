import type {Notice, Order, ReviewEntry, RouteInput, RouteOutput, Suspicion} from '@gov-rating/contract';
import {
  deskEndpoints,
  noticeEndpoints,
  orderListEndpoints,
  suspicionEndpoints,
  type Endpoint,
} from '@gov-rating/contract/endpoints';
import type {Proof} from './answer.ts';
import {call, type CallOptions, type Fetch} from './call.ts';
import {ContractError, isApiError} from './errors.ts';
import {newIdempotencyKey} from './outbox/idempotency-key.ts';
import {fillPath} from './path.ts';

const table = {...orderListEndpoints, ...deskEndpoints, ...suspicionEndpoints, ...noticeEndpoints};

type DeskRoute = keyof typeof table;
type KeyedRoute = {[N in DeskRoute]: (typeof table)[N] extends {readonly keyed: true} ? N : never}[DeskRoute];

const proofs: {readonly [N in DeskRoute]: Proof<N>} = {
  listOrders: ['items', 'object'],
  getSelf: ['role', 'string'],
  countOrders: ['states', 'object'],
  getOrder: ['order', 'object'],
  stepOrder: ['order', 'object'],
  extendOrder: ['order', 'object'],
  transferOrder: ['order', 'object'],
  askReview: ['order', 'object'],
  unmask: ['person', 'object'],
  listReviews: ['items', 'object'],
  decideReview: ['reviewId', 'string'],
  fileAppeal: ['reviewId', 'string'],
  listSuspicions: ['items', 'object'],
  settleSuspicion: ['suspicionId', 'string'],
  listNotices: ['items', 'object'],
  answerNotice: ['noticeId', 'string'],
  closeNotice: ['noticeId', 'string'],
};

/** How a back office reaches a server on behalf of a person who has signed in. */
export interface DeskClientOptions {
  readonly baseUrl: string;
  /** The person's access token, as the identity provider of the back office gives it; asked for before every call. */
  readonly token: () => string | Promise<string>;
  /** Sends the requests. */
  readonly fetch: Fetch;
  /** The language of `Error.message`. */
  readonly language?: string | undefined;
  /** Milliseconds for all attempts of a call together; 30 000 unless told. */
  readonly timeout?: number | undefined;
}

/** What one call may set for itself. */
export type DeskCallOptions = Pick<CallOptions, 'signal'>;

/** What one writing call may set for itself: the same key brings the first answer, and nothing is done twice. */
export interface DeskWriteOptions extends DeskCallOptions {
  readonly idempotencyKey?: string | undefined;
}

type Read<N extends DeskRoute> = (input?: RouteInput<N>, options?: DeskCallOptions) => Promise<RouteOutput<N>>;
type Write<N extends KeyedRoute> = (input: RouteInput<N>, options?: DeskWriteOptions) => Promise<RouteOutput<N>>;

/**
 * What people of institutions and bureaus may call; which of it a person may do, the server decides by the token. Methods
 * need no `this` and reject with a `GovRatingError`; a step that came too late is an `ApiError` with the code
 * `order_changed` and the order's state in `problem.current`.
 */
export interface DeskClient {
  /** The person's role and institution, as the token tells them. */
  readonly getSelf: Read<'getSelf'>;
  /** One page of work orders. */
  readonly listOrders: Read<'listOrders'>;
  /** All work orders that fit, page by page as they are asked for. */
  readonly allOrders: (input?: RouteInput<'listOrders'>, options?: DeskCallOptions) => AsyncGenerator<Order, void>;
  /** How many orders stand in each state. */
  readonly countOrders: Read<'countOrders'>;
  /** An order with its history and the steps that this person may take now. */
  readonly getOrder: (input: RouteInput<'getOrder'>, options?: DeskCallOptions) => Promise<RouteOutput<'getOrder'>>;
  /** Takes one step of the table of steps. */
  readonly stepOrder: Write<'stepOrder'>;
  /** Gives the answer more time. */
  readonly extendOrder: Write<'extendOrder'>;
  /** Hands an order to another institution. */
  readonly transferOrder: Write<'transferOrder'>;
  /** Asks for a review (复核). */
  readonly askReview: Write<'askReview'>;
  /** Who was served, for the call back; every call is recorded, a repeated one too. */
  readonly unmask: (input: RouteInput<'unmask'>, options?: DeskCallOptions) => Promise<RouteOutput<'unmask'>>;
  /** One page of reviews and appeals, oldest first. */
  readonly listReviews: Read<'listReviews'>;
  /** All reviews that fit, page by page as they are asked for. */
  readonly allReviews: (
    input?: RouteInput<'listReviews'>,
    options?: DeskCallOptions,
  ) => AsyncGenerator<ReviewEntry, void>;
  /** Decides a review or an appeal. */
  readonly decideReview: Write<'decideReview'>;
  /** Appeals against a review that upheld the rating (申诉). */
  readonly fileAppeal: Write<'fileAppeal'>;
  /** One page of ratings that a rule marked for a person to look at, oldest mark first. */
  readonly listSuspicions: Read<'listSuspicions'>;
  /** All marks that fit, page by page as they are asked for. */
  readonly allSuspicions: (
    input?: RouteInput<'listSuspicions'>,
    options?: DeskCallOptions,
  ) => AsyncGenerator<Suspicion, void>;
  /** Settles a mark: nothing in it, or a review of the rating. */
  readonly settleSuspicion: Write<'settleSuspicion'>;
  /** One page of rectification notices (限期整改), oldest first. */
  readonly listNotices: Read<'listNotices'>;
  /** All notices that fit, page by page as they are asked for. */
  readonly allNotices: (input?: RouteInput<'listNotices'>, options?: DeskCallOptions) => AsyncGenerator<Notice, void>;
  /** Says what the institution does about a notice. */
  readonly answerNotice: Write<'answerNotice'>;
  /** Closes a notice. */
  readonly closeNotice: Write<'closeNotice'>;
}

/** What one call can do: every method of {@link DeskClient} that reads no further pages by itself. */
export type DeskRoutes = Pick<DeskClient, DeskRoute>;

/** Makes a method for each route of a back office. A token that the server no longer takes is asked for once more. */
export function createDeskRoutes(options: DeskClientOptions): DeskRoutes {
  const {baseUrl, token, language, fetch, timeout = 30_000} = options;

  async function send<N extends DeskRoute>(name: N, input: RouteInput<N>, each: CallOptions): Promise<RouteOutput<N>> {
    const {method, path} = table[name];
    const [filled, rest] = fillPath(path, input);
    const once = async () => {
      const signedIn = {...each, token: await token()};
      return asPerson(call({method, path: filled}, proofs[name], {baseUrl, language, fetch, timeout}, rest, signedIn));
    };
    try {
      return (await once()) as RouteOutput<N>;
    } catch (error) {
      if (!isApiError(error) || error.code !== 'unauthorized') throw error;
      return (await once()) as RouteOutput<N>;
    }
  }

  return Object.fromEntries(
    (Object.entries(table) as [DeskRoute, Endpoint][]).map(([name, {keyed}]) => [
      name,
      (input: RouteInput<DeskRoute> = {}, {signal, idempotencyKey}: DeskWriteOptions = {}) =>
        send(name, input, keyed ? {signal, idempotencyKey: idempotencyKey ?? newIdempotencyKey()} : {signal}),
    ]),
  ) as unknown as DeskRoutes;
}

/** Whoever gave no token must do the same as whoever gave one that has ended: sign in. So both read `unauthorized`. */
export const asPerson = <T>(asked: Promise<T>): Promise<T> =>
  asked.catch((error: unknown) => {
    const isMissing = isApiError(error) && error.code === 'authorization_missing';
    throw isMissing ? Object.assign(error, {code: 'unauthorized'}) : error;
  });

/** Makes the client of a back office. */
export function createDeskClient(options: DeskClientOptions): DeskClient {
  const client = createDeskRoutes(options);
  return {
    ...client,
    allOrders: (input = {}, each = {}) => pages(cursor => client.listOrders({...input, ...cursor}, each)),
    allReviews: (input = {}, each = {}) => pages(cursor => client.listReviews({...input, ...cursor}, each)),
    allNotices: (input = {}, each = {}) => pages(cursor => client.listNotices({...input, ...cursor}, each)),
    allSuspicions: (input = {}, each = {}) => pages(cursor => client.listSuspicions({...input, ...cursor}, each)),
  };
}

async function* pages<T>(
  page: (from: {cursor?: string}) => Promise<{items: T[]; nextCursor: string | null}>,
): AsyncGenerator<T, void> {
  for (let cursor: string | undefined; ;) {
    const {items, nextCursor} = await page(cursor === undefined ? {} : {cursor});
    yield* items;
    if (nextCursor === null) return;
    // Without this, a cursor that leads nowhere would list for ever.
    if (typeof nextCursor !== 'string' || nextCursor === cursor) throw new ContractError(200, false);
    cursor = nextCursor;
  }
}
