import assert from 'node:assert/strict';
import test from 'node:test';
import {profiles} from '@gov-rating/contract';
import {aDraft, aServedPerson, aService} from '@gov-rating/contract/testing';
import {isErased} from '../../src/domain/evidence/leaf.ts';
import {isAuthorized} from '../../src/domain/retention/erasure-authorization.ts';
import {resolveRules, type RuleOverrides} from '../../src/domain/profile/rules.ts';
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

test('a deployment that sets nothing erases after two years, and after the rating window who need not be called', async () => {
  const {scene, asked} = await watched();
  scene.clock.now = Date.parse('2029-01-31T00:00:00Z');
  await eraseOld.run(scene.app.context);
  const [{before, personsBefore} = assert.fail('nothing asked')] = asked;
  assert.deepEqual([before, personsBefore], ['2027-01-31T00:00:00.000Z', '2029-01-02T00:00:00.000Z']);
});

test('a deployment whose profile knows no rating window erases such persons after 30 days, or after its own', () => {
  const profile = profiles['guangdong-2019'];
  const days = (own: RuleOverrides) => resolveRules(profile, own).personDays;
  assert.deepEqual(days({}), {value: 30, source: 'profile'});
  assert.deepEqual(days({ratingWindowDays: 7}), {value: 7, source: 'deployment'});
  assert.deepEqual(days({ratingWindowDays: 7, personDays: 14}), {value: 14, source: 'deployment'});
});

test('a profile without a period erases neither texts nor persons', async () => {
  const {scene, asked} = await watched();
  const unset = {value: null, source: null};
  Object.assign(scene.app.context.settings.rules, {retentionMonths: unset, personDays: unset});
  scene.clock.now = Date.parse('2099-01-01T00:00:00Z');
  await Case.ofPerson(scene);
  assert.equal(await eraseOld.run(scene.app.context), 0);
  assert.equal(asked[0]?.authorization, undefined);
});

test('the person of a praise is gone when the rating window has passed, that of a bad rating stays for the call', async () => {
  const {scene} = await watched();
  const {orderNumber} = await Case.ofPerson(scene);
  const body = {...aService({serviceNumber: 7, servedAt: '2026-11-24T09:30:00+08:00'}), person: aServedPerson()};
  await scene.ask('putService', '/v1/services', {body, token: await scene.accessToken()});
  const praised = await scene.invited(7);
  assert.equal((await scene.submit(praised.token, aDraft())).status, 201);
  scene.clock.now = Date.parse(start) + 30 * 86_400_000;
  assert.equal(await eraseOld.run(scene.app.context), 1);
  const order = await scene.storage.ratingCase({orderNumber}, null);
  assert.ok(await scene.storage.servedPerson(order?.service.serviceId ?? '', null));
  assert.equal(await scene.storage.servedPerson(praised.serviceId, null), undefined);
});

test('text older than the retention period is erased, and the job reports how much', async () => {
  const {scene, asked} = await watched(24);
  const one = await Case.ofPerson(scene);
  await one.steps(['sign'], ['contact', {reached: true, note: '已致电'}]);
  assert.equal(await eraseOld.run(scene.app.context), 0);
  const [{authorization, ...erasure} = assert.fail('nothing asked')] = asked;
  const olderThan = '2024-11-24T02:00:00.000Z';
  const personsBefore = '2026-10-26T02:00:00.000Z';
  assert.deepEqual(erasure, {before: olderThan, personsBefore, at: start, limit: 200});
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
    assert.deepEqual(added.sort(), [...wordless.map(({entryId}) => `e.${entryId}`), `h.${sealed.length}`].sort());
    assert.deepEqual((await log()).slice(0, sealed.length), sealed);
    assert.equal(await eraseOld.run(scene.app.context), 0);
  },
);
