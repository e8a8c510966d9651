import assert from 'node:assert/strict';
import test from 'node:test';
import type {OrderDetail, Receipt, RouteOutput, Suspicion} from '@gov-rating/contract';
import {aBadDraft, aServedPerson} from '@gov-rating/contract/testing';
import {aScene, district} from '../fixtures/api.fixtures.ts';
import {Case, limits} from '../fixtures/order.fixtures.ts';
import {aFlaggedRating, dismissal, settle, suspicions} from '../fixtures/suspicion.fixtures.ts';

const comment = '我叫张三，电话13800001234，邮箱zs@qq.com，办件编号440100202611240001';
const screened = '我叫张三，电话***********，邮箱*********，办件编号440100202611240001';

/** A bad rating whose comment and history hold numbers of people. */
async function aTalkativeCase() {
  const scene = await aScene({settings: limits});
  const {token} = await scene.invited(1, 'guangzhou', district.code);
  const receipt = await (await scene.submit(token, aBadDraft({comment}))).json();
  const one = new Case(scene, token, receipt as Receipt);
  await one.steps(['sign'], ['contact', {reached: true, note: '已打13800001234'}]);
  const seen = async (tokenOf: Promise<string>) => {
    const by = {token: await tokenOf};
    const detail = (await (await scene.call(`/v1/orders/${one.orderNumber}`, by)).json()) as OrderDetail;
    const list = (await (await scene.call('/v1/orders', by)).json()) as RouteOutput<'listOrders'>;
    return [list.items[0]?.comment, detail.order?.comment, detail.acts?.at(-1)?.texts['note']];
  };
  return {scene, one, seen};
}

test('the institution that handles an order reads the comment as written; bureau and auditor read it without personal numbers', async () => {
  const {scene, seen} = await aTalkativeCase();
  for (const role of ['institution_staff', 'institution_head'] as const)
    assert.deepEqual(await seen(scene.personToken(role)), [comment, comment, '已打13800001234']);
  for (const role of ['bureau', 'auditor'] as const)
    assert.deepEqual(await seen(scene.personToken(role)), [screened, screened, '已打***********']);
});

test('those who requested a review read it as written; those who decide and audit read it without personal numbers', async () => {
  const {scene, one} = await aTalkativeCase();
  const asked = await one.post(`/v1/orders/${one.orderNumber}/reviews`, {
    version: 3,
    ground: 'mistaken',
    reason: '已打13800001234，确系误选',
    evidence: [{title: '录音 13800001234', reference: '档案 440100202611240001'}],
  });
  assert.equal(asked.status, 200);
  const seen = async (role: 'institution_head' | 'bureau' | 'auditor') => {
    const token = await scene.personToken(role);
    const [listed] = (await scene.ask('listReviews', '/v1/reviews', {token})).items;
    const [inOrder] = (await one.detail(role)).reviews;
    return [listed, inOrder].map(review => [review?.reason, ...(review?.evidence.map(({title}) => title) ?? [])]);
  };
  const written = ['已打13800001234，确系误选', '录音 13800001234'];
  assert.deepEqual(await seen('institution_head'), [written, written]);
  const hidden = ['已打***********，确系误选', '录音 ***********'];
  for (const role of ['bureau', 'auditor'] as const) assert.deepEqual(await seen(role), [hidden, hidden]);
});

test('a system of the bureau above reads no personal numbers either', async () => {
  const {scene} = await aTalkativeCase();
  const list = await scene.ask('listOrders', '/v1/orders', {token: await scene.accessToken()});
  assert.equal(list.items[0]?.comment, screened);
});

test('readers of suspicions read no personal numbers either', async () => {
  const scene = await aScene({settings: limits});
  const {suspicionId} = await aFlaggedRating(scene, {level: 'satisfied', comment});
  assert.equal((await suspicions(scene))[0]?.rating.comment, screened);
  const settled = (await (await settle(scene, suspicionId, dismissal)).json()) as Suspicion;
  assert.equal(settled.rating.comment, screened);
});

test('everyone who may see an order sees the served person with most characters masked', async () => {
  const scene = await aScene({settings: limits});
  const one = await Case.ofPerson(scene);
  for (const role of ['institution_staff', 'bureau', 'auditor'] as const)
    assert.deepEqual((await one.detail(role)).person, {name: '张**', phone: '138****1234'});
});

test('everyone who may see an order sees who acted for a company masked too, and nobody where there is none', async () => {
  const scene = await aScene({settings: limits});
  const company = aServedPerson({name: '广州市某某科技有限公司', phone: '020-83123456'});
  const one = await Case.ofPerson(scene, {...company, agent: {name: '李经办', phone: '13900005678'}});
  for (const role of ['institution_staff', 'bureau', 'auditor'] as const)
    assert.deepEqual((await one.detail(role)).person, {
      name: '广州***科技有限公司',
      phone: '020-****3456',
      agent: {name: '李**', phone: '139****5678'},
    });
});

test('an order is shown although its person cannot be decrypted', async () => {
  const scene = await aScene({settings: limits});
  const one = await Case.ofPerson(scene);
  const {servedPerson} = scene.storage;
  scene.storage.servedPerson = async (...asked) => {
    const found = await servedPerson(...asked);
    return found && {...found, ciphertext: `${found.ciphertext}AAAA`};
  };
  const {person, order} = await one.detail();
  assert.deepEqual([person, order.realName], [undefined, true]);
});
