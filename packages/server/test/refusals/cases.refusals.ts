import type {OrderStep, ProblemCode, Role} from '@gov-rating/contract';
import type {AppOptions} from '../../src/index.ts';
import {aKey, aScene, district, elsewhere, type CallOptions, type Scene} from '../fixtures/api.fixtures.ts';
import {answered, Case, neighbour, reviewRequest} from '../fixtures/order.fixtures.ts';
import type {Refused} from './refusals.ts';

const noOrder = 'GD20261124-00000-00000';
const noReview = 'AAAAAAAAAAAAAAAAAAAAAA';

type Prepare = (one: Case) => Promise<unknown>;
const nothing: Prepare = async () => undefined;
const signed: Prepare = one => one.steps(['sign']);
const through =
  (...steps: Parameters<Case['steps']>): Prepare =>
  one =>
    one.steps(...steps);

/** A person's call about a bad rating that was prepared; `{order}` in the path is replaced with its number. */
const about =
  (role: Role, path: string, options: CallOptions = {}, prepare = nothing, from: 'own' | 'foreign' = 'own'): Refused =>
  async scene => {
    const one = await Case.begin(scene);
    await prepare(one);
    const token = await scene.personToken(role, from);
    return () => scene.call(path.replace('{order}', one.orderNumber), {key: aKey(), token, ...options});
  };

/** The refusals of every POST of a person before its route handles it. */
const posted = (path: string, role: Role, body: object, wrongRole: Role) =>
  ({
    malformed_json: about(role, path, {body: '{"'}),
    body_too_large: about(role, path, {body: {reason: 'x'.repeat(70_000)}}),
    unsupported_media_type: about(role, path, {body: '{}', headers: {'Content-Type': 'text/plain'}}),
    unauthorized: about(role, path, {body, token: 'nobody'}),
    role_not_allowed: about(wrongRole, path, {body}),
    missing_field: about(role, path, {body: {}}),
    idempotency_key_missing: about(role, path, {body, key: 'short'}),
  }) satisfies Partial<Record<ProblemCode, Refused>>;

/** A key that was used for another request of the same person about the same rating. */
const reused =
  (path: string, role: Role, body: object, other: object): Refused =>
  async scene => {
    const one = await Case.begin(scene);
    const key = aKey();
    await one.post(path.replace('{order}', one.orderNumber), body, role, key);
    return () => one.post(path.replace('{order}', one.orderNumber), other, role, key);
  };

const steps = '/v1/orders/{order}/steps';
const sign = {step: 'sign', version: 1};
const head: Role = 'institution_head';

/** What can stand against every step with an order. */
const onOrder = (path: string, body: object, role: Role = head) => ({
  unknown_order: about(role, path.replace('{order}', noOrder), {body}),
  order_ended: about(role, path, {body}, through(...answered, ['follow_up', {helped: 'yes'}], ['close'])),
  order_changed: about(role, path, {body: {...body, version: 99}}, signed),
});

/** The head of an institution above the one that handles the order: sees it, but does not handle it. */
const fromAbove =
  (path: string, body: object): Refused =>
  async scene => {
    const one = await Case.begin(scene);
    await one.steps(['sign']);
    const token = await scene.personTokenAt(head, '11440100MB2C123456');
    return () => scene.call(path.replace('{order}', one.orderNumber), {key: aKey(), token, body});
  };

const withoutKey = <T extends {idempotency_key_missing: Refused}>({idempotency_key_missing: _, ...rest}: T) => rest;
const person = '/v1/orders/{order}/person';
const row = {reason: '回访'};

const late = '好'.repeat(1001);
const extension = '/v1/orders/{order}/extension';
const transfer = '/v1/orders/{order}/transfer';
const reviews = '/v1/orders/{order}/reviews';
const extend = {version: 2, days: 1, reason: '材料待补'};
const handOn = {version: 2, institutionCode: neighbour.code, reason: '属越秀区职责'};
const ask = {version: 2, ...reviewRequest};
const toVerified: [OrderStep, object?][] = answered.slice(0, 3);

/** Prepares a review of a bad rating and a call about it. */
const onReview =
  (tail: string, role: Role, body: object, prepare: (one: Case, id: string) => Promise<unknown> = nothing): Refused =>
  async scene => {
    const one = await Case.begin(scene);
    const reviewId = await one.review();
    await prepare(one, reviewId);
    return () => one.post(`/v1/reviews/${reviewId}/${tail}`, body, role);
  };

const upheld = (one: Case, id: string) => one.decide(id);
const decision = {decision: 'upheld', reason: '录像清楚'};
const appeal = {reason: '仍不服', evidence: reviewRequest.evidence};
const decisionPath = `/v1/reviews/${noReview}/decision`;
const appealPath = `/v1/reviews/${noReview}/appeal`;

