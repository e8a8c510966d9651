import assert from 'node:assert/strict';
import test from 'node:test';
import type {RouteOutput} from '@gov-rating/contract';
import {aServedPerson, aService} from '@gov-rating/contract/testing';
import {aClient, aKey, aScene, bureau, codeOf, district, storedTextOf, type Scene} from '../fixtures/api.fixtures.ts';
import {verifyLog} from '../../src/cli/verify-log.ts';
import {sealEvidence} from '../../src/jobs/seal-evidence.ts';
import {aDevice} from '../fixtures/device.fixtures.ts';
import {signer} from '../fixtures/evidence.fixtures.ts';
import {limits} from '../fixtures/order.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

type Entry = Record<string, unknown> & {readonly service?: Record<string, unknown>};

let cases = 0;

/** A good rating by telephone of a service of its own. */
const anEntry = ({service, ...facts}: Entry = {}) => ({
  service: {
    ...aService({projectNo: `H${++cases}`, servedAt: '2026-11-24T09:30:00+08:00'}),
    ...service,
  },
  level: 'satisfied',
  channel: 'hotline',
  clerk: 'A017',
  ...facts,
});
const bad = {level: 'dissatisfied', tags: ['209'], comment: '等了三小时'};

const collect = async (scene: Scene, body: object, key = aKey(), client = 'guangzhou') =>
  scene.call('/v1/ratings/collected', {token: await scene.accessToken(client), key, body});

const collectAll = async (scene: Scene, entries: readonly object[]) => {
  const body = {entries: entries.map(entry => ({idempotencyKey: aKey(), ...entry}))};
  return (await scene.ask('collectRatings', '/v1/ratings/collected/batch', {token: await scene.accessToken(), body}))
    .entries;
};

const outcomes = (entries: RouteOutput<'collectRatings'>['entries']) =>
  entries.map(({receipt, problem}) => (receipt ? 'stored' : problem?.code));

/** How many ratings each channel has. */
async function counted(scene: Scene): Promise<Record<string, number>> {
  const {groups} = await scene.storage.groupCounts({}, 'channel', 20);
  return Object.fromEntries(groups.map(({key, levels}) => [key, levels.reduce((sum, {active}) => sum + active, 0)]));
}

testOnEveryStorage('a clerk of the hotline brings a rating with its service in one step', async open => {
  const scene = await aScene({storage: await open()});
  const entry = anEntry({...bad, service: {institutionCode: district.code, person: aServedPerson()}});
  const response = await collect(scene, entry);
  const receipt = (await response.json()) as RouteOutput<'collectRating'>;
  assert.equal(response.status, 201);
  assert.match(receipt.receiptKey ?? '', /^[A-Za-z0-9_-]{22}$/);
  assert.match(receipt.orderNumber ?? '', /^GD20261124-/);
  assert.deepEqual(await counted(scene), {hotline: 1});
  const [order] = await scene.storage.listOrders({within: bureau.code, limit: 10});
  assert.deepEqual([order?.orderNumber, order?.realName], [receipt.orderNumber, true]);
  const progress = await scene.call('/v1/receipts', {body: {receiptNumber: receipt.receiptNumber}});
  assert.equal(progress.status, 200);
});

testOnEveryStorage('what is refused leaves neither a service nor a rating', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const token = await scene.accessToken();
  const before = await storedTextOf(scene.storage);
  for (const [facts, code] of [
    [{level: 'dissatisfied'}, 'reason_required'],
    [{channel: 'hall_tablet'}, 'channel_not_allowed'],
    [{level: undefined, keyPress: {model: 'queue-old', key: 0}}, 'nobody_rated'],
    [{service: {servedAt: '2026-01-01T00:00:00Z'}}, 'rating_window_closed'],
  ] as const) {
    const entry = anEntry(facts as Entry);
    assert.equal(await codeOf(await collect(scene, entry)), code);
    const known = await scene.ask('putService', '/v1/services', {body: entry.service, token});
    assert.equal(known.rated, false, code);
  }
  assert.equal(await storedTextOf(scene.storage), before);
});

