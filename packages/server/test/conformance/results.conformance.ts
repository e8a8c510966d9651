import assert from 'node:assert/strict';
import {levels} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import type {ListedOrder} from '../../src/domain/cases/case-storage.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {
  aRegistration,
  aSubmission,
  guangdong,
  guangzhou,
  hunan,
  invite,
  rate,
  register,
  settle,
  tianhe,
  totals,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

const placeOf = ({createdAt: at, orderNumber}: ListedOrder) => ({at, orderNumber});

async function allOrders(storage: Storage, within: string, limit: number): Promise<ListedOrder[]> {
  const found: ListedOrder[] = [];
  for (;;) {
    const last = found.at(-1);
    const page = await storage.listOrders({within, limit, ...(last && {after: placeOf(last)})});
    assert.ok(page.length <= limit);
    if (page.length === 0) return found;
    found.push(...page);
  }
}

/** Orders and counts. */
export function resultCases(test: StorageTest): void {
  test('staff read in an order what was rated and why', async storage => {
    await settle(storage);
    const registration = aRegistration();
    await storage.registerService(registration);
    const draft = {level: 'very_dissatisfied', tags: ['108', '110'], comment: '态度差 😡'} as const;
    const submission = aSubmission(await invite(storage, registration.serviceId), {draft});
    await storage.submitRating(submission);
    const {institutionCode, projectNo, serviceNumber, node, itemName} = aService();
    assert.deepEqual(await storage.listOrders({within: guangzhou.code, limit: 10}), [
      {
        orderNumber: submission.orderNumber,
        state: 'created',
        ...{institutionCode, offeredTo: null, projectNo, ticketNumber: null, serviceNumber, node, itemName},
        ...draft,
        version: 1,
        realName: false,
        createdAt: '2026-11-25T04:00:00.000Z',
        ...{outcome: null, promisedFor: null, dueAt: null, escalatedAt: null, closedAt: null},
      },
    ]);
  });

  test('staff page through orders, oldest first, none missing, none twice, also of the same moment', async storage => {
    await settle(storage);
    const expected: [string, string][] = [];
    for (let index = 0; index < 23; index++) {
      const receivedAt = `2026-11-25T04:00:0${(index * 7) % 4}.000Z`;
      const {orderNumber} = await rate(storage, index % 2 ? guangzhou : tianhe, 'dissatisfied', {receivedAt});
      expected.push([receivedAt, orderNumber]);
    }
    expected.sort((one, other) => (one.join() < other.join() ? -1 : 1));
    for (const limit of [1, 4, 100]) {
      const orders = await allOrders(storage, guangdong.code, limit);
      assert.deepEqual(
        orders.map(({createdAt, orderNumber}) => [createdAt, orderNumber]),
        expected,
      );
    }
  });

  test('an order that comes while staff page is found at the end', async storage => {
    await settle(storage);
    const first = await rate(storage, guangzhou, 'dissatisfied');
    const second = await rate(storage, guangzhou, 'dissatisfied', {receivedAt: '2026-11-25T04:00:01Z'});
    const [shown] = await storage.listOrders({within: guangzhou.code, limit: 1});
    assert.ok(shown);
    assert.equal(shown.orderNumber, first.orderNumber);
    const third = await rate(storage, guangzhou, 'dissatisfied', {receivedAt: '2026-11-25T04:00:02Z'});
    const rest = await storage.listOrders({within: guangzhou.code, limit: 5, after: placeOf(shown)});
    assert.deepEqual(
      rest.map(({orderNumber}) => orderNumber),
      [second.orderNumber, third.orderNumber],
    );
  });

  test('an institution sees its own orders and those below, nothing of others and nothing after them', async storage => {
    await settle(storage);
    const ofGuangzhou = await rate(storage, guangzhou, 'dissatisfied');
    const ofTianhe = await rate(storage, tianhe, 'dissatisfied', {receivedAt: '2026-11-25T04:00:01Z'});
    const ofHunan = await rate(storage, hunan, 'very_dissatisfied', {receivedAt: '2026-11-25T04:00:02Z'});
    const seen = async (within: string) =>
      (await storage.listOrders({within, limit: 10})).map(order => order.orderNumber);
    assert.deepEqual(await seen(guangdong.code), [ofGuangzhou.orderNumber, ofTianhe.orderNumber]);
    assert.deepEqual(await seen(tianhe.code), [ofTianhe.orderNumber]);
    assert.deepEqual(await seen(hunan.code), [ofHunan.orderNumber]);
    assert.deepEqual(await seen('11440106MB2C999999'), []);
  });

  test('without ratings a visitor sees five levels with zeros', async storage => {
    await settle(storage);
    const zeros = {levels: levels.map(level => ({level, active: 0, default: 0})), orders: 0};
    assert.deepEqual(await storage.count({}), zeros);
    assert.deepEqual(await storage.count({institutionCode: '11440106MB2C999999', areaPrefix: '99'}), zeros);
  });

  test('a visitor counts an area, an institution with those below, and a range of days', async storage => {
    await settle(storage);
    await rate(storage, guangzhou, 'very_satisfied', {day: '2026-11-24'});
    await rate(storage, guangzhou, 'dissatisfied', {day: '2026-11-25'});
    await rate(storage, tianhe, 'satisfied', {day: '2026-11-26'});
    await rate(storage, tianhe, 'very_dissatisfied', {day: '2026-12-01'});
    await rate(storage, hunan, 'very_dissatisfied', {day: '2026-11-25'});
    const all = {very_satisfied: 1, satisfied: 1, dissatisfied: 1, very_dissatisfied: 1, orders: 2};
    assert.deepEqual(await totals(storage), {...all, very_dissatisfied: 2, orders: 3});
    assert.deepEqual(await totals(storage, {areaPrefix: '44'}), all);
    assert.deepEqual(await totals(storage, {institutionCode: guangdong.code}), all);
    const tianheOnly = {satisfied: 1, very_dissatisfied: 1, orders: 1};
    assert.deepEqual(await totals(storage, {areaPrefix: '440106'}), tianheOnly);
    assert.deepEqual(await totals(storage, {institutionCode: tianhe.code}), tianheOnly);
    assert.deepEqual(await totals(storage, {from: '2026-11-25', to: '2026-11-26', areaPrefix: '44'}), {
      dissatisfied: 1,
      satisfied: 1,
      orders: 1,
    });
    assert.deepEqual(await totals(storage, {to: '2026-11-24'}), {very_satisfied: 1});
    assert.deepEqual(await totals(storage, {from: '2026-11-30', institutionCode: hunan.code}), {});
    assert.deepEqual(await storage.recount(), []);
  });

  test('a rating stays in the area where it was given when the institution moves', async storage => {
    await settle(storage);
    await rate(storage, tianhe, 'dissatisfied');
    await storage.saveInstitutions([{...tianhe, areaCode: '440105'}]);
    await rate(storage, tianhe, 'satisfied');
    assert.deepEqual(await totals(storage, {areaPrefix: '440106'}), {dissatisfied: 1, orders: 1});
    assert.deepEqual(await totals(storage, {areaPrefix: '440105'}), {satisfied: 1});
    assert.deepEqual(await storage.recount(), []);
  });

  test('what was begun before closing is finished', async storage => {
    await settle(storage);
    const tokens = await Promise.all([1, 2, 3].map(async () => invite(storage, await register(storage))));
    const begun = [
      storage.saveInstitutions([{...guangdong, name: '新名称'}]),
      ...tokens.map(key => storage.submitRating(aSubmission(key))),
    ];
    await storage.close();
    await Promise.all(begun);
  });

  test('after closing, every question and every write is refused', async storage => {
    await settle(storage);
    await storage.close();
    await assert.rejects(storage.institution(guangdong.code));
    await assert.rejects(storage.saveInstitutions([guangdong]));
    await assert.rejects(storage.submitRating(aSubmission({invitationId: null, tokenHash: 'nothing'})));
    await assert.rejects(storage.count({}));
  });
}
