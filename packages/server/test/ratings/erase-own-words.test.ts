import assert from 'node:assert/strict';
import type {Receipt} from '@gov-rating/contract';
import {aDraft} from '@gov-rating/contract/testing';
import {allRowsOf, readableStorage} from '../fixtures/all-rows.fixtures.ts';
import {aKey, aScene, codeOf, district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {answered, Case, limits} from '../fixtures/order.fixtures.ts';
import {claim, li, raterToken, servedFor} from '../fixtures/rater.fixtures.ts';
import test from 'node:test';

const options = {settings: limits, evidenceSigner: signer};
const secret = '等了三小时';

const erase = (scene: Scene, body: object) => scene.ask('eraseOwnWords', '/v1/word-erasures', {body});

/** Adds the one supplement of a case. */
async function supplemented(one: Case, comment: string): Promise<void> {
  const body = {...one.keys, comment, solved: false};
  const added = await one.scene.call('/v1/supplements', {body, key: aKey()});
  assert.equal(added.status, 201, await added.text());
}

testOnEveryStorage(
  'a rater has comment and supplement erased; level, tags, order and counts stay, and the office sees when',
  async open => {
    const storage = await open();
    const scene = await aScene({...options, storage});
    const one = await Case.begin(scene);
    await one.steps(...answered);
    await supplemented(one, '还是没解决');
    const before = await one.detail();
    const counts = await scene.ask('getStatistics', '/v1/statistics');
    scene.clock.now += 60_000;
    const {erasedAt, receiptNumber} = await erase(scene, one.keys);
    assert.equal(receiptNumber, one.receiptNumber);
    assert.equal(erasedAt, new Date(scene.clock.now).toISOString());
    const {order, acts} = await one.detail();
    assert.deepEqual({...order, comment: secret}, {...before.order, wordsErasedAt: erasedAt});
    assert.equal(order.comment, '');
    assert.deepEqual(acts.find(({kind}) => kind === 'supplement')?.texts, {});
    const {items} = await scene.ask('listOrders', '/v1/orders', {token: await scene.personToken('institution_head')});
    assert.deepEqual([items[0]?.comment, items[0]?.wordsErasedAt], ['', erasedAt]);
    const {asOf, ...figures} = await scene.ask('getStatistics', '/v1/statistics');
    assert.deepEqual({...figures, asOf}, {...counts, asOf});
    const {words, supplement} = await scene.ask('getReceipt', '/v1/receipts', {body: one.keys});
    assert.deepEqual(words, {erasable: false, erasedAt});
    assert.equal(supplement.comment, '');
    await sealAll(storage);
  },
);

test('no row of the database holds the words, or anything made of them alone, once they are erased', async () => {
  const storage = await readableStorage();
  const scene = await aScene({...options, storage});
  const one = await Case.begin(scene);
  await one.steps(...answered);
  await supplemented(one, '还是没解决');
  assert.match(JSON.stringify(await allRowsOf(storage)), new RegExp(secret));
  await erase(scene, one.keys);
  const rows = JSON.stringify(await allRowsOf(storage));
  assert.ok(!rows.includes(secret) && !rows.includes('还是没解决'));
});

test('asking again changes nothing and answers the same; words that are added later can be erased too', async () => {
  const storage = await readableStorage();
  const scene = await aScene({...options, storage});
  const one = await Case.begin(scene);
  const first = await erase(scene, one.keys);
  scene.clock.now += 3_600_000;
  const rows = await allRowsOf(storage);
  assert.deepEqual(await erase(scene, one.keys), first);
  assert.deepEqual(await allRowsOf(storage), rows);
  await one.steps(...answered);
  await supplemented(one, '还是没解决');
  const {words} = await scene.ask('getReceipt', '/v1/receipts', {body: one.keys});
  assert.deepEqual(words, {erasable: true, erasedAt: first.erasedAt});
  scene.clock.now += 60_000;
  const again = await erase(scene, one.keys);
  assert.equal(again.erasedAt, new Date(scene.clock.now).toISOString());
});

test('two requests at the same moment erase once', async () => {
  const scene = await aScene(options);
  const one = await Case.begin(scene);
  const answers = await Promise.all([1, 2, 3].map(() => erase(scene, one.keys)));
  assert.equal(new Set(answers.map(({erasedAt}) => erasedAt)).size, 1);
});

test('a rater without words is answered that there were none, and nothing is written', async () => {
  const storage = await readableStorage();
  const scene = await aScene({...options, storage});
  const {receiptNumber, receiptKey} = (await (
    await scene.submit((await scene.invited()).token, aDraft())
  ).json()) as Receipt;
  const rows = await allRowsOf(storage);
  assert.deepEqual(await erase(scene, {receiptNumber, receiptKey}), {receiptNumber, erasedAt: null});
  assert.deepEqual(await allRowsOf(storage), rows);
});

test('who holds the number alone learns neither whether there are words nor whether they were erased', async () => {
  const scene = await aScene(options);
  const one = await Case.begin(scene);
  const {receiptNumber} = one;
  const asked = () => scene.ask('getReceipt', '/v1/receipts', {body: {receiptNumber}});
  const before = await asked();
  await erase(scene, one.keys);
  assert.deepEqual(await asked(), before);
  assert.equal(before.words, undefined);
});

test('the key of another receipt erases nothing', async () => {
  const scene = await aScene(options);
  const [one, other] = [await Case.begin(scene), await Case.begin(scene, 2)];
  const body = {receiptNumber: one.receiptNumber, receiptKey: other.receiptKey};
  assert.equal(await codeOf(await scene.call('/v1/word-erasures', {body})), 'unknown_receipt');
  assert.equal((await one.detail()).order.comment, secret);
});

testOnEveryStorage(
  'a person whom a portal has logged in has own words erased, and nobody else of that portal does',
  async open => {
    const scene = await aScene({...options, storage: await open()});
    const serviceId = await servedFor(scene, {institutionCode: district.code});
    const rater = await raterToken(scene);
    const {token} = (await (await claim(scene, rater, serviceId)).json()) as {token: string};
    const {receiptNumber} = (await (await scene.submit(token, aDraft({comment: secret}))).json()) as Receipt;
    const path = '/v1/rater/word-erasures';
    const stranger = await raterToken(scene, li);
    const refused = await scene.call(path, {token: stranger, body: {receiptNumber}});
    assert.equal(await codeOf(refused), 'unknown_receipt');
    const {erasedAt} = await scene.ask('eraseWordsOfOwnReceipt', path, {token: rater, body: {receiptNumber}});
    assert.ok(erasedAt !== null && erasedAt >= new Date(scene.clock.now).toISOString());
  },
);

test('where a rule demands that words are kept, the receipt offers no erasure and a request is refused', async () => {
  const scene = await aScene({...options, settings: {...limits, rules: {...limits.rules, ownWords: false}}});
  const one = await Case.begin(scene);
  const {words} = await scene.ask('getReceipt', '/v1/receipts', {body: one.keys});
  assert.deepEqual(words, {erasable: false, erasedAt: null});
  assert.equal(await codeOf(await scene.call('/v1/word-erasures', {body: one.keys})), 'own_words_kept');
  const {rules} = await scene.ask('getStandard', '/v1/standard');
  assert.deepEqual(rules['ownWords'], {value: {erasable: false}, certainty: 'sure', source: 'set by this deployment'});
});
