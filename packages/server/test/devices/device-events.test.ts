import assert from 'node:assert/strict';
import test from 'node:test';
import {aScene, codeOf, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt, aWindowOf} from '../fixtures/device.fixtures.ts';
import {OpenStream} from '../fixtures/event-stream.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const listen = async (scene: Scene, token: string, headers: Record<string, string> = {}) => {
  const response = await scene.call('/v1/device/events', {token, headers});
  assert.equal(response.status, 200);
  return new OpenStream(response);
};

testOnEveryStorage('a device hears its settings at once, then whatever happens to it', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceId, deviceKey} = await aDevice(scene);
  const stream = await listen(scene, deviceKey);
  const {headers} = stream.response;
  assert.match(headers.get('content-type') ?? '', /^text\/event-stream/);
  assert.match(headers.get('cache-control') ?? '', /no-store/);
  assert.equal(headers.get('x-accel-buffering'), 'no');
  assert.equal(await stream.block(), 'retry: 1000');
  const token = await scene.accessToken();
  assert.equal((await stream.next())?.event.type, 'settings');
  const {promptId} = await aPrompt(scene, {deviceId, validSeconds: 30});
  const {event} = await stream.until('prompt');
  assert.deepEqual([event.promptId, event.secondsLeft], [promptId, 30]);
  await scene.ask('withdrawPrompt', `/v1/prompts/${promptId}/withdrawal`, {body: {}, token});
  assert.equal((await stream.until('withdrawn')).event.promptId, promptId);
  const body = {settings: {volume: 5}};
  await scene.ask('changeDevice', `/v1/devices/${deviceId}`, {body, token});
  assert.equal((await stream.until('settings')).event.settings?.volume, 5);
  const staff = {staffNumber: '0017', paused: true};
  await scene.ask('setDeviceStaff', `/v1/devices/${deviceId}/staff`, {body: staff, token});
  assert.deepEqual((await stream.until('staff')).event.staff, {...staff, name: null, pictureId: null});
  await scene.ask('identifyDevice', `/v1/devices/${deviceId}/identification`, {body: {}, token});
  await stream.until('identify');
  await scene.ask('revokeDevice', `/v1/devices/${deviceId}/revocation`, {body: {}, token});
  await stream.until('revoked');
  assert.equal(await stream.next(), undefined);
  assert.equal(scene.app.context.devices.size, 0);
  assert.equal(await codeOf(await scene.call('/v1/device/events', {token: deviceKey})), 'device_revoked');
});

testOnEveryStorage(
  'a device that comes back hears only what it has missed, and no request that has expired',
  async open => {
    const scene = await aScene({storage: await open()});
    const {deviceId, deviceKey} = await aDevice(scene);
    const first = await listen(scene, deviceKey);
    const {id = ''} = (await first.next()) ?? {};
    await first.cancel();
    assert.equal(scene.app.context.devices.size, 0);
    await aPrompt(scene, {deviceId, validSeconds: 10});
    scene.clock.now += 10_000;
    await scene.ask('setOwnStaff', '/v1/device/staff', {body: {staffNumber: '0017'}, token: deviceKey});
    const back = await listen(scene, deviceKey, {'Last-Event-ID': id});
    assert.equal((await back.next())?.event.type, 'staff');
    const {promptId} = await aPrompt(scene, {deviceId});
    assert.equal((await back.next())?.event.promptId, promptId);
    // A number of another database, and one that is none, bring everything.
    for (const unknown of ['999999', 'a word']) {
      const anew = await listen(scene, deviceKey, {'Last-Event-ID': unknown});
      assert.equal((await anew.next())?.event.type, 'settings');
      await anew.cancel();
    }
  },
);

testOnEveryStorage('a device has one stream: the newest one ends the one before', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceId, deviceKey} = await aDevice(scene);
  const older = await listen(scene, deviceKey);
  const newer = await listen(scene, deviceKey);
  await older.until('settings');
  assert.equal(await older.next(), undefined);
  const {promptId} = await aPrompt(scene, {deviceId});
  assert.equal((await newer.until('prompt')).event.promptId, promptId);
  scene.app.endStreams();
  assert.equal(await newer.next(), undefined);
  assert.equal((await scene.call('/v1/device/events', {token: deviceKey})).status, 503);
});

testOnEveryStorage('what another process does is heard within a second, also the closing of the point', async open => {
  const storage = await open();
  const scene = await aScene({storage});
  const other = await aScene({storage});
  const {pointId} = await aWindowOf(scene);
  const {deviceId, deviceKey} = await aDevice(scene, {pointId});
  const stream = await listen(scene, deviceKey);
  const began = performance.now();
  const {promptId} = await aPrompt(other, {deviceId});
  assert.equal((await stream.until('prompt')).event.promptId, promptId);
  assert.ok(performance.now() - began < 5000);
  await other.ask('closePoint', `/v1/points/${pointId}/closing`, {body: {}, token: await other.accessToken()});
  await stream.until('revoked');
});

test('a request for the headers alone leaves no stream behind', async () => {
  const scene = await aScene();
  const {deviceKey} = await aDevice(scene);
  const response = await scene.call('/v1/device/events', {method: 'HEAD', token: deviceKey});
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  assert.equal(scene.app.context.devices.size, 0);
});

test('a device that cannot read a stream waits for its request', async () => {
  const scene = await aScene();
  const {deviceId, deviceKey} = await aDevice(scene);
  const waiting = scene.ask('getDevicePrompt', '/v1/device/prompt?waitSeconds=10', {token: deviceKey});
  const {promptId} = await aPrompt(scene, {deviceId});
  assert.equal((await waiting).prompt?.promptId, promptId);
  assert.equal(scene.app.context.devices.size, 0);
});
