import assert from 'node:assert/strict';
import test from 'node:test';
import {eraseOld} from '../src/jobs/erase-old.ts';
import type {Erasure} from '../src/index.ts';
import {Case, limits} from './case.ts';
import {aScene, start} from './harness.ts';

/** A scene that takes down what is to be erased. */
async function watched(retentionMonths?: number) {
  const scene = await aScene({settings: {rules: {...limits.rules, retentionMonths}}});
  const asked: Erasure[] = [];
  const {eraseBefore} = scene.storage;
  scene.storage.eraseBefore = erasure => {
    asked.push(erasure);
    return eraseBefore(erasure);
  };
  return {scene, asked};
}

test('where nobody says how long words are kept, nothing is erased', async () => {
  const {scene, asked} = await watched();
  scene.clock.now = Date.parse('2099-01-01T00:00:00Z');
  assert.equal(await eraseOld.run(scene.app.context), 0);
  assert.deepEqual(asked, []);
});

test('what is older than the deployment keeps it goes, and the job says how much that was', async () => {
  const {scene, asked} = await watched(24);
  const one = await Case.ofPerson(scene);
  await one.steps(['sign'], ['contact', {reached: true, note: '已致电'}]);
  assert.equal(await eraseOld.run(scene.app.context), 0);
  assert.deepEqual(asked, [{before: '2024-11-24T02:00:00.000Z', at: start, limit: 200}]);
  scene.clock.now = Date.parse('2029-01-01T00:00:00Z');
  assert.equal(await eraseOld.run(scene.app.context), 0, 'the order is open');
  assert.equal(asked[1]?.before, '2027-01-01T00:00:00.000Z');
  const {orderNumber} = one;
  const life = await scene.storage.life({orderNumber}, null);
  assert.equal(life?.comment, '等了三小时');
});
