import assert from 'node:assert/strict';
import test from 'node:test';
import type {ServiceFacts} from '@gov-rating/contract';
import {aBadDraft, aDraft, aService} from '@gov-rating/contract/testing';
import {bureau, Caller, codeOf, district, aScene, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {limits} from '../fixtures/order.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';

const path = '/v1/static-codes/services';

/** Lets the district, or another institution, answer by the number of a case. */
const allow = (scene: Scene, institution = district) =>
  scene.storage.saveInstitutions([{...institution, caseNumberLookup: true}]);

/** Registers a service of the district. */
async function served(scene: Scene, facts: Partial<ServiceFacts>) {
  const token = await scene.accessToken();
  const body = aService({institutionCode: district.code, servedAt: '2026-11-24T09:30:00+08:00', ...facts});
  return (await scene.ask('putService', '/v1/services', {token, body})).serviceId;
}

const find = (caller: Caller, staticCode: string, projectNo: string) =>
  caller.call(path, {body: {staticCode, projectNo}});

const from = (scene: Scene, address: string) => new Caller(request => scene.app.fetch(request, {address}));

testOnEveryStorage('who has a case number rates the newest service of the case that is not rated', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  await allow(scene);
  const {staticCode} = await aHall(scene);
  assert.equal((await scene.ask('getPrintedPoint', '/v1/static-codes', {body: {staticCode}})).caseNumberLookup, true);
  await served(scene, {projectNo: 'N1', serviceNumber: 1, serviceName: '申报', servedAt: '2026-11-20T09:30:00+08:00'});
  await served(scene, {projectNo: 'N1', serviceNumber: 2, serviceName: '签收', servedAt: '2026-11-23T09:30:00+08:00'});
  for (const [name, draft] of [
    ['签收', aDraft({channel: 'qr_code'})],
    ['申报', aBadDraft()],
  ] as const) {
    const {token} = await scene.ask('findService', path, {body: {staticCode, projectNo: 'N1'}});
    const form = await scene.ask('getInvitation', '/v1/invitation', {token});
    assert.deepEqual([form.service.serviceName, form.channel], [name, 'qr_code']);
    assert.equal(await codeOf(await scene.submit(token, aDraft({channel: 'web'}))), 'channel_not_allowed');
    assert.equal((await scene.submit(token, draft)).status, 201);
  }
  assert.equal(await codeOf(await find(scene, staticCode, 'N1')), 'service_not_found', 'all of it is rated');
});

testOnEveryStorage('unknown, rated, too old, elsewhere and not allowed are one and the same answer', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  await allow(scene);
  const {staticCode} = await aHall(scene);
  const other = await aHall(scene, {institutionCode: bureau.code, name: '市民中心'});
  await served(scene, {projectNo: 'rated'});
  await scene.submit((await scene.ask('findService', path, {body: {staticCode, projectNo: 'rated'}})).token, aDraft());
  await served(scene, {projectNo: 'old', servedAt: '2026-01-05T09:30:00+08:00'});
  await served(scene, {projectNo: 'elsewhere', institutionCode: bureau.code});
  await served(scene, {projectNo: 'here'});
  const answers = await Promise.all(
    [
      ...['unknown', 'rated', 'old', 'elsewhere'].map(projectNo => [staticCode, projectNo] as const),
      [other.staticCode, 'elsewhere'] as const,
      [other.staticCode, 'here'] as const,
    ].map(async ([code, projectNo]) => {
      const response = await find(scene, code, projectNo);
      const {requestId: _, ...problem} = (await response.json()) as Record<string, unknown>;
      return JSON.stringify([response.status, problem]);
    }),
  );
  assert.equal(new Set(answers).size, 1, answers.join('\n'));
  assert.match(answers[0] ?? '', /service_not_found/);
});

testOnEveryStorage(
  'a case of any institution of the hall is found at each of its windows, if that one allows it',
  async open => {
    const scene = await aScene({storage: await open()});
    const hall = await aHall(scene, {institutionCode: bureau.code, name: '市民中心'});
    const window = await aHall(scene, {kind: 'window', name: '3 号窗口', number: '3', parentId: hall.pointId});
    await served(scene, {projectNo: 'N1'});
    const offered = async (staticCode: string) =>
      (await scene.ask('getPrintedPoint', '/v1/static-codes', {body: {staticCode}})).caseNumberLookup;
    assert.deepEqual([await offered(hall.staticCode), await offered(window.staticCode)], [false, false]);
    assert.equal(await codeOf(await find(scene, hall.staticCode, 'N1')), 'service_not_found');
    await allow(scene);
    assert.deepEqual([await offered(hall.staticCode), await offered(window.staticCode)], [true, true]);
    assert.equal((await find(scene, hall.staticCode, 'N1')).status, 200);
    assert.equal((await find(scene, window.staticCode, 'N1')).status, 200);
    await scene.storage.saveInstitutions([district]);
    assert.equal(await offered(hall.staticCode), false, 'switched off again');
  },
);

testOnEveryStorage(
  'five tries lock a number until midnight, right or wrong, and neither another number nor the hall',
  async open => {
    const scene = await aScene({storage: await open(), settings: limits});
    await allow(scene);
    const {staticCode} = await aHall(scene);
    await served(scene, {projectNo: 'N1'});
    for (const number of ['N1', 'nobody']) {
      for (let tried = 0; tried < 5; tried++)
        assert.equal(
          (await find(from(scene, `192.0.2.${tried}`), staticCode, number)).status,
          number === 'N1' ? 200 : 404,
        );
      const locked = await find(from(scene, '192.0.2.99'), staticCode, number);
      assert.equal(locked.headers.get('Retry-After'), String(14 * 3600), 'until midnight in Shanghai');
      assert.equal(await codeOf(locked), 'case_number_locked');
    }
    await served(scene, {projectNo: 'N2'});
    assert.equal((await find(from(scene, '192.0.2.99'), staticCode, 'N2')).status, 200);
    scene.clock.now += 14 * 3_600_000;
    assert.equal((await find(scene, staticCode, 'N1')).status, 200);
  },
);

testOnEveryStorage(
  'who walks through numbers waits some minutes; others behind the same address go on after them',
  async open => {
    const scene = await aScene({storage: await open()});
    await allow(scene);
    const {staticCode} = await aHall(scene);
    await served(scene, {projectNo: 'N1'});
    const hall = from(scene, '192.0.2.7');
    for (let tried = 0; tried < 20; tried++)
      assert.equal(await codeOf(await find(hall, staticCode, `walk-${tried}`)), 'service_not_found');
    const refused = await find(hall, staticCode, 'N1');
    assert.equal(await codeOf(refused), 'rate_limited');
    assert.ok(Number(refused.headers.get('Retry-After')) <= 300);
    assert.equal((await find(from(scene, '192.0.2.8'), staticCode, 'N1')).status, 200, 'another address');
    scene.clock.now += 300_000;
    assert.equal((await find(hall, staticCode, 'N1')).status, 200);
  },
);

test('no number of a case and no address is in what the limits keep', async () => {
  const scene = await aScene();
  const kept: string[] = [];
  const {addTurns} = scene.storage;
  Object.assign(scene.storage, {
    addTurns: (turns: Parameters<typeof addTurns>[0]) => {
      kept.push(JSON.stringify(turns));
      return addTurns(turns);
    },
  });
  const {staticCode} = await aHall(scene);
  await find(from(scene, '192.0.2.77'), staticCode, '440100202611249876');
  assert.ok(kept.length >= 3);
  assert.doesNotMatch(kept.join('\n'), /440100202611249876|192\.0\.2/);
});
