import assert from 'node:assert/strict';
import test from 'node:test';
import type {RouteOutput} from '@gov-rating/contract';
import {aBadDraft, aDraft} from '@gov-rating/contract/testing';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {sealEvidence} from '../../src/jobs/seal-evidence.ts';
import {aKey, aScene, bureau, Caller, codeOf, district, storedTextOf, type Scene} from '../fixtures/api.fixtures.ts';
import {signer} from '../fixtures/evidence.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {limits} from '../fixtures/order.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';

const path = '/v1/static-codes/ratings';

const rate = (scene: Caller, body: object, key = aKey()) => scene.call(path, {key, body});

/** How many ratings a month has, as the bureau sees them: of services, or of points. */
async function counted(scene: Scene, subject: string) {
  const token = await scene.personToken('bureau');
  const found = await scene.ask('getOfficeStatistics', `/v1/office-statistics?${subject}`, {token});
  return [found.total, found.orders] as const;
}

testOnEveryStorage('a visitor rates the hall itself; its institution gets the order of a bad rating', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const {staticCode} = await aHall(scene);
  const response = await rate(scene, {staticCode, rating: aBadDraft()});
  const receipt = (await response.json()) as RouteOutput<'ratePoint'>;
  assert.equal(response.status, 201);
  assert.match(receipt.orderNumber ?? '', /^GD20261124-/);
  assert.match(receipt.receiptKey ?? '', /^[A-Za-z0-9_-]{22}$/);
  const head = await scene.personToken('institution_head');
  const {items} = await scene.ask('listOrders', '/v1/orders', {token: head});
  assert.deepEqual(
    items.map(({orderNumber, institutionCode, itemName, projectNo}) => [
      orderNumber,
      institutionCode,
      itemName,
      projectNo,
    ]),
    [[receipt.orderNumber, district.code, '天河区政务服务中心', null]],
  );
  assert.equal((await scene.call('/v1/receipts', {body: {receiptNumber: receipt.receiptNumber}})).status, 200);
});

testOnEveryStorage('ratings of points are counted and exported apart from those of services', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const {staticCode} = await aHall(scene);
  assert.equal((await scene.submit((await scene.invited()).token, aDraft())).status, 201);
  const before = await storedTextOf(scene.storage);
  assert.deepEqual(await counted(scene, ''), [1, 0]);
  for (const draft of [aDraft(), aBadDraft(), aBadDraft({tags: ['213']})])
    assert.equal((await rate(scene, {staticCode, rating: draft})).status, 201);
  assert.deepEqual(await counted(scene, ''), [1, 0], 'nothing of the services has changed');
  assert.deepEqual(await counted(scene, 'subject=point'), [3, 2]);
  assert.match(await storedTextOf(scene.storage), /^1 ratings, 0 orders/);
  assert.match(before, /^1 ratings, 0 orders/);
  const token = await scene.personToken('bureau');
  const days = 'from=2026-11-24&to=2026-11-24&format=ndjson';
  const rows = async (query: string) =>
    (await (await scene.call(`/v1/rating-export?${days}${query}`, {token})).text()).trim().split('\n');
  assert.equal((await rows('')).length, 1);
  assert.equal((await rows('&subject=point')).length, 3);
  assert.equal((await counted(scene, 'subject=point&groupBy=institution'))[0], 3);
  assert.deepEqual(await scene.storage.recount(), []);
});

testOnEveryStorage('opening the page stores nothing, so nothing waits for a default rating', async open => {
  const scene = await aScene({storage: await open()});
  const {staticCode} = await aHall(scene);
  const {form, state} = await scene.ask('getPrintedPoint', '/v1/static-codes', {body: {staticCode}});
  assert.deepEqual([state, form?.channel, form?.service.itemName], ['open', 'qr_code', '天河区政务服务中心']);
  await rate(scene, {staticCode, rating: aDraft()});
  const swept = await scene.storage.sweepDefaults({
    ...{servedBefore: '2027-01-01T00:00:00Z', level: 'basically_satisfied', at: '2027-01-01T00:00:00Z'},
    ...{day: '2027-01-01', limit: 10, newId: () => 'none'},
  });
  assert.deepEqual(swept, {checked: 0, recorded: 0});
});

testOnEveryStorage('the same key brings the same receipt, also when the hall was closed since', async open => {
  const scene = await aScene({storage: await open()});
  const {staticCode, pointId} = await aHall(scene);
  const [body, key] = [{staticCode, rating: aBadDraft(), visitor: 'a-browser-of-one'}, aKey()];
  const first = await (await rate(scene, body, key)).json();
  await scene.storage.closePoint({pointId, within: bureau.code, at: '2026-11-24T03:00:00Z'});
  const again = await rate(scene, body, key);
  assert.equal(again.headers.get('idempotent-replayed'), 'true');
  assert.deepEqual(await again.json(), first);
  for (const other of [
    {...body, rating: aDraft()},
    {...body, visitor: 'another-browser-x'},
  ])
    assert.equal(await codeOf(await rate(scene, other, key)), 'idempotency_key_reused');
  assert.equal(await codeOf(await rate(scene, {...body, visitor: 'another-browser-x'})), 'point_closed');
  assert.deepEqual(await counted(scene, 'subject=point'), [1, 1]);
});

