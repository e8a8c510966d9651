import assert from 'node:assert/strict';
import type {NewCaseEvent} from '../../src/domain/cases/case-event.ts';
import type {CaseChange, RatingCase} from '../../src/domain/cases/rating-case.ts';
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

const anEvent = (kind: string, facts: Partial<NewCaseEvent> = {}): NewCaseEvent => ({
  eventId: unique('act-'),
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

const signing = (): CaseChange => ({event: anEvent('sign'), order: {state: 'signed'}});

/** What happens after a rating: events, orders, reviews, voiding. */
export function ratingCaseCases(test: StorageTest): void {
  test('an institution finds the case of a bad rating by order number, anyone by id and receipt', async storage => {
    const {orderNumber, receiptNumber, ratingId} = await badly(storage);
    const ratingCase = await storage.ratingCase({orderNumber}, guangzhou.code);
    assert.equal(ratingCase?.ratingId, ratingId);
    assert.equal(ratingCase?.order?.state, 'created');
    assert.equal(ratingCase?.order?.version, 1);
    assert.equal(ratingCase?.order?.dueAt, '2026-11-30T16:00:00.000Z');
    assert.equal(ratingCase?.order?.answerDueAt, '2026-12-09T16:00:00.000Z');
    assert.deepEqual(ratingCase?.order?.holders, [guangzhou.code]);
    assert.deepEqual(ratingCase?.higherInstitutions, [guangdong.code]);
    assert.deepEqual(await storage.ratingCase({receiptNumber}, null), ratingCase);
    assert.deepEqual(await storage.ratingCase({ratingId}, guangdong.code), ratingCase);
  });

  test('a foreign institution and one below see no case and change none', async storage => {
    const {orderNumber} = await badly(storage);
    for (const {code} of [hunan, tianhe]) {
      assert.equal(await storage.ratingCase({orderNumber}, code), undefined);
      assert.equal(await storage.changeCase({orderNumber}, code, signing), undefined);
    }
    assert.equal((await storage.ratingCase({orderNumber}, null))?.order?.version, 1);
  });

  test('an event changes the order, its version and the history together', async storage => {
    const {orderNumber} = await badly(storage);
    const event = anEvent('contact', {
      facts: {reached: true},
      texts: {note: '已电话联系 ☎'},
      at: '2026-11-25T14:00:00+08:00',
    });
    const ratingCase = await storage.changeCase({orderNumber}, guangzhou.code, () => ({
      event,
      order: {state: 'contacted', dueAt: null},
    }));
    assert.equal(ratingCase?.order?.state, 'contacted');
    assert.equal(ratingCase?.order?.version, 2);
    assert.equal(ratingCase?.order?.dueAt, null);
    // The clocks as they are left stand among the facts, so that the evidence log holds them.
    const facts = {reached: true, dueAt: 'none', answerDueAt: ratingCase?.order?.answerDueAt};
    assert.deepEqual(ratingCase?.events, [
      {...event, facts, at: '2026-11-25T06:00:00.000Z', sequence: 1, from: 'created', to: 'contacted'},
    ]);
    assert.deepEqual(await storage.ratingCase({orderNumber}, guangzhou.code), ratingCase);
  });

  test('a decision that refuses or does nothing leaves everything as it was', async storage => {
    const {orderNumber} = await badly(storage);
    const before = await storage.ratingCase({orderNumber}, null);
    await assert.rejects(
      storage.changeCase({orderNumber}, null, () => {
        throw new RangeError('no');
      }),
      RangeError,
    );
    assert.deepEqual(await storage.changeCase({orderNumber}, null, () => undefined), before);
    assert.deepEqual(await storage.ratingCase({orderNumber}, null), before);
  });

  test('an event whose id is in use is refused, and the order stays as it is', async storage => {
    const {orderNumber} = await badly(storage);
    const event = anEvent('sign');
    await storage.changeCase({orderNumber}, null, () => ({event, order: {state: 'signed'}}));
    await assert.rejects(storage.changeCase({orderNumber}, null, () => ({event, order: {state: 'contacted'}})));
    assert.equal((await storage.ratingCase({orderNumber}, null))?.order?.state, 'signed');
  });

  test('of twenty people who take the same step at once only one succeeds', async storage => {
    const {orderNumber} = await badly(storage);
    const seen: number[] = [];
    await Promise.all(
      Array.from({length: 20}, () =>
        storage.changeCase({orderNumber}, null, ratingCase => {
          if (ratingCase.order?.state !== 'created') return undefined;
          seen.push(ratingCase.order.version);
          return signing();
        }),
      ),
    );
    const ratingCase = await storage.ratingCase({orderNumber}, null);
    assert.equal(ratingCase?.order?.version, 2);
    assert.equal(ratingCase?.events.length, 1);
  });

  test('a voided rating counts as voided and no longer as given; nothing is deleted', async storage => {
    const {orderNumber, ratingId} = await badly(storage);
    await storage.changeCase({orderNumber}, guangdong.code, () => ({event: anEvent('decide_review'), voided: true}));
    const ratingCase = await storage.ratingCase({ratingId}, null);
    assert.equal(ratingCase?.voidedAt, '2026-11-25T06:00:00.000Z');
    assert.equal(ratingCase?.level, 'dissatisfied');
    assert.deepEqual(await totals(storage), {orders: 1});
    assert.deepEqual(await storage.recount(), []);
  });

  test('a review is stored with who requested and who decided it', async storage => {
    const {orderNumber} = await badly(storage);
    const asked: RatingCase['reviews'][number] = {
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
    await storage.changeCase({orderNumber}, null, () => ({event: anEvent('ask_review', {reviewId}), review: asked}));
    assert.deepEqual((await storage.ratingCase({reviewId}, guangdong.code))?.reviews, [asked]);
    const decided = {
      ...asked,
      state: 'upheld' as const,
      decidedAt: '2026-11-26T01:00:00.000Z',
      decidedBy: guangdong.code,
      decidedRef: 'somebody else',
      decisionReason: '录像清楚',
    };
    await storage.changeCase({reviewId}, null, () => ({event: anEvent('decide_review', {reviewId}), review: decided}));
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
    const onlyOrdersOf = guangzhou.code;
    assert.deepEqual(await storage.listReviews({within: guangdong.code, onlyOrdersOf, limit: 10}), listed);
    const {ratingId} = await rate(storage, guangzhou, 'satisfied');
    const flagged = {...asked, reviewId: unique('review-')};
    await storage.changeCase({ratingId}, null, () => ({
      event: anEvent('settle_suspicion', {reviewId: flagged.reviewId}),
      review: flagged,
    }));
    assert.equal((await storage.listReviews({within: guangdong.code, limit: 10})).length, 2);
    assert.deepEqual(await storage.listReviews({within: guangdong.code, onlyOrdersOf, limit: 10}), listed);
  });

  test('an order that moved is seen by the new institution and by those above the old one, not by the old one', async storage => {
    const {orderNumber} = await badly(storage);
    const order = {institutionCode: hunan.code, moved: true};
    await storage.changeCase({orderNumber}, guangzhou.code, () => ({event: anEvent('transfer'), order}));
    assert.equal(await storage.ratingCase({orderNumber}, guangzhou.code), undefined);
    const seenBy = async (within: string) => {
      const found = (await storage.ratingCase({orderNumber}, within)) !== undefined;
      assert.equal((await storage.listOrders({within, limit: 10})).length, found ? 1 : 0);
      const counts = await storage.countOrders(within, noon);
      assert.deepEqual(
        counts.map(({count}) => count),
        found ? [1] : [],
      );
      return found;
    };
    assert.deepEqual([await seenBy(guangdong.code), await seenBy(guangzhou.code)], [true, false]);
    assert.deepEqual([await seenBy(hunan.code), await seenBy(tianhe.code)], [true, false]);
    const ratingCase = await storage.ratingCase({orderNumber}, hunan.code);
    assert.deepEqual(new Set(ratingCase?.order?.holders), new Set([guangzhou.code, hunan.code]));
    assert.deepEqual(ratingCase?.higherThanHandling, []);
    assert.deepEqual(await storage.recount(), []);
  });

  test('a supplement is stored once', async storage => {
    const {orderNumber} = await badly(storage);
    const supplement = {addedAt: noon, comment: '已解决', solved: true};
    await storage.changeCase({orderNumber}, null, () => ({event: anEvent('supplement'), supplement}));
    assert.deepEqual((await storage.ratingCase({orderNumber}, null))?.supplement, supplement);
    await assert.rejects(storage.changeCase({orderNumber}, null, () => ({event: anEvent('supplement'), supplement})));
  });
}
