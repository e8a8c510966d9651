import type {RouteOutput} from '@gov-rating/contract/types';
import {createApi, type AllOf, type Methods, type SessionMethods} from '../api.ts';
import {isApiError} from '../errors.ts';
import {allPages} from '../transport/paging.ts';
import {filledIn} from '../transport/path.ts';
import type {TransportOptions} from '../transport/request.ts';
import {send} from '../transport/send.ts';
import {raterTable} from './tables.ts';

/** How a page reaches the server on behalf of a person: one that a portal has logged in, or one with a code of a message. */
export interface RaterClientOptions extends Omit<TransportOptions, 'token'> {
  /**
   * A new assertion of the person, which the portal's own server has signed. Asked for before the first call, and again when
   * the session has ended, because each is taken once. Left out on a page where `openTicketSession` or `openCodeSession` opens
   * the session.
   */
  readonly assertion?: (() => string | Promise<string>) | undefined;
}

type SignInMethods = 'openRaterSession' | 'openTicketSession' | 'askRaterCode' | 'openCodeSession' | 'listInstitutions';
type RaterMethods = SessionMethods<OwnMethods> & Methods<SignInMethods>;
type Session = RouteOutput<'openRaterSession'>;
type OwnMethods = Exclude<keyof typeof raterTable, SignInMethods>;

/**
 * What a person may call whom a portal has logged in, or who has proved the telephone of a case: `askRaterCode` sends the code,
 * and after `openCodeSession` the other methods are about that case. `listInstitutions` answers everybody, so that the person can
 * choose the institution that handled the case. Methods need no `this` and reject with a `GovRatingError`.
 */
export interface RaterClient extends SessionMethods<OwnMethods>, Methods<SignInMethods> {
  /** All own services that can still be rated, page by page as they are read. */
  readonly allRateable: AllOf<'listRateable'>;
  /** All own receipts, page by page as they are read. */
  readonly allOwnReceipts: AllOf<'listOwnReceipts'>;
}

/**
 * Makes the client of a portal's page on which people rate what they were served. The session is kept in memory alone; when it
 * has ended, a new assertion is asked for and the call is repeated once.
 *
 * @param options The address of the server, and where assertions come from; nothing is sent before the first call.
 * @returns Methods that need no `this`. Each rejects with a `GovRatingError`, or a `TypeError` for a mistake in the call.
 *
 * @example
 * ```ts
 * import {createRaterClient} from '@gov-rating/sdk/rater';
 *
 * const rater = createRaterClient({
 *   baseUrl: 'https://rating.example.gov.cn',
 *   assertion: async () => (await fetch('/my/rating-assertion', {method: 'POST'})).text(),
 *   fetch: (url, init) => fetch(url, init),
 * });
 * const {items} = await rater.listRateable();
 * if (items[0]) {
 *   const {token} = await rater.claimService({serviceId: items[0].serviceId});
 *   console.log(token); // of the invitation: for <gov-rating> or `submitRating`
 * }
 * ```
 *
 * @example
 * ```ts
 * import {createRaterClient} from '@gov-rating/sdk/rater';
 *
 * const person = createRaterClient({baseUrl: 'https://rating.example.gov.cn'});
 * const ownCase = {institutionCode: '11440100MB2C123456', projectNo: '440100202611240001'};
 * await person.askRaterCode({...ownCase, phoneEnd: '0000'}); // a message with six digits, valid for five minutes
 * await person.openCodeSession({...ownCase, code: '204816'});
 * const {items: own} = await person.listRateable(); // the services of this case alone
 * ```
 */
export function createRaterClient({assertion, ...options}: RaterClientOptions): RaterClient {
  let session: Promise<Session> | undefined;
  const open = async (): Promise<Session> => {
    if (!assertion)
      throw new TypeError(
        'There is no session: open one by openTicketSession or openCodeSession, or give an assertion.',
      );
    return methods.openRaterSession({assertion: await assertion()});
  };
  /** Calls at the same time share one session; one that could not be opened is not kept. */
  const current = (): Promise<Session> => {
    const opened = (session ??= open());
    opened.catch(() => forget(opened));
    return opened;
  };
  const forget = (ended: typeof session) => {
    if (session === ended) session = undefined;
  };
  const kept = (opened: Session): Session => {
    session = Promise.resolve(opened);
    return opened;
  };
  const methods: RaterMethods = createApi<typeof raterTable, RaterMethods>(
    raterTable,
    async (endpoint, input, {signal}) => {
      const call = (token?: string) => send(options, ...filledIn(endpoint, input), {signal, token});
      if (endpoint.caller === 'anyone') return call();
      const opened = current();
      try {
        return await call((await opened).token);
      } catch (error) {
        if (!isApiError(error) || error.code !== 'rater_session_invalid') throw error;
        forget(opened);
        if (!assertion) throw error;
        return call((await current()).token);
      }
    },
  );
  return {
    ...methods,
    openTicketSession: async (input, call) => kept(await methods.openTicketSession(input, call)),
    openCodeSession: async (input, call) => kept(await methods.openCodeSession(input, call)),
    allRateable: allPages(methods.listRateable),
    allOwnReceipts: allPages(methods.listOwnReceipts),
  };
}
