import assert from 'node:assert/strict';
import type {NewAct} from '../../src/domain/cases/history-entry.ts';
import type {Change, Life} from '../../src/domain/cases/rating-case.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {
  guangdong,
  guangzhou,
  hunan,
  noon,
  rate,
  settle,
  tianhe,
  totals,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

const anAct = (kind: string, facts: Partial<NewAct> = {}): NewAct => ({
  actId: unique('act-'),
  kind,
  actor: {kind: 'person', role: 'institution_staff', institutionCode: guangzhou.code, ref: 'somebody'},
  at: '2026-11-25T06:00:00.000Z',
  facts: {},
  texts: {},
  textsSalt: 'salt',
  reviewId: null,
  idempotencyKey: null,
  contentHash: null,
  ...facts,
});

const badly = async (storage: Storage, institution = guangzhou) => {
  await settle(storage);
  return rate(storage, institution, 'dissatisfied', {
    orderDueAt: '2026-11-30T16:00:00Z',
    answerDueAt: '2026-12-09T16:00:00Z',
  });
};

const signing = (): Change => ({act: anAct('sign'), order: {state: 'signed'}});

/** What happens after a rating: acts, orders, reviews, voiding. */
export function lifeCases(test: StorageTest): void {
  test('an institution finds the life of a bad rating by order number, everybody by id and receipt', async storage => {
    const {orderNumber, receiptNumber, ratingId} = await badly(storage);
    const life = await storage.life({orderNumber}, guangzhou.code);
    assert.equal(life?.ratingId, ratingId);
    assert.equal(life?.order?.state, 'created');
    assert.equal(life?.order?.version, 1);
    assert.equal(life?.order?.dueAt, '2026-11-30T16:00:00.000Z');
    assert.equal(life?.order?.answerDueAt, '2026-12-09T16:00:00.000Z');
    assert.deepEqual(life?.order?.holders, [guangzhou.code]);
    assert.deepEqual(life?.above, [guangdong.code]);
    assert.deepEqual(await storage.life({receiptNumber}, null), life);
    assert.deepEqual(await storage.life({ratingId}, guangdong.code), life);
  });

  test('a foreign institution and one below see no life and change none', async storage => {
    const {orderNumber} = await badly(storage);
    for (const {code} of [hunan, tianhe]) {
      assert.equal(await storage.life({orderNumber}, code), undefined);
      assert.equal(await storage.change({orderNumber}, code, signing), undefined);
    }
    assert.equal((await storage.life({orderNumber}, null))?.order?.version, 1);
  });

  test('an act changes the order, its version and the history together', async storage => {
    const {orderNumber} = await badly(storage);
    const act = anAct('contact', {
      facts: {reached: true},
      texts: {note: '已电话联系 ☎'},
      at: '2026-11-25T14:00:00+08:00',
    });
    const life = await storage.change({orderNumber}, guangzhou.code, () => ({
      act,
      order: {state: 'contacted', dueAt: null},
    }));
    assert.equal(life?.order?.state, 'contacted');
    assert.equal(life?.order?.version, 2);
    assert.equal(life?.order?.dueAt, null);
    // The clocks as they are left stand among the facts, so that the evidence log holds them.
    const facts = {reached: true, dueAt: 'none', answerDueAt: life?.order?.answerDueAt};
    assert.deepEqual(life?.acts, [
      {...act, facts, at: '2026-11-25T06:00:00.000Z', sequence: 1, from: 'created', to: 'contacted'},
    ]);
    assert.deepEqual(await storage.life({orderNumber}, guangzhou.code), life);
  });

  test('a decision that refuses or does nothing leaves everything as it was', async storage => {
    const {orderNumber} = await badly(storage);
    const before = await storage.life({orderNumber}, null);
    await assert.rejects(
      storage.change({orderNumber}, null, () => {
        throw new RangeError('no');
      }),
      RangeError,
    );
    assert.deepEqual(await storage.change({orderNumber}, null, () => undefined), before);
    assert.deepEqual(await storage.life({orderNumber}, null), before);
  });

  test('an act whose id is in use is refused, and the order stays', async storage => {
    const {orderNumber} = await badly(storage);
    const act = anAct('sign');
    await storage.change({orderNumber}, null, () => ({act, order: {state: 'signed'}}));
    await assert.rejects(storage.change({orderNumber}, null, () => ({act, order: {state: 'contacted'}})));
    assert.equal((await storage.life({orderNumber}, null))?.order?.state, 'signed');
  });

  test('of twenty people who take the same step at once one finds the order as it was', async storage => {
    const {orderNumber} = await badly(storage);
    const seen: number[] = [];
    await Promise.all(
      Array.from({length: 20}, () =>
        storage.change({orderNumber}, null, life => {
          if (life.order?.state !== 'created') return undefined;
          seen.push(life.order.version);
          return signing();
        }),
      ),
    );
    const life = await storage.life({orderNumber}, null);
    assert.equal(life?.order?.version, 2);
    assert.equal(life?.acts.length, 1);
  });

  test('a voided rating counts as voided and no longer as given; nothing is deleted', async storage => {
    const {orderNumber, ratingId} = await badly(storage);
    await storage.change({orderNumber}, guangdong.code, () => ({act: anAct('decide_review'), voided: true}));
    const life = await storage.life({ratingId}, null);
    assert.equal(life?.voidedAt, '2026-11-25T06:00:00.000Z');
    assert.equal(life?.level, 'dissatisfied');
    assert.deepEqual(await totals(storage), {orders: 1});
    assert.deepEqual(await storage.recount(), []);
  });

  test('a review is kept with who asked and who decided', async storage => {
    const {orderNumber} = await badly(storage);
    const asked: Life['reviews'][number] = {
      reviewId: unique('review-'),
      instance: 'review',
      state: 'open',
      ground: 'mistaken',
      reason: '评价人点错了',
      evidence: [{title: '窗口录像', reference: 'A-17'}],
      requestedAt: noon,
      requestedBy: guangzhou.code,
      requestedRef: 'somebody',
      dueAt: null,
      decidedAt: null,
      decidedBy: null,
      decidedRef: null,
      decisionReason: null,
    };
    const {reviewId} = asked;
    await storage.change({orderNumber}, null, () => ({act: anAct('ask_review', {reviewId}), review: asked}));
    assert.deepEqual((await storage.life({reviewId}, guangdong.code))?.reviews, [asked]);
    const decided = {
      ...asked,
      state: 'upheld' as const,
      decidedAt: '2026-11-26T01:00:00.000Z',
      decidedBy: guangdong.code,
      decidedRef: 'somebody else',
      decisionReason: '录像清楚',
    };
    await storage.change({reviewId}, null, () => ({act: anAct('decide_review', {reviewId}), review: decided}));
    const listed = await storage.listReviews({within: guangdong.code, limit: 10});
    assert.deepEqual(
      listed.map(({orderNumber: number, ratedInstitution}) => [number, ratedInstitution]),
      [[orderNumber, guangzhou.code]],
    );
    assert.equal(listed[0]?.state, 'upheld');
    assert.deepEqual(await storage.listReviews({within: guangdong.code, reviewId, limit: 10}), listed);
    assert.deepEqual(await storage.listReviews({within: guangdong.code, reviewId: 'another', limit: 10}), []);
    assert.deepEqual(await storage.listReviews({within: guangdong.code, state: 'open', limit: 10}), []);
    assert.deepEqual(await storage.listReviews({within: hunan.code, limit: 10}), []);
  });

  test('an order that was handed on is seen by the new institution and no longer by the old one', async storage => {
    const {orderNumber} = await badly(storage);
    const order = {institutionCode: hunan.code};
    await storage.change({orderNumber}, guangzhou.code, () => ({act: anAct('transfer'), order}));
    assert.equal(await storage.life({orderNumber}, guangzhou.code), undefined);
    const life = await storage.life({orderNumber}, hunan.code);
    assert.deepEqual(new Set(life?.order?.holders), new Set([guangzhou.code, hunan.code]));
    assert.deepEqual(life?.aboveHandling, []);
    assert.deepEqual(await storage.recount(), []);
  });

  test('a supplement is kept once', async storage => {
    const {orderNumber} = await badly(storage);
    const supplement = {addedAt: noon, comment: '已解决', solved: true};
    await storage.change({orderNumber}, null, () => ({act: anAct('supplement'), supplement}));
    assert.deepEqual((await storage.life({orderNumber}, null))?.supplement, supplement);
    await assert.rejects(storage.change({orderNumber}, null, () => ({act: anAct('supplement'), supplement})));
  });
}
