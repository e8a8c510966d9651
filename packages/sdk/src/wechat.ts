import {createRatingClient, type ClientOptions, type RatingClient} from './clients/citizen-client.ts';
import {createOutbox} from './outbox/outbox.ts';
import type {Outbox, OutboxOptions} from './outbox/outbox-options.ts';
import {networkEvents, type MiniProgramNetwork} from './wechat/network-events.ts';
import {newMiniProgramKey, type MiniProgramRandom} from './wechat/random-key.ts';
import {requestFetch, type MiniProgramRequest} from './wechat/request-fetch.ts';
import {storageStore, type MiniProgramStorage} from './wechat/storage-store.ts';

export * from './mini-program.ts';
export {invitationOf, type OpenedWith} from './wechat/invitation-of.ts';

/** The parts of `wx` that rating uses. */
export interface Wechat extends MiniProgramStorage, MiniProgramNetwork, MiniProgramRandom {
  /** `wx.request`. */
  readonly request: MiniProgramRequest;
}

/** Where the server is, what is heard of ratings that waited, and how long to wait. */
export type WechatOptions = Omit<ClientOptions, 'fetch' | 'token'> &
  Pick<OutboxOptions, 'onSettled' | 'onAttemptFailed' | 'onStorageError' | 'maxItems' | 'maxAge'>;

/** What a page of a mini-program rates with. */
export interface WechatRating {
  /** Reads the invitation and sends the rating. */
  readonly client: RatingClient;
  /** Keeps a rating until its receipt is there. `start()` when the page is shown, `stop()` when it is unloaded. */
  readonly outbox: Outbox;
  /** Makes the key of a rating when the person presses send. */
  newKey(): Promise<string>;
}

/**
 * Makes everything that rating in a WeChat mini-program needs: `wx.request` sends, the storage keeps what could not be sent, also
 * over a restart, and the network's return sends it.
 *
 * @param wx `wx`.
 * @param options `baseUrl` is needed; its host must be among the request domains (request 合法域名) of the mini-program.
 *
 * @example
 * ```ts
 * import {createWechatRating, type Wechat} from '@gov-rating/sdk/wechat';
 *
 * declare const wx: Wechat;
 * const {client, outbox, newKey} = createWechatRating(wx, {baseUrl: 'https://rating.example.gov.cn'});
 * outbox.start();
 *
 * async function rate(token: string): Promise<string> {
 *   const {service} = await client.getInvitation({}, {token});
 *   const outcome = await outbox.submit({token, draft: {level: 'satisfied'}, key: await newKey()});
 *   return outcome.kind === 'received' ? outcome.receipt.receiptNumber : `${service.itemName}: ${outcome.kind}`;
 * }
 * ```
 */
export function createWechatRating(wx: Wechat, options: WechatOptions): WechatRating {
  const {onSettled, onAttemptFailed, onStorageError, maxItems, maxAge, ...server} = options;
  const name = `gov-rating ${server.baseUrl}`;
  const client = createRatingClient({...server, fetch: requestFetch(wx.request)});
  const outbox = createOutbox({
    ...{onSettled, onAttemptFailed, onStorageError, maxItems, maxAge, name},
    send: client.submitRating,
    store: storageStore(wx, name),
    events: networkEvents(wx),
  });
  return {client, outbox, newKey: () => newMiniProgramKey(wx)};
}