testOnEveryStorage('a check says what would become of a rating, and stores nothing of it', async open => {
  const storage = await open();
  const scene = await aScene({storage});
  const checking = await aScene({storage: {...storage, collectRating: storage.checkCollection}});
  const [entry, key] = [anEntry(bad), aKey()];
  const before = await storedTextOf(storage);
  for (const _ of ['first', 'again']) assert.equal((await collect(checking, entry, key)).status, 201);
  const unknown = anEntry({service: {institutionCode: '000000000000000000'}});
  assert.equal(await codeOf(await collect(checking, unknown)), 'unknown_institution');
  assert.equal(await storedTextOf(storage), before);
  assert.equal((await collect(scene, entry, key)).status, 201);
  assert.equal((await collect(checking, entry, key)).headers.get('idempotent-replayed'), 'true');
  assert.equal(await codeOf(await collect(checking, entry)), 'already_rated');
  assert.equal(await codeOf(await collect(checking, anEntry(), key)), 'idempotency_key_reused');
  assert.deepEqual(await counted(scene), {hotline: 1});
});

testOnEveryStorage('the same key brings the same receipt, another body under it is refused', async open => {
  const scene = await aScene({storage: await open()});
  const [entry, key] = [anEntry(bad), aKey()];
  const first = await (await collect(scene, entry, key)).json();
  scene.clock.now += 3_600_000;
  const again = await collect(scene, {...entry, sentAt: '2026-11-24T11:00:00+08:00'}, key);
  assert.equal(again.headers.get('idempotent-replayed'), 'true');
  assert.deepEqual(await again.json(), first);
  for (const other of [
    {...entry, comment: '另一句'},
    {...entry, clerk: 'A018'},
    {...entry, channel: 'sms'},
    {...entry, service: {...entry.service, itemName: '另一个事项'}},
    anEntry(bad),
  ])
    assert.equal(await codeOf(await collect(scene, other, key)), 'idempotency_key_reused');
  assert.deepEqual(await counted(scene), {hotline: 1});
});

testOnEveryStorage('another collector has keys of its own', async open => {
  const scene = await aScene({storage: await open()});
  await scene.storage.saveClient(await aClient({id: 'paper desk', channels: ['paper']}));
  const key = aKey();
  assert.equal((await collect(scene, anEntry(), key)).status, 201);
  assert.equal((await collect(scene, anEntry({channel: 'paper'}), key, 'paper desk')).status, 201);
  assert.equal(await codeOf(await collect(scene, anEntry(), aKey(), 'paper desk')), 'channel_not_allowed');
});

testOnEveryStorage('a service is rated once, whichever way the rating comes', async open => {
  const scene = await aScene({storage: await open()});
  const {token, accessToken, serviceId} = await scene.invited();
  const service = aService({serviceNumber: 1, institutionCode: bureau.code, servedAt: '2026-11-24T09:30:00+08:00'});
  assert.equal((await collect(scene, {...anEntry(), service})).status, 201, 'it was registered before');
  assert.equal(await codeOf(await collect(scene, {...anEntry(), service})), 'already_rated');
  assert.equal(
    await codeOf(await collect(scene, {...anEntry(), service: {...service, itemName: '改'}})),
    'already_rated',
  );
  assert.equal(await codeOf(await scene.submit(token, {level: 'satisfied'})), 'already_rated');
  const rated = await scene.ask('isRated', `/v1/services/${serviceId}/rated`, {token: accessToken});
  assert.deepEqual(rated, {rated: true});
});

testOnEveryStorage('a batch has an outcome for each rating, in the order of its entries', async open => {
  const scene = await aScene({storage: await open()});
  const [first, twice] = [anEntry(), anEntry({channel: 'sms'})];
  const key = aKey();
  const entries = await collectAll(scene, [
    {...first, idempotencyKey: key},
    twice,
    twice,
    anEntry({level: 'dissatisfied'}),
    {...anEntry(), idempotencyKey: key},
    {...first, idempotencyKey: key},
    anEntry({service: {institutionCode: '000000000000000000'}}),
    anEntry({channel: 'paper', level: undefined, keyPress: {model: 'tax-tablet', key: '1'}}),
  ]);
  assert.deepEqual(outcomes(entries), [
    ...['stored', 'stored', 'already_rated', 'reason_required', 'idempotency_key_reused', 'stored'],
    ...['unknown_institution', 'stored'],
  ]);
  assert.deepEqual(entries[0], entries[5]);
  assert.equal(entries[6]?.problem?.field, 'service.institutionCode');
  assert.deepEqual(await counted(scene), {hotline: 1, sms: 1, paper: 1});
});

