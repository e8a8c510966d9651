import assert from 'node:assert/strict';
import test from 'node:test';
import {isErased} from '../../src/domain/evidence/leaf.ts';
import {isAuthorized} from '../../src/domain/retention/erasure-authorization.ts';
import type {Erasure} from '../../src/index.ts';
import {eraseOld} from '../../src/jobs/erase-old.ts';
import {aScene, start} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {answered, Case, limits} from '../fixtures/order.fixtures.ts';

/** A scene that takes down what is to be erased. */
async function watched(retentionMonths?: number) {
  const scene = await aScene({settings: {rules: {...limits.rules, retentionMonths}}, evidenceSigner: signer});
  const asked: Erasure[] = [];
  const {eraseBefore} = scene.storage;
  scene.storage.eraseBefore = erasure => {
    asked.push(erasure);
    return eraseBefore(erasure);
  };
  return {scene, asked};
}

test('without a retention period nothing is erased', async () => {
  const {scene, asked} = await watched();
  scene.clock.now = Date.parse('2099-01-01T00:00:00Z');
  assert.equal(await eraseOld.run(scene.app.context), 0);
  assert.deepEqual(asked, []);
});

test('text older than the retention period is erased, and the job reports how much', async () => {
  const {scene, asked} = await watched(24);
  const one = await Case.ofPerson(scene);
  await one.steps(['sign'], ['contact', {reached: true, note: '已致电'}]);
  assert.equal(await eraseOld.run(scene.app.context), 0);
  const [{authorization, ...erasure} = assert.fail('nothing asked')] = asked;
  const olderThan = '2024-11-24T02:00:00.000Z';
  assert.deepEqual(erasure, {before: olderThan, at: start, limit: 200});
  assert.ok(isAuthorized({at: start, olderThan, keyId: '', signature: '', ...authorization}, [signer]));
  scene.clock.now = Date.parse('2029-01-01T00:00:00Z');
  assert.equal(await eraseOld.run(scene.app.context), 0, 'the order is open');
  assert.equal(asked[1]?.before, '2027-01-01T00:00:00.000Z');
  const {orderNumber} = one;
  const ratingCase = await scene.storage.ratingCase({orderNumber}, null);
  assert.equal(ratingCase?.comment, '等了三小时');
});

testOnEveryStorage(
  'the evidence log holds the same after an erasure, and says that the text was erased',
  async open => {
    const settings = {rules: {...limits.rules, retentionMonths: 24}};
    const scene = await aScene({storage: await open(), settings, evidenceSigner: signer});
    const {storage} = scene;
    const one = await Case.ofPerson(scene);
    await one.steps(...answered, ['follow_up', {helped: 'yes'}], ['close']);
    await sealAll(storage);
    const log = async () =>
      (await storage.auditEntries(0, 500)).map(({leaf, leafHash, index}) => ({leaf, leafHash, index}));
    const [sealed, head] = [await log(), await storage.treeHead()];
    scene.clock.now = Date.parse('2029-01-01T00:00:00Z');
    assert.equal(await eraseOld.run(scene.app.context), 6, 'one person, one comment, four words of staff');
    assert.deepEqual([await log(), await storage.treeHead()], [sealed, head]);
    const wordless = (await storage.auditEntries(0, 500)).filter(({source}) => source && isErased(source));
    assert.equal(wordless.length, 5);
    await sealAll(storage);
    const added = (await storage.auditEntries(sealed.length, 500)).map(({entryId}) => entryId);
    assert.deepEqual(added.sort(), wordless.map(({entryId}) => `e.${entryId}`).sort());
    assert.deepEqual((await log()).slice(0, sealed.length), sealed);
    assert.equal(await eraseOld.run(scene.app.context), 0);
  },
);
