import assert from 'node:assert/strict';
import {userCodeLetters, wrongPairingCodes} from '@gov-rating/contract';
import {firstSettings} from '../../src/domain/devices/device.ts';
import {aScene, bureau, codeOf, district, elsewhere, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aWindowOf, beat} from '../fixtures/device.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const start = (scene: Scene) => scene.ask('startPairing', '/v1/pairings', {body: {kind: 'evaluator', model: 'A10'}});
const poll = (scene: Scene, deviceCode: string) => scene.call('/v1/pairings/progress', {body: {deviceCode}});
const asked = async (scene: Scene, deviceCode: string) =>
  scene.ask('pollPairing', '/v1/pairings/progress', {body: {deviceCode}});
const approve = async (scene: Scene, body: object, token?: string) =>
  scene.call('/v1/pairings/approval', {body: {name: '一号', ...body}, token: token ?? (await scene.accessToken())});

testOnEveryStorage(
  'a screen shows a code of consonants, and gets its key once an office has approved it',
  async open => {
    const scene = await aScene({storage: await open()});
    const {deviceCode, userCode, expiresIn, interval} = await start(scene);
    assert.match(userCode, new RegExp(`^[${userCodeLetters}]{4}-[${userCodeLetters}]{4}$`));
    assert.deepEqual([expiresIn, interval], [600, 5]);
    assert.deepEqual(await asked(scene, deviceCode), {state: 'pending', interval: 5, deviceId: null, deviceKey: null});
    const {pointId} = await aWindowOf(scene);
    const approved = await approve(scene, {userCode, pointId});
    assert.equal(approved.status, 201);
    const {deviceId, model, online} = (await approved.json()) as {deviceId: string; model: string; online: boolean};
    assert.deepEqual([model, online], ['A10', false]);
    const {deviceKey, ...progress} = await asked(scene, deviceCode);
    assert.deepEqual(progress, {state: 'approved', interval: 5, deviceId});
    const own = await scene.ask('getDevice', '/v1/device', {token: deviceKey ?? ''});
    assert.deepEqual([own.deviceId, own.pointId, own.institutionCode], [deviceId, pointId, bureau.code]);
  },
);

testOnEveryStorage('a lost answer brings the same key again, until the device has used it', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceCode, userCode} = await start(scene);
  await approve(scene, {userCode, pointId: (await aWindowOf(scene)).pointId});
  const {deviceKey} = await asked(scene, deviceCode);
  scene.clock.now += 3_600_000;
  assert.equal((await asked(scene, deviceCode)).deviceKey, deviceKey);
  await scene.ask('getDevice', '/v1/device', {token: deviceKey ?? ''});
  assert.equal(await codeOf(await poll(scene, deviceCode)), 'pairing_code_used');
});

testOnEveryStorage('a code is approved as a person types it, once, and only while it is valid', async open => {
  const scene = await aScene({storage: await open()});
  const {pointId} = await aWindowOf(scene);
  const {userCode} = await start(scene);
  const typed = ` ${userCode.toLowerCase().replace('-', ' – ')}`;
  assert.equal((await approve(scene, {userCode: typed, pointId})).status, 201);
  assert.equal(await codeOf(await approve(scene, {userCode, pointId})), 'pairing_code_used');
  const late = await start(scene);
  scene.clock.now += 600_000;
  assert.equal(await codeOf(await approve(scene, {userCode: late.userCode, pointId})), 'pairing_code_expired');
  assert.equal((await asked(scene, late.deviceCode)).state, 'expired');
});

testOnEveryStorage('a screen that asks too often is told to slow down, for good', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceCode} = await start(scene);
  await asked(scene, deviceCode);
  scene.clock.now += 4000;
  assert.deepEqual(
    [(await asked(scene, deviceCode)).state, (await asked(scene, deviceCode)).interval],
    ['slow_down', 15],
  );
  scene.clock.now += 15_000;
  const {state, interval} = await asked(scene, deviceCode);
  assert.deepEqual([state, interval], ['pending', 15]);
});

