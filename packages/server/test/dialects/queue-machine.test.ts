import assert from 'node:assert/strict';
import {problems} from '@gov-rating/contract';
import {aClient, aScene, bureau, clientSecret, codeOf, storedTextOf, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aWindowOf, beat} from '../fixtures/device.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

/** A report as a queue machine sends it. */
const sample = {
  ...{taskId: 'T-31', taskName: '户口迁移', proManager: '测试员', userName: '陈示例', userCert: ''},
  ...{phonumber: '', pf: '4', apprate: '', recordCode: 'A0042'},
};

const basic = (id = 'guangzhou') => ({Authorization: `Basic ${btoa(`${id}:${encodeURIComponent(clientSecret)}`)}`});

const report = async (scene: Scene, pointId: string, event: string, body: object = sample, headers = basic()) => {
  const response = await scene.call(`/dialects/queue-machine/${pointId}/${event}`, {body, headers});
  return {status: response.status, ...((await response.json()) as {code: number; msg: string})};
};

/** A window of the city with a screen, and a queue machine that knows it. */
async function aWindow(open: Parameters<Parameters<typeof testOnEveryStorage>[1]>[0]) {
  const scene = await aScene({storage: await open(), settings: {queueMachine: 'on'}});
  const {pointId} = await aWindowOf(scene, {number: '3'});
  const device = await aDevice(scene, {pointId});
  const own = () => scene.ask('getDevice', '/v1/device', {token: device.deviceKey});
  const shown = async () => (await scene.ask('getDevicePrompt', '/v1/device/prompt', {token: device.deviceKey})).prompt;
  return {scene, ...device, own, shown};
}

const done = {status: 200, code: 0, msg: '成功'};

testOnEveryStorage(
  'a ticket is taken, called and completed: the screen shows its number, then asks once',
  async open => {
    const {scene, pointId, own, shown} = await aWindow(open);
    assert.deepEqual(await report(scene, pointId, 'take'), done);
    assert.equal((await own()).calledNumber, null);
    assert.deepEqual(await report(scene, pointId, 'call'), done);
    assert.equal((await own()).calledNumber, 'A0042');
    assert.equal(await shown(), null);
    assert.deepEqual(await report(scene, pointId, 'complete'), done);
    const prompt = await shown();
    assert.equal(prompt?.form.service.serviceName, '户口迁移');
    assert.equal((await own()).calledNumber, null);
    assert.deepEqual(await report(scene, pointId, 'complete'), done);
    assert.equal((await shown())?.promptId, prompt.promptId);
  },
);

testOnEveryStorage(
  'a ticket that is rated on the screen is not asked for again; unanswered is no rating',
  async open => {
    const {scene, pointId, deviceKey, shown} = await aWindow(open);
    await report(scene, pointId, 'complete');
    assert.match(await storedTextOf(scene.storage), /^0 ratings/);
    const {promptId} = (await shown()) ?? {};
    const body = {promptId, level: 'satisfied'};
    const rated = await scene.call('/v1/device/ratings', {token: deviceKey, key: 'a-key-of-sixteen-characters', body});
    assert.equal(rated.status, 201);
    assert.equal((await report(scene, pointId, 'complete')).code, 1);
    scene.clock.now += 86_400_000;
    await beat(scene, deviceKey);
    assert.deepEqual(
      await report(scene, pointId, 'complete'),
      done,
      'the same number of another day is another ticket',
    );
  },
);

testOnEveryStorage(
  'a rating of the machine is refused, whatever its value, and so is what is no ticket',
  async open => {
    const {scene, pointId} = await aWindow(open);
    const before = await storedTextOf(scene.storage);
    for (const pf of ['0', '1', '2', '3', '5', '-2', 3, '满意'])
      assert.equal((await report(scene, pointId, 'complete', {...sample, pf})).code, 206, String(pf));
    const wrong: [object, number][] = [
      [{...sample, apprate: '很好'}, 207],
      [{...sample, recordCode: ''}, 101],
      [{...sample, recordCode: 'A'.repeat(31)}, 201],
      [{...sample, taskName: ['户口迁移']}, 202],
    ];
    for (const [body, code] of wrong) {
      const {status, code: answered} = await report(scene, pointId, 'take', body);
      assert.deepEqual([status, answered], [400, code]);
    }
    assert.equal(await storedTextOf(scene.storage), before);
  },
);

testOnEveryStorage('a foreign, unknown or closed point is refused, and a machine without its secret', async open => {
  const {scene, pointId} = await aWindow(open);
  assert.deepEqual((await report(scene, pointId, 'take', sample, basic('shenzhen'))).code, 302);
  assert.equal((await report(scene, 'AAAAAAAAAAAAAAAAAAAAAA', 'take')).code, 301);
  assert.equal((await report(scene, pointId, 'take', sample, {Authorization: 'Basic x'})).code, 1401);
  await scene.storage.closePoint({pointId, within: bureau.code, at: '2026-11-24T01:00:00Z'});
  assert.equal((await report(scene, pointId, 'take')).code, 304);
});

testOnEveryStorage(
  'the screen is that of the member of staff, whose name one person has; two are not guessed',
  async open => {
    const {scene, own} = await aWindow(open);
    const token = await scene.accessToken();
    const hall = await scene.ask('putPoint', '/v1/points', {
      token,
      body: {institutionCode: bureau.code, kind: 'hall', name: '市民中心'},
    });
    const staff = (staffNumber: string) =>
      scene.ask('putStaff', '/v1/staff', {token, body: {institutionCode: bureau.code, staffNumber, name: '测试员'}});
    await staff('0017');
    await scene.ask('setPointStaff', `/v1/points/${(await own()).pointId}/staff`, {token, body: {staffNumber: '0017'}});
    assert.deepEqual(await report(scene, hall.pointId, 'call'), done);
    assert.equal((await own()).calledNumber, 'A0042');
    await staff('0018');
    const unheard = `成功；未显示叫号：${problems.unknown_device.message['zh-CN']}`;
    assert.deepEqual(await report(scene, hall.pointId, 'call', {...sample, recordCode: 'A0043'}), {
      ...done,
      msg: unheard,
    });
    assert.equal((await own()).calledNumber, 'A0042');
  },
);

testOnEveryStorage(
  'a machine that may not prompt only registers; a server without the setting knows no machine',
  async open => {
    const {scene, pointId, own} = await aWindow(open);
    await scene.storage.saveClient(await aClient({id: 'machine', scopes: ['services:write']}));
    assert.deepEqual(await report(scene, pointId, 'call', sample, basic('machine')), done);
    assert.equal((await own()).calledNumber, null);
    const off = await aScene();
    assert.equal(await codeOf(await off.call(`/dialects/queue-machine/${pointId}/take`, {body: sample})), 'not_found');
  },
);
