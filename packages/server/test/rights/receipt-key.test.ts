import assert from 'node:assert/strict';
import test from 'node:test';
import {channels, levels, type Receipt} from '@gov-rating/contract';
import {ed25519Signer} from '@gov-rating/contract/evidence';
import {sealEvidence} from '../../src/index.ts';
import {aKey, aScene, codeOf, district} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {answered, Case, limits} from '../fixtures/order.fixtures.ts';

const evidenceSigner = ed25519Signer(new Uint8Array(32).fill(5));
const draft = {level: 'dissatisfied', tags: ['209'], comment: '等了三小时'} as const;
const added = {comment: '窗口的人很客气', solved: true};

testOnEveryStorage(
  'a receipt shows how its matter stands by the number, and its proof only with the key',
  async open => {
    const scene = await aScene({storage: await open(), settings: limits, evidenceSigner});
    const one = await Case.begin(scene);
    await one.steps(...answered);
    const body = {...one.keys, ...added};
    assert.equal((await scene.call('/v1/supplements', {body, key: aKey()})).status, 201);
    await sealEvidence.run(scene.app.context);

    const {receiptNumber} = one;
    const byNumber = await scene.ask('getReceipt', '/v1/receipts', {body: {receiptNumber}});
    // Whom to call has a field that is named as a channel is.
    const {help, ...shown} = byNumber;
    assert.equal(help?.hotline.phone, '12345');
    const text = JSON.stringify(shown);
    for (const secret of [...levels, ...channels, '209', '等了三小时', added.comment])
      assert.ok(!text.includes(`"${secret}"`), secret);
    assert.deepEqual([byNumber.order?.state, byNumber.evidence], ['replied', null]);

    const byKey = await one.receipt();
    assert.match(byKey.evidence?.leaf ?? '', /"level":"dissatisfied"/);
    assert.equal(byKey.supplement.comment, added.comment);
  },
);

testOnEveryStorage(
  'only the answer to the rating discloses the key, and a repeated request gets it again',
  async open => {
    const storage = await open();
    const scene = await aScene({storage});
    const {token} = await scene.invited(1, 'guangzhou', district.code);
    const rate = async (of: typeof scene) =>
      (await (await of.submit(token, draft, 'one-key-for-both-tries')).json()) as Receipt;
    const receipt = await rate(scene);
    assert.match(receipt.receiptKey ?? '', /^[\w-]{22}$/);
    assert.deepEqual(await rate(scene), receipt);
    const {receiptNumber, receiptKey} = receipt;
    const stored = await storage.ratingCase({receiptNumber}, null);
    assert.ok(!JSON.stringify(stored).includes(receiptKey ?? ''));

    const afterwards = await aScene({storage, tokenSecret: 'another secret of more than thirty-two bytes'});
    assert.deepEqual(await rate(afterwards), {...receipt, receiptKey: null});
    const progress = await afterwards.ask('getReceipt', '/v1/receipts', {body: {receiptNumber, receiptKey}});
    assert.equal(progress.receiptNumber, receiptNumber);
  },
);

testOnEveryStorage('a department gets neither number nor word of the rater by the token that it made', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const one = await Case.begin(scene);
  await one.steps(...answered);
  const {token, receiptNumber} = one;
  const refused = [
    scene.call('/v1/supplements', {body: added, token, key: aKey()}),
    scene.call('/v1/supplements', {body: {...added, receiptNumber}, token, key: aKey()}),
    scene.call('/v1/supplements', {
      body: {...added, receiptNumber, receiptKey: token.slice(0, 22)},
      token,
      key: aKey(),
    }),
    scene.call('/v1/receipts', {body: {receiptNumber, receiptKey: token.slice(0, 22)}, token}),
    scene.submit(token, draft),
    scene.submit(token, draft, aKey()),
  ];
  const texts = await Promise.all(refused.map(async answer => (await answer).clone().text()));
  assert.deepEqual(await Promise.all(refused.map(async answer => codeOf(await answer))), [
    ...['missing_field', 'missing_field', 'unknown_receipt', 'unknown_receipt'],
    ...['invitation_used', 'invitation_used'],
  ]);
  texts.push(await (await scene.call('/v1/invitation', {token})).text());
  for (const text of texts) assert.ok(!text.includes(receiptNumber), text);
  assert.equal((await one.receipt()).supplement.addedAt, null);
});

test('the key of one receipt opens no other', async () => {
  const scene = await aScene({settings: limits});
  const [one, other] = [await Case.begin(scene), await Case.begin(scene, 2)];
  const body = {receiptNumber: one.receiptNumber, receiptKey: other.receiptKey};
  assert.equal(await codeOf(await scene.call('/v1/receipts', {body})), 'unknown_receipt');
});
