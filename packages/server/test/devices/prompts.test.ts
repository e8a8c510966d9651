import assert from 'node:assert/strict';
import type {RouteInput} from '@gov-rating/contract';
import {aBadDraft, aDraft} from '@gov-rating/contract/testing';
import {aKey, aScene, bureau, codeOf, elsewhere, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt, aWindowOf, beat} from '../fixtures/device.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const shown = (scene: Scene, token: string) => scene.ask('getDevicePrompt', '/v1/device/prompt', {token});
const stateOf = async (scene: Scene, promptId: string) => {
  const token = await scene.accessToken();
  return (await scene.ask('getPrompt', `/v1/prompts/${promptId}`, {token})).state;
};
const prompting = async (scene: Scene, body: object, {key = aKey(), client = 'guangzhou'} = {}) =>
  scene.call('/v1/prompts', {body, key, token: await scene.accessToken(client)});
const mark = (scene: Scene, token: string, promptId: string, state: string) =>
  scene.ask('markPrompt', `/v1/device/prompts/${promptId}`, {token, body: {state}});
const rate = (scene: Scene, token: string, body: object, key = aKey()) =>
  scene.call('/v1/device/ratings', {body, token, key});

testOnEveryStorage('a window asks, the screen shows, a person rates, and the window learns only that', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceId, deviceKey} = await aDevice(scene);
  assert.deepEqual(await shown(scene, deviceKey), {prompt: null});
  const {promptId, serviceId, state, validUntil} = await aPrompt(scene, {deviceId});
  assert.equal(state, 'waiting');
  assert.equal(Date.parse(validUntil) - scene.clock.now, 60_000);
  const {prompt} = await shown(scene, deviceKey);
  assert.deepEqual([prompt?.promptId, prompt?.secondsLeft, prompt?.form.state], [promptId, 60, 'open']);
  await mark(scene, deviceKey, promptId, 'shown');
  assert.equal(await stateOf(scene, promptId), 'shown');
  const key = aKey();
  const {level, tags, comment} = aBadDraft();
  const first = await rate(scene, deviceKey, {promptId, level, tags, comment}, key);
  assert.equal(first.status, 201);
  const again = await rate(scene, deviceKey, {promptId, level, tags, comment}, key);
  assert.equal(again.headers.get('idempotent-replayed'), 'true');
  assert.deepEqual(await again.json(), await first.clone().json());
  assert.equal(await stateOf(scene, promptId), 'rated');
  assert.deepEqual(await shown(scene, deviceKey), {prompt: null});
  assert.equal(await codeOf(await prompting(scene, {serviceId, deviceId})), 'already_rated');
  assert.equal(await channelOf(scene, first), 'hall_tablet');
});

/** The channel of the rating behind a receipt. */
async function channelOf(scene: Scene, answer: Response) {
  const {receiptNumber} = (await answer.json()) as {receiptNumber: string};
  return (await scene.storage.ratingCase({receiptNumber}, null))?.channel;
}

testOnEveryStorage('the newest request wins, and an expired one never shows', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceId, deviceKey} = await aDevice(scene);
  const first = await aPrompt(scene, {deviceId});
  const second = await aPrompt(scene, {deviceId, validSeconds: 10});
  assert.equal((await shown(scene, deviceKey)).prompt?.promptId, second.promptId);
  assert.equal(await stateOf(scene, first.promptId), 'replaced');
  scene.clock.now += 10_000;
  assert.deepEqual(await shown(scene, deviceKey), {prompt: null});
  assert.equal(await stateOf(scene, second.promptId), 'expired');
  await mark(scene, deviceKey, second.promptId, 'shown');
  assert.equal(await stateOf(scene, second.promptId), 'expired');
});

testOnEveryStorage('a rating that was begun in time is taken after the request has expired', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceId, deviceKey} = await aDevice(scene);
  const {promptId} = await aPrompt(scene, {deviceId});
  await mark(scene, deviceKey, promptId, 'shown');
  scene.clock.now += 3_600_000;
  assert.equal(await stateOf(scene, promptId), 'expired');
  assert.equal((await rate(scene, deviceKey, {promptId, level: 'satisfied'})).status, 201);
  assert.equal(await stateOf(scene, promptId), 'rated');
});

testOnEveryStorage('the same key prompts once, and with another request is refused', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceId} = await aDevice(scene);
  const {serviceId} = await scene.invited(7);
  const key = aKey();
  const answers = await Promise.all([1, 2, 3].map(() => prompting(scene, {serviceId, deviceId}, {key})));
  assert.deepEqual(
    answers.map(({status}) => status),
    [201, 201, 201],
  );
  const ids = await Promise.all(answers.map(async answer => ((await answer.json()) as {promptId: string}).promptId));
  assert.equal(new Set(ids).size, 1);
  const other = await prompting(scene, {serviceId, deviceId, validSeconds: 11}, {key});
  assert.equal(await codeOf(other), 'idempotency_key_reused');
});

testOnEveryStorage('a request that is withdrawn or left untouched ends so', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceId, deviceKey} = await aDevice(scene);
  const token = await scene.accessToken();
  const withdrawn = await aPrompt(scene, {deviceId});
  const answer = await scene.ask('withdrawPrompt', `/v1/prompts/${withdrawn.promptId}/withdrawal`, {body: {}, token});
  assert.equal(answer.state, 'withdrawn');
  assert.deepEqual(await shown(scene, deviceKey), {prompt: null});
  const untouched = await aPrompt(scene, {deviceId});
  await mark(scene, deviceKey, untouched.promptId, 'shown');
  await mark(scene, deviceKey, untouched.promptId, 'not_rated');
  assert.equal(await stateOf(scene, untouched.promptId), 'not_rated');
  const stranger = await scene.accessToken('shenzhen');
  const path = `/v1/prompts/${untouched.promptId}`;
  assert.equal(await codeOf(await scene.call(path, {token: stranger})), 'unknown_prompt');
  const other = await aDevice(scene);
  const foreign = await rate(scene, other.deviceKey, {promptId: untouched.promptId, level: 'satisfied'});
  assert.equal(await codeOf(foreign), 'unknown_prompt');
});