testOnEveryStorage('many who bring the same ratings at the same time store each once', async open => {
  const scene = await aScene({storage: await open()});
  const entries = Array.from({length: 40}, () => ({...anEntry(), idempotencyKey: aKey()}));
  const all = await Promise.all([entries, entries.toReversed(), entries].map(some => collectAll(scene, some)));
  assert.deepEqual(all[0], all[2]);
  assert.deepEqual(all[0], all[1]?.toReversed());
  assert.deepEqual(
    outcomes(all[0] ?? []),
    entries.map(() => 'stored'),
  );
  assert.deepEqual(await counted(scene), {hotline: 40});
});

test('a clock that is wrong by hours is corrected by what it is off, and kept as it was said', async () => {
  const scene = await aScene({evidenceSigner: signer});
  const ahead = anEntry({
    service: {servedAt: '2026-11-24T15:20:00+08:00'},
    pressedAt: '2026-11-24T15:25:00+08:00',
    sentAt: '2026-11-24T15:30:00+08:00',
  });
  assert.equal(await codeOf(await collect(scene, {...ahead, sentAt: undefined})), 'served_in_future');
  assert.equal((await collect(scene, ahead)).status, 201);
  assert.equal((await sealEvidence.run(scene.app.context)) > 0, true);
  const rating = (await scene.storage.auditEntries(0, 10))
    .map(({source}) => source)
    .find(source => source?.kind === 'rating');
  assert.equal(rating?.pressedAt, '2026-11-24T01:55:00.000Z');
  assert.equal(rating?.service.servedAt, '2026-11-24T01:50:00.000Z');
  assert.deepEqual(rating?.collection, {
    collectorKind: 'client',
    collectorId: 'guangzhou',
    idempotencyKey: rating?.collection?.idempotencyKey,
    clerk: 'A017',
    servedSaid: '2026-11-24T15:20:00+08:00',
    pressedSaid: '2026-11-24T15:25:00+08:00',
    sentSaid: '2026-11-24T15:30:00+08:00',
    offsetMs: -5.5 * 3_600_000,
  });
});

testOnEveryStorage(
  'a collected rating is sealed with who brought it, its proof holds, and the clerk is in no answer',
  async open => {
    const storage = await open();
    const scene = await aScene({storage, evidenceSigner: signer});
    const {receiptNumber, receiptKey} = (await (
      await collect(scene, anEntry(bad))
    ).json()) as RouteOutput<'collectRating'>;
    while ((await sealEvidence.run(scene.app.context)) > 0);
    const report = await verifyLog(storage, [signer]);
    assert.equal(report.sound, true, JSON.stringify(report));
    const progress = await scene.call('/v1/receipts', {body: {receiptNumber, receiptKey}});
    assert.equal(progress.status, 200);
    const [entry] = await storage.auditEntries(0, 10);
    const leaf = JSON.parse(entry?.leaf ?? '') as Record<string, unknown>;
    assert.equal(leaf['version'], 4);
    assert.equal(leaf['invitation'], null);
    assert.match(String(leaf['collection']), /^[A-Za-z0-9_-]{43}$|^[0-9a-f]{64}$/);
    const answers = [await progress.text(), entry?.leaf ?? ''];
    for (const text of answers) assert.doesNotMatch(text, /A017|guangzhou/);
  },
);

test('a clock that lost its time is no reason to refuse a rating, and its minutes still count', async () => {
  const scene = await aScene();
  for (const broken of ['1970-01-01T00:00:05Z', '+058922-01-01T00:00:00.000Z', '-000001-01-01T00:00:00.000Z'])
    assert.equal((await collect(scene, anEntry({pressedAt: broken, sentAt: broken}))).status, 201, broken);
});

test('a terminal that was switched on with a clock without a year brings services of today', async () => {
  const scene = await aScene({settings: limits, evidenceSigner: signer});
  const {deviceKey: token} = await aDevice(scene, {kind: 'terminal'});
  for (const [served, sent] of [
    ['1970-01-01T00:00:05Z', '1970-01-01T00:02:05Z'],
    ['2023-01-01T08:00:00+08:00', '2023-01-01T08:02:00+08:00'],
  ] as const) {
    const {channel: _, ...entry} = anEntry({service: {servedAt: served}, pressedAt: served, sentAt: sent});
    const path = '/v1/device/ratings/collected';
    assert.equal((await scene.call(path, {token, key: aKey(), body: entry})).status, 201, served);
  }
  while ((await sealEvidence.run(scene.app.context)) > 0);
  const ratings = (await scene.storage.auditEntries(0, 10)).flatMap(({source}) =>
    source?.kind === 'rating' ? [[source.collection?.servedSaid, source.service.servedAt]] : [],
  );
  const twoMinutesAgo = new Date(scene.clock.now - 120_000).toISOString();
  // Both were stored in the same moment, so that either may be sealed first.
  assert.deepEqual(ratings.toSorted(), [
    ['1970-01-01T00:00:05Z', twoMinutesAgo],
    ['2023-01-01T08:00:00+08:00', twoMinutesAgo],
  ]);
});

