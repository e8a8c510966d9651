import assert from 'node:assert/strict';
import type {NewCaseEvent} from '../../src/domain/cases/case-event.ts';
import type {OrderProgress} from '../../src/domain/cases/rating-case.ts';
import type {Storage} from '../../src/domain/storage.ts';
import {
  guangdong,
  guangzhou,
  hunan,
  rate,
  settle,
  tianhe,
  unique,
  type StorageTest,
} from '../fixtures/storage.fixtures.ts';

const event = (): NewCaseEvent => ({
  eventId: unique('act-'),
  kind: 'sign',
  actor: {kind: 'system'},
  at: '2026-11-25T06:00:00.000Z',
  facts: {},
  texts: {},
  textsSalt: 'salt',
});

const change = (storage: Storage, orderNumber: string, order: Partial<OrderProgress>) =>
  storage.changeCase({orderNumber}, null, () => ({event: event(), order}));

/** Orders due on the 28th, 27th and 26th, then one without a clock; the second is in Tianhe. */
async function fourOrders(storage: Storage): Promise<string[]> {
  await settle(storage);
  const numbers: string[] = [];
  for (const [index, orderDueAt] of [
    '2026-11-28T00:00:00Z',
    '2026-11-27T00:00:00Z',
    '2026-11-26T00:00:00Z',
    null,
  ].entries()) {
    const receivedAt = `2026-11-25T04:00:0${index}.000Z`;
    const where = index === 1 ? tianhe : guangzhou;
    numbers.push((await rate(storage, where, 'dissatisfied', {orderDueAt, receivedAt})).orderNumber);
  }
  return numbers;
}

/** Lists of orders, and what is overdue. */
export function orderListCases(test: StorageTest): void {
  test('a clerk sees what is due first, page after page, orders without a due date last', async storage => {
    const [late, tianheOrder, first, none] = await fourOrders(storage);
    const due = await storage.listOrders({within: guangdong.code, sort: 'due', limit: 10});
    assert.deepEqual(
      due.map(({orderNumber}) => orderNumber),
      [first, tianheOrder, late, none],
    );
    const after = {at: due[1]?.dueAt ?? '', orderNumber: due[1]?.orderNumber ?? ''};
    const rest = await storage.listOrders({within: guangdong.code, sort: 'due', after, limit: 10});
    assert.deepEqual(
      rest.map(({orderNumber}) => orderNumber),
      [late, none],
    );
  });

  test('a clerk filters by state, by what is overdue and by institution', async storage => {
    const [late, tianheOrder, first, none] = await fourOrders(storage);
    await change(storage, String(late), {state: 'signed'});
    const list = async (facts: object) =>
      (await storage.listOrders({within: guangdong.code, sort: 'created', limit: 10, ...facts})).map(
        ({orderNumber}) => orderNumber,
      );
    assert.deepEqual(await list({state: 'signed'}), [late]);
    assert.deepEqual(await list({overdue: {at: '2026-11-27T00:00:00Z', late: true}}), [tianheOrder, first]);
    assert.deepEqual(await list({overdue: {at: '2026-11-27T00:00:00Z', late: false}}), [late, none]);
    assert.deepEqual(await list({institutionCode: tianhe.code}), [tianheOrder]);
    assert.deepEqual(await list({within: hunan.code, institutionCode: tianhe.code}), []);
    assert.deepEqual(await list({within: tianhe.code, institutionCode: guangzhou.code}), [tianheOrder]);
  });

  test('states are counted within the institution scope, with what is overdue and what has no due date', async storage => {
    const [late] = await fourOrders(storage);
    await change(storage, String(late), {state: 'closed', dueAt: null});
    const counted = await storage.countOrders(guangdong.code, '2026-11-27T00:00:00Z');
    assert.deepEqual(
      counted.toSorted((one, other) => (one.state < other.state ? -1 : 1)),
      [
        {state: 'closed', count: 1, overdue: 0, undated: 1},
        {state: 'created', count: 3, overdue: 2, undated: 1},
      ],
    );
    assert.deepEqual(await storage.countOrders(hunan.code, '2026-11-27T00:00:00Z'), []);
  });

  test('open orders without a due date are found by number, page after page', async storage => {
    const [, , , none] = await fourOrders(storage);
    assert.deepEqual(await storage.ordersWithoutClock(['created', 'signed'], '', 10), [none]);
    assert.deepEqual(await storage.ordersWithoutClock(['created'], String(none), 10), []);
    assert.deepEqual(await storage.ordersWithoutClock(['signed'], '', 10), []);
    assert.deepEqual(await storage.ordersWithoutClock([], '', 10), []);
  });

  test('an overdue order is found until it is escalated', async storage => {
    const [, tianheOrder, first] = await fourOrders(storage);
    const now = '2026-11-27T00:00:00Z';
    assert.deepEqual(await storage.overdueOrders('2026-11-25T00:00:00Z', 10), []);
    assert.deepEqual(await storage.overdueOrders(now, 10), [first, tianheOrder]);
    assert.deepEqual(await storage.overdueOrders(now, 1), [first]);
    await change(storage, String(first), {escalatedAt: now});
    assert.deepEqual(await storage.overdueOrders(now, 10), [tianheOrder]);
  });
}
