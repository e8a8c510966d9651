import {aKey, type CallOptions, type Scene} from '../fixtures/api.fixtures.ts';
import {answered, Case, reviewRequest, neighbour} from '../fixtures/order.fixtures.ts';
import type {Access} from './access-table.ts';

const everyRole = ['institution_staff', 'institution_head', 'bureau', 'auditor'] as const;
const handlers = ['institution_staff', 'institution_head'] as const;
const noOrder = 'GD20261124-00000-00000';
const noReview = 'AAAAAAAAAAAAAAAAAAAAAA';

const as = (token: string | undefined, options: CallOptions = {}): CallOptions => ({
  ...options,
  ...(token === undefined ? {} : {token}),
});

/** A call with a body and a key of its own. */
const post = (scene: Scene, path: string, body: object) => (token: string | undefined) =>
  scene.call(path, as(token, {body, key: aKey()}));

const get = (scene: Scene, path: string) => (token: string | undefined) => scene.call(path, as(token));

/** A route about an order in the state `signed`. */
const onOrder = (who: Access['who'], tail: string, body: object): Access => ({
  who,
  foreign: 'unknown_order',
  subject: async scene => {
    const one = await Case.begin(scene);
    await one.steps(['sign']);
    return {call: post(scene, `/v1/orders/${one.orderNumber}/${tail}`, {version: 2, ...body})};
  },
  nothing: scene => post(scene, `/v1/orders/${noOrder}/${tail}`, {version: 2, ...body}),
});

/** A route about a review; `upheld` when it must have been decided so. */
const onReview = (who: Access['who'], tail: string, body: object, upheld = false): Access => ({
  who,
  foreign: 'unknown_review',
  subject: async scene => {
    const one = await Case.begin(scene);
    const reviewId = await one.review();
    if (upheld) await one.decide(reviewId);
    return {call: post(scene, `/v1/reviews/${reviewId}/${tail}`, body)};
  },
  nothing: scene => post(scene, `/v1/reviews/${noReview}/${tail}`, body),
});

/** Who may do what after a rating, and what others see. */
export const caseAccess = {
  getSelf: {who: everyRole, foreign: 'own', subject: async scene => ({call: get(scene, '/v1/self')})},
  countOrders: {who: everyRole, foreign: 'own', subject: async scene => ({call: get(scene, '/v1/order-counts')})},
  getOrder: {
    who: everyRole,
    foreign: 'unknown_order',
    subject: async scene => ({call: get(scene, `/v1/orders/${(await Case.begin(scene)).orderNumber}`)}),
    nothing: scene => get(scene, `/v1/orders/${noOrder}`),
  },
  stepOrder: onOrder(handlers, 'steps', {step: 'contact', reached: true, note: '已致电'}),
  extendOrder: onOrder(['institution_head'], 'extension', {days: 1, reason: '材料待补'}),
  transferOrder: onOrder(['institution_head', 'bureau'], 'transfer', {
    institutionCode: neighbour.code,
    reason: '属越秀区职责',
  }),
  askReview: onOrder(handlers, 'reviews', reviewRequest),
  unmask: {
    ...onOrder(handlers, 'person', {reason: '回访'}),
    subject: async scene => ({
      call: post(scene, `/v1/orders/${(await Case.ofPerson(scene)).orderNumber}/person`, {reason: '回访'}),
    }),
  },
  listReviews: {
    who: everyRole,
    foreign: 'empty',
    subject: async scene => {
      await (await Case.begin(scene)).review();
      return {call: get(scene, '/v1/reviews')};
    },
  },
  decideReview: onReview(['bureau'], 'decision', {decision: 'upheld', reason: '录像清楚'}),
  fileAppeal: onReview(handlers, 'appeal', {reason: '仍不服', evidence: reviewRequest.evidence}, true),
  getReceipt: {
    who: 'everybody',
    subject: async scene => {
      const body = (await Case.begin(scene)).keys;
      return {call: token => scene.call('/v1/receipts', as(token, {body}))};
    },
  },
  supplementRating: {
    who: 'everybody',
    subject: async scene => {
      const one = await Case.begin(scene);
      await one.steps(...answered);
      const body = {...one.keys, comment: '已解决', solved: true};
      const key = aKey();
      return {call: token => scene.call('/v1/supplements', as(token, {body, key}))};
    },
  },
  eraseOwnWords: {
    who: 'everybody',
    // The key of the receipt proves who it is.
    subject: async scene => {
      const body = (await Case.begin(scene)).keys;
      return {call: token => scene.call('/v1/word-erasures', as(token, {body}))};
    },
  },
} satisfies Record<string, Access>;
