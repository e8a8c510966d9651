import assert from 'node:assert/strict';
import type {RouteInput} from '@gov-rating/contract';
import {aScene, bureau, codeOf, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt, aWindowOf, beat} from '../fixtures/device.fixtures.ts';
import {OpenStream} from '../fixtures/event-stream.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const call = async (scene: Scene, body: RouteInput<'callDevice'>) =>
  scene.ask('callDevice', '/v1/calls', {token: await scene.accessToken(), body});

/** A screen at window 3 of the city, whose stream is open. */
async function aScreen(scene: Scene) {
  const {pointId} = await aWindowOf(scene, {number: '3'});
  const device = await aDevice(scene, {pointId, hostName: 'PC-07'});
  const stream = new OpenStream(await scene.call('/v1/device/events', {token: device.deviceKey}));
  await stream.until('settings');
  const own = () => scene.ask('getDevice', '/v1/device', {token: device.deviceKey});
  return {...device, stream, own, heard: async () => (await stream.until('call')).event.ticketNumber};
}

testOnEveryStorage(
  'a screen hears which number is called, by whatever its window is named, the newest wins',
  async open => {
    const scene = await aScene({storage: await open()});
    const {deviceId, deviceKey, pointId, stream, own, heard} = await aScreen(scene);
    await scene.ask('setOwnStaff', '/v1/device/staff', {body: {staffNumber: '0017'}, token: deviceKey});
    const ways = [{deviceId}, {pointId}, {windowNumber: '3'}, {hostName: 'pc-07'}, {staffNumber: '0017'}];
    for (const [at, way] of ways.entries()) {
      const ticketNumber = `A004${at}`;
      assert.deepEqual(await call(scene, {...way, ticketNumber}), {deviceId, ticketNumber});
      assert.equal(await heard(), ticketNumber);
    }
    assert.equal((await own()).calledNumber, 'A0044');
    assert.equal((await beat(scene, deviceKey)).calledNumber, 'A0044');
    await call(scene, {windowNumber: '3', institutionCode: bureau.code, ticketNumber: null});
    assert.equal(await heard(), null);
    assert.equal((await own()).calledNumber, null);
    await stream.cancel();
  },
);

testOnEveryStorage('a request to rate ends the call, and so does a window that is left', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceId, deviceKey, stream, own, heard} = await aScreen(scene);
  await call(scene, {deviceId, ticketNumber: 'A0042'});
  assert.equal(await heard(), 'A0042');
  await aPrompt(scene, {deviceId});
  assert.equal(await heard(), null);
  assert.equal((await stream.next())?.event.type, 'prompt');
  for (const staff of [{staffNumber: '0017', paused: true}, {staffNumber: null}]) {
    await call(scene, {deviceId, ticketNumber: 'A0043'});
    assert.equal(await heard(), 'A0043');
    await scene.ask('setOwnStaff', '/v1/device/staff', {body: staff, token: deviceKey});
    assert.equal(await heard(), null);
    assert.equal((await own()).calledNumber, null);
  }
  await stream.cancel();
});

testOnEveryStorage('a screen that was away hears the number that is called now, and no earlier one', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceId, deviceKey, stream} = await aScreen(scene);
  await call(scene, {deviceId, ticketNumber: 'A0042'});
  const {id = ''} = await stream.until('call');
  await stream.cancel();
  await call(scene, {deviceId, ticketNumber: 'A0043'});
  await call(scene, {deviceId, ticketNumber: 'A0044'});
  const headers = {'Last-Event-ID': id};
  const back = new OpenStream(await scene.call('/v1/device/events', {token: deviceKey, headers}));
  assert.equal((await back.next())?.event.ticketNumber, 'A0044');
  await back.cancel();
  scene.clock.now += 90_000;
  const body = {deviceId, ticketNumber: 'A0045'};
  const token = await scene.accessToken();
  assert.equal(await codeOf(await scene.call('/v1/calls', {token, body})), 'device_offline');
  assert.equal((await call(scene, {deviceId, ticketNumber: null})).ticketNumber, null);
});
