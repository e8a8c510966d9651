import assert from 'node:assert/strict';
import test from 'node:test';
import {routes, type Route} from '@gov-rating/contract';
import {aScene, codeOf} from '../fixtures/api.fixtures.ts';

/** What a number in a query is not: each was taken by a parser of numbers for a number. */
const wrong = ['0x10', '1e1', '0b11', '0o7', '+5', '-0', ' 5', '5 ', '5.0', '', '５', 'Infinity', '00000000000000005'];

test('a number in a query is written in decimal digits', async () => {
  const scene = await aScene();
  const token = await scene.personToken('bureau');
  const asked = (limit: string) => scene.call(`/v1/orders?limit=${encodeURIComponent(limit)}`, {token});
  for (const limit of ['5', '05']) assert.equal((await asked(limit)).status, 200, limit);
  for (const limit of wrong) {
    const response = await asked(limit);
    assert.deepEqual([response.status, await codeOf(response)], [422, 'invalid_input'], `"${limit}"`);
  }
});

test('every number in the query of any route follows that rule', () => {
  let numbers = 0;
  for (const [name, {method, input}] of Object.entries<Route>(routes)) {
    if (method !== 'GET') continue;
    for (const [field, schema] of Object.entries(input.shape)) {
      if (!['1', '10'].some(text => typeof schema.safeParse(text).data === 'number')) continue;
      numbers++;
      for (const text of wrong) assert.equal(schema.safeParse(text).success, false, `${name}.${field}: "${text}"`);
    }
  }
  assert.ok(numbers > 10);
});