testOnEveryStorage('a browser rates a point once a day, and each point by itself', async open => {
  const scene = await aScene({storage: await open()});
  const hall = await aHall(scene);
  const window = await aHall(scene, {kind: 'window', name: '3 号窗口', number: '3', parentId: hall.pointId});
  const attempt = async (staticCode: string, visitor?: string) => {
    const response = await rate(scene, {staticCode, rating: aDraft(), ...(visitor !== undefined && {visitor})});
    return response.status === 201 ? 'stored' : codeOf(response);
  };
  assert.equal(await attempt(hall.staticCode, 'browser-of-the-first'), 'stored');
  assert.equal(await attempt(hall.staticCode, 'browser-of-the-first'), 'already_rated');
  assert.equal(await attempt(window.staticCode, 'browser-of-the-first'), 'stored');
  assert.equal(await attempt(hall.staticCode, 'browser-of-a-second'), 'stored');
  assert.equal(await attempt(hall.staticCode), 'stored');
  scene.clock.now = Date.parse('2026-11-24T23:59:59+08:00');
  assert.equal(await attempt(hall.staticCode, 'browser-of-the-first'), 'already_rated');
  scene.clock.now += 1000;
  assert.equal(await attempt(hall.staticCode, 'browser-of-the-first'), 'stored', 'the next day in Shanghai');
});

testOnEveryStorage('one browser that sends at many tabs at once rates a point once', async open => {
  const scene = await aScene({storage: await open()});
  const {staticCode} = await aHall(scene);
  const body = {staticCode, rating: aDraft(), visitor: 'browser-of-many-tabs'};
  const responses = await Promise.all(Array.from({length: 6}, () => rate(scene, body)));
  assert.deepEqual(responses.map(({status}) => status).toSorted(), [201, 409, 409, 409, 409, 409]);
  assert.deepEqual(await counted(scene, 'subject=point'), [1, 0]);
});

testOnEveryStorage(
  'a network address rates a point so often a day, and no other point or day pays for it',
  async open => {
    const scene = await aScene({storage: await open(), settings: {pointRatingsPerAddress: 3}});
    const hall = await aHall(scene);
    const window = await aHall(scene, {kind: 'window', name: '3 号窗口', number: '3', parentId: hall.pointId});
    const from = (address: string) => new Caller(request => scene.app.fetch(request, {address}));
    const attempt = async (staticCode: string, address = '192.0.2.7') => {
      const response = await rate(from(address), {staticCode, rating: aDraft()});
      return response.status === 201 ? 'stored' : codeOf(response);
    };
    const key = aKey();
    const first = await (await rate(from('192.0.2.7'), {staticCode: hall.staticCode, rating: aDraft()}, key)).json();
    for (const expected of ['stored', 'stored', 'too_many_at_point'])
      assert.equal(await attempt(hall.staticCode), expected);
    const again = await rate(from('192.0.2.7'), {staticCode: hall.staticCode, rating: aDraft()}, key);
    assert.deepEqual(await again.json(), first, 'a lost answer comes again');
    const refused = await rate(from('192.0.2.7'), {staticCode: hall.staticCode, rating: aDraft()});
    const hour = 3600;
    assert.equal(refused.headers.get('Retry-After'), String(14 * hour), 'until midnight in Shanghai');
    assert.equal(await attempt(window.staticCode), 'stored');
    assert.equal(await attempt(hall.staticCode, '192.0.2.8'), 'stored');
    scene.clock.now += 14 * hour * 1000;
    assert.equal(await attempt(hall.staticCode), 'stored');
  },
);

test('a printed code of another server, or of a point that is not in use, is refused and stores nothing', async () => {
  const scene = await aScene();
  const closed = await aHall(scene, {name: '昨天停用', validFrom: '2026-11-01', validTo: '2026-11-23'});
  const {staticCode} = await aHall(scene);
  for (const [body, code] of [
    [{staticCode: 'A'.repeat(10)}, 'unknown_point'],
    [{staticCode: closed.staticCode}, 'point_closed'],
    [{staticCode, rating: {level: 'dissatisfied'}}, 'reason_required'],
    [{staticCode, rating: aDraft({channel: 'hall_tablet'})}, 'channel_not_allowed'],
    [{staticCode, rating: aDraft({channel: 'web'})}, 'channel_not_allowed'],
  ] as const)
    assert.equal(await codeOf(await rate(scene, {rating: aDraft(), ...body})), code);
  assert.deepEqual(await counted(scene, 'subject=point'), [0, 0]);
});

testOnEveryStorage('what is sealed of a rating of a point says so, and its proof holds', async open => {
  const storage = await open();
  const scene = await aScene({storage, settings: limits, evidenceSigner: signer});
  const {staticCode, pointId} = await aHall(scene);
  const {receiptNumber, receiptKey} = (await (
    await rate(scene, {staticCode, rating: aBadDraft(), visitor: 'browser-of-somebody'})
  ).json()) as RouteOutput<'ratePoint'>;
  while ((await sealEvidence.run(scene.app.context)) > 0);
  const report = await verifyLog(storage, [signer]);
  assert.equal(report.sound, true, JSON.stringify(report));
  const progress = await scene.call('/v1/receipts', {body: {receiptNumber, receiptKey}});
  assert.equal(progress.status, 200);
  const [entry] = await storage.auditEntries(0, 10);
  const leaf = JSON.parse(entry?.leaf ?? '') as Record<string, unknown>;
  assert.deepEqual(
    [leaf['version'], leaf['subject'], leaf['invitation'], leaf['channel']],
    [5, 'point', null, 'qr_code'],
  );
  assert.ok(entry?.source?.kind === 'rating' && entry.source.service.pointId === pointId);
  for (const text of [await progress.text(), entry.leaf ?? '']) assert.doesNotMatch(text, /browser-of-somebody/);
});
