import assert from 'node:assert/strict';
import {forgetPrompts} from '../../src/jobs/forget-prompts.ts';
import {aScene, codeOf} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt, beat} from '../fixtures/device.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const day = 86_400_000;

testOnEveryStorage('a request to rate is deleted after its time, and later ones stay', async open => {
  const scene = await aScene({storage: await open(), settings: {promptDays: 10}});
  const {deviceId, deviceKey} = await aDevice(scene);
  const old = await aPrompt(scene, {deviceId});
  const forgotten = () => forgetPrompts.run(scene.app.context);
  const isThere = async (promptId: string) => {
    const response = await scene.call(`/v1/prompts/${promptId}`, {token: await scene.accessToken()});
    return response.status === 200 || (await codeOf(response));
  };
  assert.equal(await forgotten(), 0);
  scene.clock.now += 8 * day;
  await forgotten();
  assert.equal(await isThere(old.promptId), true);
  await beat(scene, deviceKey);
  const later = await aPrompt(scene, {deviceId});
  scene.clock.now += 3 * day;
  assert.equal(await forgotten(), 1);
  assert.deepEqual([await isThere(old.promptId), await isThere(later.promptId)], ['unknown_prompt', true]);
});

testOnEveryStorage(
  'a pairing is deleted a day after its code has expired, also in a hall where no other begins',
  async open => {
    const scene = await aScene({storage: await open()});
    const {deviceCode} = await scene.ask('startPairing', '/v1/pairings', {body: {kind: 'evaluator'}});
    const poll = async () => scene.call('/v1/pairings/progress', {body: {deviceCode}});
    scene.clock.now += day;
    assert.equal(await forgetPrompts.run(scene.app.context), 0);
    assert.equal((await poll()).status, 200);
    scene.clock.now += 11 * 60_000;
    assert.equal(await forgetPrompts.run(scene.app.context), 1);
    assert.equal(await codeOf(await poll()), 'pairing_code_unknown');
  },
);
