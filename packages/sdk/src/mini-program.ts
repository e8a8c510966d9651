/**
 * The client and the outbox for mini-programs (小程序), which have neither `fetch` nor modules: `dist/miniprogram/index.js` is this entry
 * as one CommonJS file in ES2017, which the developer tools find by the field `miniprogram` of package.json.
 *
 * @example
 * ```ts
 * import {createOutbox, createRatingClient, newMiniProgramKey, requestFetch, storageStore} from '@gov-rating/sdk/mini-program';
 * import type {MiniProgramRandom, MiniProgramRequest, MiniProgramStorage} from '@gov-rating/sdk/mini-program';
 *
 * // `tt` of Douyin, for example; for `wx` of WeChat, `createWechatRating` of `@gov-rating/sdk/wechat` does all this.
 * declare const tt: MiniProgramStorage & MiniProgramRandom & {request: MiniProgramRequest};
 * const client = createRatingClient({baseUrl: 'https://rating.example.gov.cn', fetch: requestFetch(tt.request)});
 * const outbox = createOutbox({send: client.submitRating, store: storageStore(tt)});
 *
 * // Mini-programs have no `crypto`.
 * const rate = async (token: string) =>
 *   outbox.submit({key: await newMiniProgramKey(tt), token, draft: {level: 'satisfied'}});
 * ```
 */
export * from './core.ts';
export {createReceiptClient, type ReceiptClient} from './clients/receipt-client.ts';
export {networkEvents, type MiniProgramNetwork, type MiniProgramNetworkStatus} from './wechat/network-events.ts';
export {newMiniProgramKey} from './wechat/random-key.ts';
export type {MiniProgramBytes, MiniProgramRandom, MiniProgramRandomOptions} from './wechat/random-key.ts';
export {requestFetch, type MiniProgramRequest, type MiniProgramRequestOptions} from './wechat/request-fetch.ts';
export type {MiniProgramAnswer, MiniProgramFailure, MiniProgramTask} from './wechat/request-fetch.ts';
export {storageStore, type MiniProgramStorage} from './wechat/storage-store.ts';
