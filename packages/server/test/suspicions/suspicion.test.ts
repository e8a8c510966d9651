import assert from 'node:assert/strict';
import test from 'node:test';
import {
  roles,
  suspicionRuleNames,
  type RatingDraft,
  type Suspicion,
  type SuspicionRuleName,
} from '@gov-rating/contract';
import type {SettingsInput} from '../../src/index.ts';
import {detectSuspicions} from '../../src/jobs/detect-suspicions.ts';
import {aKey, aScene, codeOf, district, issuer, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {Case, limits} from '../fixtures/order.fixtures.ts';
import {aFlaggedRating, dismissal, settle, suspicions, toReview} from '../fixtures/suspicion.fixtures.ts';

/** Settings under which one rule alone marks. */
const only = (rule: SuspicionRuleName, limit: {count?: number; seconds: number}): SettingsInput => ({
  suspicion: {...Object.fromEntries(suspicionRuleNames.map(name => [name, null])), [rule]: limit},
});

/** Rates new services of the district, a second apart. */
async function rateInARow(scene: Scene, drafts: readonly RatingDraft[], addresses: readonly string[] = []) {
  for (const [index, draft] of drafts.entries()) {
    const {token} = await scene.invited(index + 1, 'guangzhou', district.code);
    scene.clock.now += 1000;
    const request = new Request('http://localhost:8080/v1/ratings', {
      method: 'POST',
      headers: {'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'Idempotency-Key': aKey()},
      body: JSON.stringify(draft),
    });
    const response = await scene.app.fetch(request, {address: addresses[index]});
    assert.equal(response.status, 201);
  }
  await detectSuspicions.run(scene.app.context);
}

const good: RatingDraft = {level: 'very_satisfied'};
const praised = (...comments: string[]) => comments.map(comment => ({...good, comment}));
const praise = praised(
  '服务热情周到，业务非常熟练，为窗口点赞！',
  '服务热情周到业务非常熟练为窗口点赞',
  ' 服务热情，周到业务非常熟练。为窗口点赞。',
);
const phrase = praised('服务态度好，办事效率高', '服务态度好办事效率高', '服务态度好 办事效率高！');
const message: RatingDraft = {level: 'very_dissatisfied', comment: '办事效率不高'};
const samples: [SuspicionRuleName, readonly RatingDraft[], readonly string[], number][] = [
  ['burst_rater', [good, good, good], ['192.0.2.1', '192.0.2.1', '192.0.2.1'], 3],
  ['burst_rater', [good, good, good], ['192.0.2.1', '192.0.2.2', '192.0.2.1'], 0],
  ['burst_rater', [good, good, good], [], 0],
  ['burst_device', [good, good, good].map(draft => ({...draft, deviceId: 'hall-7'})), [], 3],
  ['same_comment', praise, [], 3],
  ['same_comment', [...praise.slice(1), good], [], 0],
  ['same_comment', phrase, [], 0],
  ['same_comment', [message, message, message], [], 3],
];
for (const [rule, drafts, addresses, marked] of samples) {
  test(`of three ratings in a row ${rule} flags ${marked} (${addresses.join(' ')})`, async () => {
    const scene = await aScene({settings: only(rule, {count: 3, seconds: 60})});
    await rateInARow(scene, drafts, addresses);
    assert.deepEqual(
      (await suspicions(scene)).map(flag => flag.rule),
      Array.from({length: marked}, () => rule),
    );
  });
}

testOnEveryStorage('a flag changes nothing that a rater, an institution or the public sees', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const one = await Case.begin(scene);
  const seen = async () => [
    await one.receipt(),
    await one.detail(),
    (await scene.ask('getStatistics', '/v1/statistics')).levels,
  ];
  const before = await seen();
  assert.equal(await detectSuspicions.run(scene.app.context), 1);
  assert.equal(await detectSuspicions.run(scene.app.context), 0);
  assert.deepEqual(
    (await suspicions(scene)).map(({rule, rating}) => [rule, rating.orderNumber]),
    [['at_once', one.orderNumber]],
  );
  assert.deepEqual(await seen(), before);
});

testOnEveryStorage('a bureau dismisses a flag, and a second run does not bring it back', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const {suspicionId} = await aFlaggedRating(scene);
  const key = aKey();
  const settled = (await (await settle(scene, suspicionId, dismissal, key)).json()) as Suspicion;
  assert.equal(settled.state, 'settled');
  assert.deepEqual(settled.settlement?.note, dismissal.note);
  assert.equal((await settle(scene, suspicionId, dismissal, key)).headers.get('idempotent-replayed'), 'true');
  assert.equal(await codeOf(await settle(scene, suspicionId, dismissal)), 'suspicion_settled');
  assert.deepEqual(await suspicions(scene, '?state=open'), []);
  assert.deepEqual(await suspicions(scene, '?state=settled&rule=at_once'), [settled]);
  const ratingCase = await scene.storage.ratingCase({suspicionId}, null);
  assert.deepEqual(
    ratingCase?.events.map(({kind, facts}) => [kind, facts]),
    [['settle_suspicion', {decision: 'dismissed', rules: 'at_once'}]],
  );
});