test('a collector that loses its channels or its scope brings nothing any more', async () => {
  const scene = await aScene();
  const token = await scene.accessToken();
  const send = () => scene.call('/v1/ratings/collected', {token, key: aKey(), body: anEntry()});
  await scene.storage.saveClient(await aClient({channels: []}));
  assert.equal(await codeOf(await send()), 'channel_not_allowed');
  await scene.storage.saveClient(await aClient({scopes: ['services:write']}));
  assert.equal(await codeOf(await send()), 'scope_not_granted');
});

testOnEveryStorage(
  'a terminal brings a service with its rating under its own key, and its kind is the channel',
  async open => {
    const storage = await open();
    const scene = await aScene({storage, evidenceSigner: signer});
    const {deviceId, deviceKey: token, pointId} = await aDevice(scene, {kind: 'terminal'});
    const {channel: _, ...entry} = anEntry(bad);
    const [path, key] = ['/v1/device/ratings/collected', aKey()];
    const receipt = await scene.ask('collectDeviceRating', path, {token, key, body: entry});
    assert.match(receipt.orderNumber ?? '', /^GD20261124-/);
    assert.deepEqual(await scene.ask('collectDeviceRating', path, {token, key, body: entry}), receipt);
    assert.deepEqual(await counted(scene), {hall_terminal: 1});
    const claimed = await scene.call(path, {token, key: aKey(), body: anEntry({channel: 'hotline'})});
    assert.equal(await codeOf(claimed), 'channel_not_allowed');
    const {projectNo: __, itemCode: ___, itemName: ____, ...ticket} = anEntry().service;
    const body = {...entry, service: {...ticket, ticketNumber: 'A042'}};
    await scene.ask('collectDeviceRating', path, {token, key: aKey(), body});
    const named = await scene.ask('putService', '/v1/services', {
      body: {...ticket, ticketNumber: 'A042', pointId},
      token: await scene.accessToken(),
    });
    assert.equal(named.rated, true, 'a ticket without a point is one of the place where the terminal is');
    while ((await sealEvidence.run(scene.app.context)) > 0);
    const report = await verifyLog(storage, [signer]);
    assert.equal(report.sound, true, JSON.stringify(report));
    const collectors = (await storage.auditEntries(0, 10)).flatMap(({source}) =>
      source?.kind === 'rating' ? [source.collection?.collectorId] : [],
    );
    assert.deepEqual(collectors, [deviceId, deviceId]);
    assert.deepEqual(await counted(scene), {hall_terminal: 2});
  },
);

testOnEveryStorage(
  'ratings that waited for days on a terminal with a wrong clock are all stored, in one call',
  async open => {
    const scene = await aScene({storage: await open()});
    const {deviceKey: token} = await aDevice(scene, {kind: 'terminal'});
    const entries = Array.from({length: 100}, (_, number) => {
      const {channel: __, ...entry} = anEntry(number % 10 === 0 ? bad : {});
      const pressedAt = `2026-11-24T1${Math.floor(number / 60)}:${String(number % 60).padStart(2, '0')}:00+08:00`;
      return {...entry, pressedAt, sentAt: '2026-11-24T18:00:00+08:00', idempotencyKey: aKey()};
    });
    const path = '/v1/device/ratings/collected/batch';
    const first = await scene.ask('collectDeviceRatings', path, {token, body: {entries}});
    assert.deepEqual(new Set(outcomes(first.entries)), new Set(['stored']));
    assert.deepEqual(await scene.ask('collectDeviceRatings', path, {token, body: {entries}}), first);
    assert.deepEqual(await counted(scene), {hall_terminal: 100});
  },
);

test('a device brings nothing for an institution that is not below its own', async () => {
  const scene = await aScene();
  const {deviceKey: token} = await aDevice(scene, {kind: 'terminal', institutionCode: district.code});
  const {channel: _, ...entry} = anEntry({service: {institutionCode: bureau.code}});
  const response = await scene.call('/v1/device/ratings/collected', {token, key: aKey(), body: entry});
  assert.equal(await codeOf(response), 'institution_not_allowed');
});
