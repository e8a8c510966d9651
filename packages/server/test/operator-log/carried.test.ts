import assert from 'node:assert/strict';
import type {Storage} from '../../src/index.ts';
import {aScene, bureau, type Scene} from '../fixtures/api.fixtures.ts';
import {testBehindTheServer} from '../fixtures/attacked-storage.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {Case, limits} from '../fixtures/order.fixtures.ts';
import {published, wholeMonth} from '../fixtures/publication.fixtures.ts';

/** The storage of a database in which entries can only be written in the transaction that does what they say. */
const withoutLaterEntries = (storage: Storage): Storage => ({
  ...storage,
  operatorLog: {...storage.operatorLog, add: () => Promise.reject(new Error('not in the transaction of the change'))},
});

/** What was entered since the last call, with who and to what. */
function follower({storage}: Scene) {
  const known = new Set<string>();
  return async (): Promise<readonly (readonly [string, string, string | null])[]> => {
    const entries = (await storage.operatorLog.entries({limit: 500})).filter(({entryId}) => !known.has(entryId));
    for (const {entryId} of entries) known.add(entryId);
    return entries.map(({what, whoRole, whoKind, subject}) => [what, whoRole ?? whoKind, subject] as const);
  };
}

const hook = {url: 'https://hooks.example.gov.cn/in', topics: ['order.created'], description: ''};

testOnEveryStorage('each change by a person is entered once, in its own transaction', async open => {
  const scene = await aScene({storage: withoutLaterEntries(await open()), settings: limits});
  const ratingCase = await Case.begin(scene);
  const order = ratingCase.orderNumber;
  const news = follower(scene);
  await news();
  await ratingCase.steps(['sign']);
  assert.deepEqual(await news(), [['order.stepped', 'institution_head', order]]);
  const reviewed = await Case.begin(scene, 2);
  const reviewId = await reviewed.review();
  await news();
  assert.equal((await reviewed.decide(reviewId)).status, 200);
  assert.deepEqual(await news(), [['review.decided', 'bureau', reviewId]]);

  const post = async (path: string, body: object, role: 'bureau' | 'institution_head' = 'bureau') => {
    const response = await scene.call(path, {body, token: await scene.personToken(role)});
    assert.ok(response.ok, `${path}: ${await response.clone().text()}`);
    return (await response.json()) as {webhook: {webhookId: string}; messageId: string};
  };
  const {webhook} = await post('/v1/webhooks', {...hook, institutionCode: bureau.code});
  const id = webhook.webhookId;
  assert.deepEqual(await news(), [['webhook.put', 'bureau', id]]);
  const {messageId} = await post(`/v1/webhooks/${id}/test`, {});
  assert.deepEqual(await news(), [['webhook.tested', 'bureau', id]]);
  await post(`/v1/webhooks/${id}/deliveries/${messageId}/replay`, {});
  assert.deepEqual(await news(), [['webhook.replayed', 'bureau', id]]);
  await post(`/v1/webhooks/${id}/secrets`, {});
  assert.deepEqual(await news(), [['webhook.secret_added', 'bureau', id]]);
  await post(`/v1/webhooks/${id}/deletion`, {});
  assert.deepEqual(await news(), [['webhook.deleted', 'bureau', id]]);

  await post('/v1/clients/guangzhou/disabling', {});
  await post('/v1/clients/guangzhou/enabling', {});
  await post('/v1/clients/guangzhou/secrets', {keepOldHours: 1});
  assert.deepEqual((await news()).map(([what]) => what).toSorted(), [
    'client.disabled',
    'client.enabled',
    'client.secret_rotated',
  ]);
});

testOnEveryStorage('a publication is entered in its own transaction', async open => {
  const scene = await aScene({storage: withoutLaterEntries(await open())});
  const {publicationId} = await published(scene);
  const entries = await scene.storage.operatorLog.entries({what: 'publication.made', limit: 10});
  assert.deepEqual(
    entries.map(({whoKind, whoRole, subject}) => [whoKind, whoRole, subject]),
    [['person', 'bureau', publicationId]],
  );
  assert.equal(entries[0]?.facts['areaCode'], wholeMonth.areaCode);
});

testOnEveryStorage('a request that changes nothing is not entered as a change', async open => {
  const scene = await aScene({storage: await open(), settings: limits});
  const ratingCase = await Case.begin(scene);
  const news = follower(scene);
  await news();
  const token = await scene.personToken('bureau');
  assert.equal((await scene.call('/v1/webhooks/g1k0000000000000000000/deletion', {body: {}, token})).status, 404);
  assert.equal((await ratingCase.step('reply', {reply: '好'})).status >= 400, true);
  assert.deepEqual(await news(), []);
  const key = 'the-key-of-a-repeated-request';
  const sign = () =>
    ratingCase.post(`/v1/orders/${ratingCase.orderNumber}/steps`, {step: 'sign', version: 1}, 'institution_head', key);
  assert.deepEqual([(await sign()).status, (await sign()).status], [200, 200]);
  assert.equal((await news()).length, 1);
});

testOnEveryStorage('an export of single ratings is entered before its first byte', async open => {
  const storage = await open();
  const scene = await aScene({storage});
  const path = `/v1/rating-export?from=2026-11-01&to=2026-11-30&areaCode=440100`;
  const response = await scene.call(path, {token: await scene.personToken('auditor')});
  assert.equal(response.status, 200);
  const [entry] = await storage.operatorLog.entries({what: 'ratings.exported', limit: 10});
  assert.deepEqual(
    [entry?.whoRole, entry?.facts],
    ['auditor', {areaCode: '440100', from: '2026-11-01', to: '2026-11-30', format: 'ndjson'}],
  );
  await response.body?.cancel();
});

testBehindTheServer(
  'a look that cannot be entered shows nobody, and leaves no trace of having been one',
  async ({open, sql}) => {
    const storage = await open();
    const scene = await aScene({storage});
    const ratingCase = await Case.ofPerson(scene);
    await sql('ALTER TABLE operator_record RENAME TO operator_record_gone');
    const look = () => ratingCase.post(`/v1/orders/${ratingCase.orderNumber}/person`, {reason: '回访'});
    const response = await look();
    const text = await response.text();
    assert.deepEqual([response.status, (JSON.parse(text) as {code: string}).code], [503, 'unavailable']);
    assert.equal(/1[3-9]\d{9}/.test(text), false);
    const exported = await scene.call('/v1/rating-export?from=2026-11-01&to=2026-11-30', {
      token: await scene.personToken('auditor'),
    });
    assert.equal(exported.status, 503);
    await sql('ALTER TABLE operator_record_gone RENAME TO operator_record');
    const detail = await ratingCase.detail();
    assert.equal(JSON.stringify(detail).includes('unmasked'), false);
    assert.equal((await look()).status, 200);
  },
);