/** A key that was used for another decision about the same review. */
const reusedOnReview =
  (tail: string, role: Role, body: object, prepare = nothing as (one: Case, id: string) => Promise<unknown>): Refused =>
  async scene => {
    const one = await Case.begin(scene);
    const reviewId = await one.review();
    await prepare(one, reviewId);
    const key = aKey();
    await one.post(`/v1/reviews/${reviewId}/${tail}`, body, role, key);
    return () => one.post(`/v1/reviews/${reviewId}/${tail}`, {...body, reason: '另一个理由'}, role, key);
  };

const receipts = '/v1/receipts';
/** Its check digit is wrong. */
const mistyped = '2611-2405-1738-6420-9357';
const supplements = '/v1/supplements';
const addition = {comment: '已解决', solved: true};
const adding =
  (body: object | string, options: CallOptions = {}, prepare: Prepare = through(...answered)): Refused =>
  async scene => {
    const one = await Case.begin(scene);
    await prepare(one);
    const sent = typeof body === 'string' ? body : {...one.keys, ...body};
    return () => scene.call(supplements, {key: aKey(), body: sent, ...options});
  };

const erasures = '/v1/word-erasures';

/** The words of a bad rating that are to be erased where a server says something else. */
const erasing =
  (options: Partial<AppOptions>): Refused =>
  async scene => {
    const {keys: body} = await Case.begin(scene);
    const other = await aScene({...options, storage: scene.storage});
    return () => other.call(erasures, {body});
  };

const institutionWithoutParent: Refused = async (scene: Scene) => {
  const one = await Case.begin(scene);
  await one.steps(['sign']);
  await scene.storage.saveInstitutions([{...district, parentCode: null}]);
  return () => one.post(`/v1/orders/${one.orderNumber}/reviews`, ask);
};

