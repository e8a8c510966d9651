import assert from 'node:assert/strict';
import test from 'node:test';
import {aDraft} from '@gov-rating/contract/testing';
import {memoryRateLimits} from '../../src/node.ts';
import {TurnCounter} from '../../src/security/turn-counter.ts';
import {aScene, clientSecret, codeOf, type Scene} from '../fixtures/api.fixtures.ts';
import {Case} from '../fixtures/order.fixtures.ts';

const login = (scene: Scene, secret: string, address = '192.0.2.1', client = 'guangzhou') =>
  scene.app.fetch(
    new Request('http://localhost:8080/v1/oauth/token', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({grant_type: 'client_credentials', client_id: client, client_secret: secret}),
    }),
    {address},
  );

test('guessing of secrets is slowed down, and the right secret passes from the same address', async () => {
  const scene = await aScene({rateLimits: memoryRateLimits()});
  for (let i = 0; i < 10; i++) assert.equal(await codeOf(await login(scene, `guess ${i}`)), 'client_invalid');
  const refused = await login(scene, 'guess 10');
  assert.equal(refused.status, 429);
  const seconds = Number(refused.headers.get('retry-after'));
  assert.ok(seconds >= 1 && seconds <= 60, String(seconds));
  assert.equal((await login(scene, clientSecret)).status, 200);
  assert.equal((await login(scene, clientSecret, '192.0.2.2')).status, 200);
  assert.equal((await login(scene, clientSecret, '192.0.2.1', 'shenzhen')).status, 200);
});

test('a successful login does not count as guessing', async () => {
  const scene = await aScene({rateLimits: memoryRateLimits()});
  for (let i = 0; i < 30; i++) assert.equal((await login(scene, clientSecret)).status, 200);
});

test('a hall of 300 raters a minute behind one address gets through', async () => {
  const scene = await aScene({rateLimits: memoryRateLimits()});
  const tokens: string[] = [];
  for (let i = 0; i < 300; i++) tokens.push((await scene.invited((i % 99) + 1, 'guangzhou')).token);
  const from = {address: '192.0.2.1'};
  const statuses = new Set<number>();
  for (const token of tokens) {
    const headers = {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': 'k'.repeat(20),
    };
    const url = 'http://localhost:8080/v1';
    const calls = [
      new Request(`${url}/standard`),
      new Request(`${url}/invitation`, {headers}),
      new Request(`${url}/ratings`, {method: 'POST', headers, body: JSON.stringify(aDraft())}),
    ];
    for (const call of calls) statuses.add((await scene.app.fetch(call, from)).status);
  }
  assert.equal(statuses.has(429), false);
});

test('a caller who guesses receipt numbers learns nothing more until a minute is over; who holds a key does not wait', async () => {
  let minutes = 0;
  const scene = await aScene({rateLimits: memoryRateLimits({receipt: 2}, () => minutes * 60_000)});
  const {receiptNumber, keys} = await Case.begin(scene);
  const row = async (number: string, address = '192.0.2.1', receiptKey?: string) => {
    const body = JSON.stringify({receiptNumber: number, receiptKey});
    const asked = {method: 'POST', headers: {'Content-Type': 'application/json'}, body};
    return (await scene.app.fetch(new Request('http://localhost:8080/v1/receipts', asked), {address})).status;
  };
  assert.deepEqual([await row(receiptNumber), await row(receiptNumber), await row(receiptNumber)], [200, 200, 200]);
  assert.deepEqual([await row('20261124-00000-00000'), await row('20261124-00000-00001')], [404, 404]);
  assert.deepEqual([await row('20261124-00000-00002'), await row(receiptNumber)], [429, 429]);
  assert.equal(await row(receiptNumber, '192.0.2.1', keys.receiptKey), 200, 'with the key');
  assert.equal(await row(receiptNumber, '192.0.2.2'), 200, 'from elsewhere');
  minutes++;
  assert.equal(await row(receiptNumber), 200, 'a minute later');
});

test('a mistyped receipt number is no guess', async () => {
  const scene = await aScene({rateLimits: memoryRateLimits({receipt: 1})});
  const statuses = [];
  for (let i = 0; i < 3; i++)
    statuses.push((await scene.call('/v1/receipts', {body: {receiptNumber: '2611-2405-1738-6420-9357'}})).status);
  assert.deepEqual(statuses, [422, 422, 422]);
});

test('an invitation, a client and an address over their limit get the time to wait', async () => {
  const scene = await aScene({rateLimits: memoryRateLimits({invitation: 2, client: 4, address: 7})});
  const {token, accessToken} = await scene.invited();
  const statuses = async (bearer: string, path: string, count: number) => {
    const all = [];
    for (let i = 0; i < count; i++) all.push((await scene.call(path, {token: bearer})).status);
    return all;
  };
  assert.deepEqual(await statuses(token, '/v1/invitation', 3), [200, 200, 429]);
  assert.deepEqual(await statuses(accessToken, '/v1/orders', 3), [200, 200, 429]);
  const flood = await Promise.all(
    Array.from({length: 8}, () => scene.app.fetch(new Request('http://localhost:8080/v1/health'), {address: '::1'})),
  );
  assert.deepEqual(flood.map(({status}) => status).sort(), [200, 200, 200, 200, 200, 200, 200, 429]);
  assert.ok(Number(flood.at(-1)?.headers.get('retry-after')) >= 1);
});

for (const [name, one, other, together] of [
  ['two addresses of one IPv6 subscriber', '2001:db8:0:7::1', '2001:db8:0:7:ffff::9', true],
  ['two IPv6 subscribers', '2001:db8:0:7::1', '2001:db8:0:8::1', false],
  ['an IPv4 address and the same in IPv6 form', '192.0.2.1', '::ffff:192.0.2.1', true],
  ['two IPv4 addresses in IPv6 form', '::ffff:192.0.2.1', '::ffff:192.0.2.2', false],
  ['an address with and without a port', '192.0.2.1:50000', '192.0.2.1', true],
  ['an IPv6 address with and without a port', '[2001:db8::1]:443', '2001:db8::1', true],
] as const)
  test(`${name} are counted ${together ? 'together' : 'apart'}`, async () => {
    const scene = await aScene({rateLimits: memoryRateLimits({address: 1})});
    const status = async (address: string) =>
      (await scene.app.fetch(new Request('http://localhost:8080/v1/health'), {address})).status;
    assert.deepEqual([await status(one), await status(other)], [200, together ? 429 : 200]);
  });

test('a caller who comes from ever new addresses does not fill the memory', async () => {
  const counter = new TurnCounter(1000);
  for (let i = 0; i < 100_000; i++) counter.take(`2001:db8:${i.toString(16)}::/64`, i);
  assert.equal(counter.size, 1000);
});

test('a caller in the middle of a flood of others is still counted', () => {
  const counter = new TurnCounter(100);
  let taken = 0;
  for (let i = 0; i < 1000; i++) {
    counter.take(`other ${i}`, i);
    if (i % 50 === 0) taken = counter.take('busy', i).taken;
  }
  assert.equal(taken, 20);
});

test('turns are forgotten a minute after the first', () => {
  const counter = new TurnCounter(10);
  assert.deepEqual(counter.take('a', 0), {taken: 1, leftMs: 60_000});
  assert.deepEqual(counter.take('a', 59_999), {taken: 2, leftMs: 1});
  assert.deepEqual(counter.take('a', 60_000), {taken: 1, leftMs: 60_000});
});