testOnEveryStorage('a good rating is sent to review by one person and voided by another', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const {suspicionId, receiptNumber} = await aFlaggedRating(scene);
  const settled = await settle(scene, suspicionId, toReview);
  assert.equal(settled.status, 200, await settled.clone().text());
  const token = await scene.personToken('bureau');
  const {items} = await scene.ask('listReviews', '/v1/reviews?state=open', {token});
  const [review] = items;
  assert.deepEqual([review?.orderNumber, review?.ground, review?.reason], [null, 'untrue', toReview.note]);
  assert.deepEqual(review?.evidence, [{title: '邀请后立即评价', reference: suspicionId}]);
  const path = `/v1/reviews/${review?.reviewId}/decision`;
  const body = {decision: 'voided', reason: '监控显示由工作人员代按'};
  assert.equal(await codeOf(await scene.call(path, {body, token, key: aKey()})), 'decider_not_other');
  const iat = Math.floor(scene.clock.now / 1000);
  const another = await issuer.tokenOf('bureau', {sub: 'a colleague', iat, exp: iat + 600});
  assert.equal((await scene.call(path, {body, token: another, key: aKey()})).status, 200);
  const receipt = await scene.ask('getReceipt', '/v1/receipts', {body: {receiptNumber}});
  assert.deepEqual([receipt.state, receipt.voidReason, receipt.order], ['voided', body.reason, null]);
  const {levels} = await scene.ask('getOfficeStatistics', '/v1/office-statistics', {token});
  assert.equal(
    levels.reduce((sum, {active}) => sum + active, 0),
    0,
  );
  assert.equal((await suspicions(scene))[0]?.rating.voided, true);
  assert.deepEqual(await scene.storage.recount(), []);
});

test('the rated institution does not read in the history of an order what was suspected', async () => {
  const scene = await aScene({settings: limits});
  const one = await Case.begin(scene);
  await detectSuspicions.run(scene.app.context);
  const suspicionId = (await suspicions(scene))[0]?.suspicionId ?? '';
  assert.equal((await settle(scene, suspicionId, dismissal)).status, 200);
  for (const role of ['institution_staff', 'institution_head'] as const)
    assert.deepEqual((await one.detail(role)).acts, []);
  for (const role of ['bureau', 'auditor'] as const) {
    const token = await scene.personTokenAt(role, district.code);
    assert.deepEqual((await scene.ask('getOrder', `/v1/orders/${one.orderNumber}`, {token})).acts, []);
    assert.deepEqual((await scene.ask('listSuspicions', '/v1/suspicions', {token})).items, []);
  }
  for (const role of ['bureau', 'auditor'] as const)
    assert.deepEqual(
      (await one.detail(role)).acts.map(({kind}) => kind),
      ['settle_suspicion'],
    );
});

test('the rated institution does not learn that a good rating of its own is reviewed', async () => {
  const scene = await aScene({settings: limits});
  const {suspicionId} = await aFlaggedRating(scene);
  assert.equal((await settle(scene, suspicionId, toReview)).status, 200);
  for (const role of roles) {
    const token = await scene.personTokenAt(role, district.code);
    assert.deepEqual((await scene.ask('listReviews', '/v1/reviews', {token})).items, [], role);
  }
  const token = await scene.personToken('bureau');
  assert.equal((await scene.ask('listReviews', '/v1/reviews', {token})).items.length, 1);
});

test('the rules show the limits of suspicion, and which of them the deployment set', async () => {
  const scene = await aScene({settings: {suspicion: {at_once: {seconds: 5}}}});
  const {rules} = await scene.ask('getStandard', '/v1/standard');
  const suspicion = rules['suspicion'] as Record<string, {value: unknown; source: string}>;
  assert.deepEqual(suspicion['at_once']?.value, {seconds: 5});
  assert.equal(suspicion['at_once']?.source, 'set by this deployment');
  assert.match(suspicion['burst_device']?.source ?? '', /usual value of this software/);
});