/** For every route about what follows a rating, how each refusal that is its own comes about. */
export const caseRefusals = {
  getSelf: {unauthorized: about(head, '/v1/self', {token: 'nobody'})},
  countOrders: {unauthorized: about(head, '/v1/order-counts', {token: 'nobody'})},
  getOrder: {
    unauthorized: about(head, '/v1/orders/{order}', {token: 'nobody'}),
    unknown_order: about(head, `/v1/orders/${noOrder}`),
    invalid_input: about(head, '/v1/orders/GD1'),
  },
  stepOrder: {
    ...posted(steps, head, sign, 'auditor'),
    ...onOrder(steps, {...sign, version: 8}),
    order_ended: about(head, steps, {body: sign}, through(...answered, ['follow_up', {helped: 'yes'}], ['close'])),
    invalid_input: about(head, steps, {body: {...sign, step: 'void'}}),
    idempotency_key_reused: reused(steps, head, sign, {...sign, version: 2}),
    step_not_possible: about(head, steps, {body: {step: 'close', version: 1}}),
    not_handling_institution: fromAbove(steps, {step: 'contact', version: 2, reached: true, note: '已致电'}),
    promised_day_not_possible: about(
      head,
      steps,
      {body: {step: 'schedule', version: 4, promisedFor: '2026-11-01', note: '改'}},
      through(...toVerified),
    ),
    review_open: async scene => {
      const one = await Case.begin(scene);
      await one.review();
      await one.steps(...answered.slice(1), ['follow_up', {helped: 'yes'}]);
      return () => one.step('close');
    },
    text_too_long: about(head, steps, {body: {...sign, note: late}}),
    text_not_well_formed: about(head, steps, {body: {...sign, note: 'a\u0000b'}}),
  },
  extendOrder: {
    ...posted(extension, head, extend, 'institution_staff'),
    ...onOrder(extension, extend),
    invalid_input: about(head, extension, {body: {...extend, days: 0}}),
    idempotency_key_reused: reused(extension, head, {...extend, version: 1}, extend),
    step_not_possible: about(head, extension, {body: {...extend, version: 6}}, through(...answered)),
    not_handling_institution: fromAbove(extension, extend),
    extension_not_allowed: about(head, extension, {body: {...extend, days: 6}}, signed),
    text_too_long: about(head, extension, {body: {...extend, reason: late}}),
    text_not_well_formed: about(head, extension, {body: {...extend, reason: 'a\u0000b'}}),
  },
  unmask: {
    ...withoutKey(posted(person, head, row, 'auditor')),
    unknown_order: about(head, person.replace('{order}', noOrder), {body: row}),
    order_ended: about(head, person, {body: row}, through(...answered, ['follow_up', {helped: 'yes'}], ['close'])),
    not_handling_institution: fromAbove(person, row),
    person_unknown: about(head, person, {body: row}),
    invalid_input: about(head, '/v1/orders/GD1/person', {body: row}),
    text_too_long: about(head, person, {body: {reason: '好'.repeat(201)}}),
    text_not_well_formed: about(head, person, {body: {reason: 'a\u0000b'}}),
  },
  transferOrder: {
    ...posted(transfer, head, handOn, 'auditor'),
    ...onOrder(transfer, handOn),
    invalid_input: about(head, transfer, {body: {...handOn, institutionCode: 'x'}}),
    idempotency_key_reused: async scene => {
      const one = await Case.begin(scene);
      const key = aKey();
      const path = `/v1/orders/${one.orderNumber}`;
      await one.post(`${path}/extension`, {...extend, version: 1}, head, key);
      return () => one.post(`${path}/transfer`, handOn, head, key);
    },
    step_not_possible: about(head, transfer, {body: {...handOn, version: 4}}, through(...toVerified)),
    not_handling_institution: fromAbove(transfer, handOn),
    decider_not_higher: async scene => {
      const one = await Case.begin(scene);
      await one.steps(['sign']);
      const token = await scene.personTokenAt('bureau', district.code);
      const path = `/v1/orders/${one.orderNumber}/transfer`;
      return () => scene.call(path, {key: aKey(), token, body: handOn});
    },
    transfer_not_possible: about(head, transfer, {body: {...handOn, institutionCode: district.code}}, signed),
    no_common_superior: about(head, transfer, {body: {...handOn, institutionCode: elsewhere.code}}, signed),
    unknown_institution: about(head, transfer, {body: {...handOn, institutionCode: '000000000000000000'}}, signed),
    text_too_long: about(head, transfer, {body: {...handOn, reason: late}}),
    text_not_well_formed: about(head, transfer, {body: {...handOn, reason: 'a\u0000b'}}),
  },
  askReview: {
    ...posted(reviews, head, ask, 'bureau'),
    ...onOrder(reviews, ask),
    invalid_input: about(head, reviews, {body: {...ask, evidence: []}}),
    idempotency_key_reused: async scene => {
      const one = await Case.begin(scene);
      const key = aKey();
      const path = `/v1/orders/${one.orderNumber}`;
      await one.post(`${path}/steps`, sign, head, key);
      return () => one.post(`${path}/reviews`, ask, head, key);
    },
    step_not_possible: about(head, reviews, {body: {...ask, version: 1}}),
    not_handling_institution: fromAbove(reviews, ask),
    review_exists: async scene => {
      const one = await Case.begin(scene);
      await one.review();
      return () => one.post(`/v1/orders/${one.orderNumber}/reviews`, {...ask, version: 3});
    },
    no_higher_institution: institutionWithoutParent,
    text_too_long: about(head, reviews, {body: {...ask, reason: '好'.repeat(2001)}}),
    text_not_well_formed: about(head, reviews, {body: {...ask, reason: 'a\u0000b'}}),
  },
  listReviews: {
    unauthorized: about('bureau', '/v1/reviews', {token: 'nobody'}),
    cursor_invalid: about('bureau', '/v1/reviews?cursor=bm90aGluZw'),
    invalid_input: about('bureau', '/v1/reviews?limit=many'),
  },
  decideReview: {
    ...posted(decisionPath, 'bureau', decision, head),
    invalid_input: about('bureau', decisionPath, {body: {...decision, decision: 'maybe'}}),
    idempotency_key_reused: reusedOnReview('decision', 'bureau', decision),
    unknown_review: about('bureau', decisionPath, {body: decision}),
    decider_not_higher: async scene => {
      const one = await Case.begin(scene);
      const reviewId = await one.review();
      const token = await scene.personTokenAt('bureau', district.code);
      return () => scene.call(`/v1/reviews/${reviewId}/decision`, {key: aKey(), token, body: decision});
    },
    decider_not_other: async scene => {
      const one = await Case.begin(scene);
      const reviewId = await one.review();
      await one.decide(reviewId);
      const filed = await one.post(`/v1/reviews/${reviewId}/appeal`, appeal);
      const {reviewId: appealId} = (await filed.json()) as {reviewId: string};
      return () => one.decide(appealId);
    },
    review_decided: onReview('decision', 'bureau', decision, upheld),
    text_too_long: about('bureau', decisionPath, {body: {...decision, reason: '好'.repeat(2001)}}),
    text_not_well_formed: about('bureau', decisionPath, {body: {...decision, reason: 'a\u0000b'}}),
  },
  fileAppeal: {
    ...posted(appealPath, head, appeal, 'bureau'),
    invalid_input: about(head, appealPath, {body: {...appeal, evidence: []}}),
    idempotency_key_reused: reusedOnReview('appeal', head, appeal, upheld),
    unknown_review: about(head, appealPath, {body: appeal}),
    review_exists: onReview('appeal', head, appeal, async (one, id) => {
      await one.decide(id);
      await one.post(`/v1/reviews/${id}/appeal`, appeal);
    }),
    appeal_not_possible: onReview('appeal', head, appeal),
    order_ended: onReview('appeal', head, appeal, async (one, id) => {
      await one.decide(id);
      await one.steps(...answered.slice(1), ['follow_up', {helped: 'yes'}], ['close']);
    }),
    not_handling_institution: async scene => {
      const one = await Case.begin(scene);
      const reviewId = await one.review();
      await one.decide(reviewId);
      const token = await scene.personTokenAt(head, '11440100MB2C123456');
      return () => scene.call(`/v1/reviews/${reviewId}/appeal`, {key: aKey(), token, body: appeal});
    },
    no_higher_institution: async scene => {
      const one = await Case.begin(scene);
      const reviewId = await one.review();
      await one.decide(reviewId);
      await scene.storage.saveInstitutions([{...district, parentCode: null}]);
      return () => one.post(`/v1/reviews/${reviewId}/appeal`, appeal);
    },
    text_too_long: about(head, appealPath, {body: {...appeal, reason: '好'.repeat(2001)}}),
    text_not_well_formed: about(head, appealPath, {body: {...appeal, reason: 'a\u0000b'}}),
  },
  getReceipt: {
    malformed_json: about(head, receipts, {body: '{"'}),
    body_too_large: about(head, receipts, {body: {receiptNumber: 'x'.repeat(70_000)}}),
    unsupported_media_type: about(head, receipts, {body: '{}', headers: {'Content-Type': 'text/plain'}}),
    missing_field: about(head, receipts, {body: {}}),
    unknown_receipt: async scene => {
      const {receiptNumber} = await Case.begin(scene);
      return () => scene.call(receipts, {body: {receiptNumber, receiptKey: 'A'.repeat(22)}});
    },
    invalid_input: about(head, receipts, {body: {receiptNumber: '1'}}),
    receipt_number_mistyped: about(head, receipts, {body: {receiptNumber: mistyped}}),
  },
  supplementRating: {
    malformed_json: adding('{"'),
    body_too_large: adding({comment: 'x'.repeat(70_000)}),
    unsupported_media_type: adding('{}', {headers: {'Content-Type': 'text/plain'}}),
    missing_field: adding({}),
    invalid_input: adding({...addition, solved: 'perhaps'}),
    idempotency_key_missing: adding(addition, {key: 'short'}),
    idempotency_key_reused: async scene => {
      const one = await Case.begin(scene);
      await one.steps(...answered);
      const key = aKey();
      await scene.call(supplements, {key, body: {...one.keys, ...addition}});
      return () => scene.call(supplements, {key, body: {...one.keys, ...addition, solved: false}});
    },
    comment_too_long: adding({...addition, comment: '好'.repeat(151)}),
    text_not_well_formed: adding({...addition, comment: 'a\u0000b'}),
    receipt_number_mistyped: adding({...addition, receiptNumber: mistyped}),
    unknown_receipt: async scene => {
      const [one, other] = [await Case.begin(scene), await Case.begin(scene, 2)];
      await one.steps(...answered);
      const body = {...other.keys, receiptNumber: one.receiptNumber, ...addition};
      return () => scene.call(supplements, {key: aKey(), body});
    },
    supplement_not_allowed: adding(addition, {}, nothing),
    supplement_exists: adding(addition, {}, async one => {
      await one.steps(...answered);
      await one.scene.call(supplements, {key: aKey(), body: {...one.keys, ...addition}});
    }),
  },
  eraseOwnWords: {
    malformed_json: about(head, erasures, {body: '{"'}),
    body_too_large: about(head, erasures, {body: {receiptNumber: 'x'.repeat(70_000)}}),
    unsupported_media_type: about(head, erasures, {body: '{}', headers: {'Content-Type': 'text/plain'}}),
    missing_field: about(head, erasures, {body: {}}),
    invalid_input: about(head, erasures, {body: {receiptNumber: '1', receiptKey: 'A'.repeat(22)}}),
    receipt_number_mistyped: about(head, erasures, {body: {receiptNumber: mistyped, receiptKey: 'A'.repeat(22)}}),
    unknown_receipt: async scene => {
      const {receiptNumber} = await Case.begin(scene);
      return () => scene.call(erasures, {body: {receiptNumber, receiptKey: 'A'.repeat(22)}});
    },
    own_words_kept: erasing({settings: {rules: {ownWords: false}}}),
    erasure_not_available: erasing({}),
  },
} satisfies Record<string, Partial<Record<ProblemCode, Refused>>>;
