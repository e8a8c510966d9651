/**
 * The client and the outbox for mini-programs (小程序), which have neither `fetch` nor modules: `dist/miniprogram/index.js` is this entry
 * as one CommonJS file in ES2017, which the developer tools find by the field `miniprogram` of package.json.
 *
 * @example
 * ```ts
 * import {createOutbox, createRatingClient, newIdempotencyKey, requestFetch, storageStore} from '@gov-rating/sdk/mini-program';
 * import type {MiniProgramRequest, MiniProgramStorage} from '@gov-rating/sdk/mini-program';
 *
 * declare const wx: MiniProgramStorage & {request: MiniProgramRequest};
 * const client = createRatingClient({baseUrl: 'https://rating.example.gov.cn', fetch: requestFetch(wx.request)});
 * const outbox = createOutbox({send: client.submitRating, store: storageStore(wx)});
 *
 * // `random`: 16 bytes of wx.getRandomValues({length: 16}), because mini-programs have no crypto.
 * const rate = (token: string, random: ArrayBuffer) =>
 *   outbox.submit({key: newIdempotencyKey(new Uint8Array(random)), token, draft: {level: 'satisfied'}});
 * ```
 */
export * from './core.ts';
export {createReceiptClient, type ReceiptClient} from './clients/receipt-client.ts';
export {requestFetch, type MiniProgramRequest, type MiniProgramRequestOptions} from './wechat/request-fetch.ts';
export {storageStore, type MiniProgramStorage} from './wechat/storage-store.ts';