testOnEveryStorage(
  'a device is found by its window, its point, its computer or who has signed in there',
  async open => {
    const scene = await aScene({storage: await open()});
    const {pointId, number} = await aWindowOf(scene, {number: '07'});
    const {deviceId, deviceKey} = await aDevice(scene, {pointId, hostName: 'Hall-PC-07'});
    const {serviceId} = await scene.invited(3);
    const staffNumber = '0017';
    const refused = await prompting(scene, {serviceId, staffNumber});
    assert.equal(await codeOf(refused), 'staff_not_signed_in');
    const token = await scene.accessToken();
    const {staff} = await scene.ask('setDeviceStaff', `/v1/devices/${deviceId}/staff`, {body: {staffNumber}, token});
    assert.deepEqual(staff, {staffNumber, name: null, paused: false, pictureId: null});
    const addresses: Partial<RouteInput<'promptDevice'>>[] = [
      {deviceId},
      {pointId},
      {windowNumber: number ?? ''},
      {hostName: 'hall-pc-07'},
      {staffNumber},
    ];
    for (const address of addresses) {
      const prompt = await aPrompt(scene, {serviceId, ...address});
      assert.equal(prompt.deviceId, deviceId, JSON.stringify(address));
    }
    assert.equal(await codeOf(await prompting(scene, {serviceId})), 'missing_field');
    assert.equal(await codeOf(await prompting(scene, {serviceId, deviceId, hostName: 'x'})), 'invalid_input');
    assert.equal(await codeOf(await prompting(scene, {serviceId, windowNumber: '08'})), 'unknown_device');
    const foreign = await prompting(scene, {serviceId, deviceId}, {client: 'shenzhen'});
    assert.equal(await codeOf(foreign), 'unknown_service');
    const second = await aDevice(scene, {pointId});
    assert.equal(await codeOf(await prompting(scene, {serviceId, pointId})), 'device_ambiguous');
    // Who signs in at another device has left the first one.
    await scene.ask('setOwnStaff', '/v1/device/staff', {body: {staffNumber}, token: second.deviceKey});
    assert.equal((await aPrompt(scene, {serviceId, staffNumber})).deviceId, second.deviceId);
    assert.equal((await scene.ask('getDevice', '/v1/device', {token: deviceKey})).staff, null);
    scene.clock.now += 90_000;
    assert.equal(await codeOf(await prompting(scene, {serviceId, deviceId})), 'device_offline');
    await beat(scene, deviceKey);
    assert.equal((await aPrompt(scene, {serviceId, pointId})).deviceId, deviceId);
  },
);

testOnEveryStorage('a window of another institution is never meant', async open => {
  const scene = await aScene({storage: await open()});
  const foreign = await aDevice(scene, {institutionCode: elsewhere.code});
  const {serviceId} = await scene.invited(3);
  for (const address of [{deviceId: foreign.deviceId}, {pointId: foreign.pointId}])
    assert.equal(await codeOf(await prompting(scene, {serviceId, ...address})), 'unknown_device');
  const named = await prompting(scene, {serviceId, windowNumber: 'W1', institutionCode: elsewhere.code});
  assert.equal(await codeOf(named), 'unknown_device');
});

testOnEveryStorage('a terminal rates a service that nobody asked about, once for each key', async open => {
  const scene = await aScene({storage: await open()});
  const {deviceKey} = await aDevice(scene, {kind: 'terminal'});
  const {serviceId} = await scene.invited(3);
  const {level, tags, comment} = aBadDraft();
  const key = aKey();
  const first = await rate(scene, deviceKey, {serviceId, level, tags, comment}, key);
  assert.equal(first.status, 201);
  const again = await rate(scene, deviceKey, {serviceId, level, tags, comment}, key);
  assert.deepEqual(await again.json(), await first.clone().json());
  assert.equal(await channelOf(scene, first), 'hall_terminal');
  assert.equal(await codeOf(await rate(scene, deviceKey, {serviceId, level, tags, comment})), 'already_rated');
  const stranger = await aDevice(scene, {institutionCode: elsewhere.code});
  const other = (await scene.invited(4)).serviceId;
  assert.equal(await codeOf(await rate(scene, stranger.deviceKey, {serviceId: other, level})), 'unknown_service');
});

testOnEveryStorage(
  'a rating by another way is noticed by the window, and the screen shows it no longer',
  async open => {
    const scene = await aScene({storage: await open()});
    const {deviceId, deviceKey} = await aDevice(scene);
    const {serviceId, token} = await scene.invited(3);
    const {promptId} = await aPrompt(scene, {serviceId, deviceId});
    assert.equal((await scene.submit(token, aDraft())).status, 201);
    assert.equal(await stateOf(scene, promptId), 'rated');
    assert.deepEqual(await shown(scene, deviceKey), {prompt: null});
    assert.equal(await codeOf(await rate(scene, deviceKey, {promptId, level: 'satisfied'})), 'already_rated');
    assert.equal((await scene.ask('getDevice', '/v1/device', {token: deviceKey})).institutionCode, bureau.code);
  },
);