testOnEveryStorage('ten wrong codes lock out who entered them, and nobody else', async open => {
  const scene = await aScene({storage: await open()});
  const {pointId} = await aWindowOf(scene);
  const {userCode} = await start(scene);
  for (let guess = 0; guess < wrongPairingCodes; guess++) {
    const wrong = guess % 2 === 0 ? 'BBBB-BBBB' : 'no code at all';
    assert.equal(await codeOf(await approve(scene, {userCode: wrong, pointId})), 'pairing_code_unknown');
  }
  const locked = await approve(scene, {userCode, pointId});
  assert.ok(Number(locked.headers.get('retry-after')) > 0);
  assert.equal(await codeOf(locked), 'pairing_locked');
  const colleague = await scene.personToken('bureau');
  assert.equal((await approve(scene, {userCode, pointId}, colleague)).status, 201);
  const {userCode: next} = await start(scene);
  scene.clock.now += 15 * 60_000;
  const again = await approve(scene, {userCode: next, pointId});
  assert.equal(await codeOf(again), 'pairing_code_expired');
});

testOnEveryStorage('a right code is never counted, and a foreign or closed point pairs nothing', async open => {
  const scene = await aScene({storage: await open()});
  const foreign = await aWindowOf(scene, {institutionCode: elsewhere.code});
  const {pointId} = await aWindowOf(scene);
  const {userCode} = await start(scene);
  for (let attempt = 0; attempt <= wrongPairingCodes; attempt++)
    assert.equal(await codeOf(await approve(scene, {userCode, pointId: foreign.pointId})), 'unknown_point');
  await scene.ask('closePoint', `/v1/points/${pointId}/closing`, {body: {}, token: await scene.accessToken()});
  assert.equal(await codeOf(await approve(scene, {userCode, pointId})), 'point_closed');
  const open_ = await aWindowOf(scene);
  assert.equal((await approve(scene, {userCode, pointId: open_.pointId})).status, 201);
});

testOnEveryStorage('a revoked device is refused at once, and so is one whose point was closed', async open => {
  const scene = await aScene({storage: await open()});
  const [revoked, closed] = [await aDevice(scene), await aDevice(scene)];
  const token = await scene.accessToken();
  const {revokedAt, online} = await scene.ask('revokeDevice', `/v1/devices/${revoked.deviceId}/revocation`, {
    ...{body: {}, token},
  });
  assert.deepEqual([typeof revokedAt, online], ['string', false]);
  await scene.ask('closePoint', `/v1/points/${closed.pointId}/closing`, {body: {}, token});
  for (const {deviceKey} of [revoked, closed]) {
    const refused = await scene.call('/v1/device', {token: deviceKey});
    assert.match(refused.headers.get('www-authenticate') ?? '', /^Bearer realm="device"/);
    assert.equal(await codeOf(refused), 'device_revoked');
  }
  const forged = revoked.deviceId + 'x'.repeat(43);
  assert.equal(await codeOf(await scene.call('/v1/device', {token: forged})), 'device_key_invalid');
});

testOnEveryStorage('an office sees and sets its own devices, and nobody else does', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceId, deviceKey} = await aDevice(scene, {hostName: 'PC-07'});
  const path = `/v1/devices/${deviceId}`;
  const foreign = await scene.accessToken('shenzhen');
  assert.equal(await codeOf(await scene.call(path, {body: {name: 'x'}, token: foreign})), 'unknown_device');
  assert.deepEqual((await scene.ask('listDevices', '/v1/devices', {token: foreign})).items, []);
  const below = await scene.personTokenAt('institution_head', district.code);
  assert.deepEqual((await scene.ask('listDevices', '/v1/devices', {token: below})).items, []);
  const token = await scene.accessToken();
  const settings = {volume: 0, quietHours: {from: '22:00', to: '07:30'}, idleText: {'zh-CN': '欢迎'}};
  const changed = await scene.ask('changeDevice', path, {body: {settings, name: '二号'}, token});
  assert.deepEqual([changed.name, changed.hostName, changed.settings.volume], ['二号', 'PC-07', 0]);
  scene.clock.now += 1000;
  const heard = await beat(scene, deviceKey, {
    clock: new Date(scene.clock.now + 7_200_000).toISOString(),
    state: 'paused',
    volume: 30,
  });
  assert.deepEqual(heard.settings, {...firstSettings, ...settings});
  const [listed] = (await scene.ask('listDevices', `/v1/devices?deviceId=${deviceId}`, {token})).items;
  assert.deepEqual(
    [listed?.state, listed?.online, listed?.clockOffsetMs, listed?.volume, listed?.version],
    ['paused', true, 7_200_000, 30, '1.0'],
  );
  scene.clock.now += 90_000;
  const [later] = (await scene.ask('listDevices', '/v1/devices', {token})).items;
  assert.deepEqual([later?.state, later?.online], ['offline', false]);
});
