import assert from 'node:assert/strict';
import test from 'node:test';
import {aDraft, aService} from '@gov-rating/contract/testing';
import {hash, memoryStorage, type NewInvitation} from '../../src/index.ts';
import {aScene, codeOf, start, type Scene} from '../fixtures/api.fixtures.ts';

async function invite(scene: Scene, body: Record<string, unknown>): Promise<Response> {
  const token = await scene.accessToken();
  const {serviceId} = await scene.ask('putService', '/v1/services', {body: aService(), token});
  return scene.call(`/v1/services/${serviceId}/invitations`, {body, token});
}

const pages: [string, string, string | undefined][] = [
  ['a page of a registered origin', 'https://www.example.gov.cn/case?id=7', 'https://www.example.gov.cn/case?id=7'],
  ["a page of the server's own", 'http://localhost:8080/mine', 'http://localhost:8080/mine'],
  ['a registered host written large', 'HTTPS://WWW.EXAMPLE.GOV.CN', 'https://www.example.gov.cn/'],
  ['another origin', 'https://evil.example/', undefined],
  ['a registered host over http', 'http://www.example.gov.cn/', undefined],
  ['a registered host on another port', 'https://www.example.gov.cn:8443/', undefined],
  ['a host that begins like a registered one', 'https://www.example.gov.cn.evil.example/', undefined],
  ['a registered host as user name', 'https://www.example.gov.cn@evil.example/', undefined],
  ['credentials', 'https://user:pass@www.example.gov.cn/', undefined],
  ['a fragment', 'https://www.example.gov.cn/#top', undefined],
  ['an empty fragment', 'https://www.example.gov.cn/#', undefined],
  ['a route of another origin', 'https://evil.example/#/rate', undefined],
  ['a route that brings an invitation', 'https://www.example.gov.cn/#/rate?invitation=x', undefined],
  ['a route with a fragment of its own', 'https://www.example.gov.cn/#/rate#top', undefined],
];
for (const [name, page, base] of pages) {
  test(`${name} ${base === undefined ? 'is refused' : 'is taken'} as the page of an invitation`, async () => {
    const scene = await aScene();
    const response = await invite(scene, {page});
    if (base === undefined) assert.equal(await codeOf(response), 'page_not_allowed');
    else {
      const {url, token} = (await response.json()) as {url: string; token: string};
      assert.equal(url, `${base}#invitation=${token}`);
    }
  });
}

const waysBack: [string, string, string | undefined][] = [
  ['an address of a registered origin', 'https://www.example.gov.cn/case?id=7', 'https://www.example.gov.cn/case?id=7'],
  ['a route of a registered origin', 'https://www.example.gov.cn/#/mine', 'https://www.example.gov.cn/#/mine'],
  ['a registered host written large', 'HTTPS://WWW.EXAMPLE.GOV.CN', 'https://www.example.gov.cn/'],
  ["the server's own address, which is not the department's", 'https://rating.example.gov.cn/rate', undefined],
  ['another origin', 'https://evil.example/', undefined],
  ['a registered host on another port', 'https://www.example.gov.cn:8443/', undefined],
  ['a host that begins like a registered one', 'https://www.example.gov.cn.evil.example/', undefined],
  ['a registered host as user name', 'https://www.example.gov.cn@evil.example/', undefined],
  ['an address with credentials', 'https://user:pass@www.example.gov.cn/', undefined],
  ['an address with a user name', 'https://user@www.example.gov.cn/', undefined],
];
for (const [name, returnUrl, href] of waysBack) {
  test(`${name} ${href === undefined ? 'is refused' : 'is taken'} as the way back of an invitation and of a batch`, async () => {
    const scene = await aScene({settings: {publicUrl: 'https://rating.example.gov.cn'}});
    const token = await scene.accessToken();
    const {serviceId} = await scene.ask('putService', '/v1/services', {body: aService(), token});
    for (const [path, body] of [
      [`/v1/services/${serviceId}/invitations`, {returnUrl}],
      ['/v1/invitations/batch', {returnUrl, entries: [{serviceId}]}],
    ] as const) {
      const response = await scene.call(path, {body, token});
      const answer = (await response.json()) as Record<string, unknown>;
      if (href === undefined) {
        assert.deepEqual([answer['code'], answer['field']], ['page_not_allowed', 'returnUrl']);
        continue;
      }
      const [entry] = (answer['entries'] ?? [{invitation: answer}]) as {invitation: {token: string}}[];
      const form = await scene.ask('getInvitation', '/v1/invitation', {token: entry?.invitation.token ?? ''});
      assert.equal(form.returnUrl, href);
    }
  });
}

for (const returnUrl of [
  'http://www.example.gov.cn/',
  'javascript:alert(1)//https://www.example.gov.cn/',
  '//www.example.gov.cn/mine',
  `https://www.example.gov.cn/${'x'.repeat(500)}`,
  `https://www.example.gov.cn/?q=${'好'.repeat(200)}`,
]) {
  test(`${returnUrl.slice(0, 40)} of ${returnUrl.length} characters has not the form of a way back`, async () => {
    assert.equal(await codeOf(await invite(await aScene(), {returnUrl})), 'invalid_input');
  });
}

test('a rater is offered no way back where the department gave none, and never sees what it noted for itself', async () => {
  const scene = await aScene();
  const {token} = (await (await invite(scene, {correlation: 'task 7'})).json()) as {token: string};
  const form = await scene.ask('getInvitation', '/v1/invitation', {token});
  assert.equal('returnUrl' in form, false);
  assert.doesNotMatch(JSON.stringify(form), /task 7|correlation/);
});

test('a note of the department of more than 200 characters is refused', async () => {
  const scene = await aScene();
  assert.equal((await invite(scene, {correlation: '😀'.repeat(200)})).status, 201);
  assert.equal(await codeOf(await invite(scene, {correlation: 'x'.repeat(201)})), 'text_too_long');
  assert.equal(await codeOf(await invite(scene, {correlation: 'a\ud800b'})), 'text_not_well_formed');
});

const routes: [string, string, string][] = [
  ['a route', 'https://www.example.gov.cn/app/#/rate', 'https://www.example.gov.cn/app/#/rate?invitation='],
  ['the first route', 'https://www.example.gov.cn/#/', 'https://www.example.gov.cn/#/?invitation='],
  ['a route of an older kind', 'https://www.example.gov.cn/#!/rate', 'https://www.example.gov.cn/#!/rate?invitation='],
  [
    'a route with a query',
    'https://www.example.gov.cn/#/rate?id=7',
    'https://www.example.gov.cn/#/rate?id=7&invitation=',
  ],
  [
    'a route with an empty query',
    'https://www.example.gov.cn/#/rate?',
    'https://www.example.gov.cn/#/rate?invitation=',
  ],
  [
    'a route behind a query',
    'https://www.example.gov.cn/?a=1#/rate',
    'https://www.example.gov.cn/?a=1#/rate?invitation=',
  ],
  [
    'a Chinese route',
    'https://www.example.gov.cn/#/评价',
    'https://www.example.gov.cn/#/%E8%AF%84%E4%BB%B7?invitation=',
  ],
];
for (const [name, page, before] of routes) {
  test(`${name} of a registered page stays, with the token behind it and never before #`, async () => {
    const {url, shortUrl, token} = (await (await invite(await aScene(), {page})).json()) as Record<string, string>;
    assert.equal(url, before + token);
    assert.equal(shortUrl, `http://localhost:8080/r/${token}`);
  });
}

test("a hash router's page may be the usual one of a deployment", async () => {
  const scene = await aScene({settings: {pageUrl: 'https://portal.example.gov.cn/h5/#/pages/rate'}});
  const {url, token} = await scene.invited();
  assert.equal(url, `https://portal.example.gov.cn/h5/#/pages/rate?invitation=${token}`);
});

test('the invitation gives the rater the address of the receipt page', async () => {
  const receiptPage = 'https://rating.example.gov.cn/receipt';
  const scene = await aScene({settings: {receiptPage}});
  const {token} = await scene.invited();
  assert.equal((await scene.ask('getInvitation', '/v1/invitation', {token})).receiptPage, receiptPage);
});

test('a server without a receipt page gives no address of one', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  assert.equal('receiptPage' in (await scene.ask('getInvitation', '/v1/invitation', {token})), false);
});

for (const pressedAt of [
  '1970-01-01T00:00:05.000Z',
  '2099-01-01T00:00:00.000Z',
  '+058922-01-01T00:00:00.000Z',
  '-000001-01-01T00:00:00.000Z',
])
  test(`a rating from a device whose clock says ${pressedAt} is received, and the moment is not stored`, async () => {
    const storage = await memoryStorage();
    const stored: unknown[] = [];
    const {submitRating} = storage;
    storage.submitRating = submission => {
      stored.push(submission.draft.pressedAt);
      return submitRating.call(storage, submission);
    };
    const scene = await aScene({storage});
    const {token} = await scene.invited();
    assert.equal((await scene.submit(token, aDraft({pressedAt}))).status, 201);
    assert.deepEqual(stored, [null]);
  });

for (const page of [
  'javascript:alert(1)',
  'data:text/html,x',
  'not an address',
  `https://www.example.gov.cn/${'x'.repeat(500)}`,
]) {
  test(`${page.slice(0, 30)} is not accepted as a page`, async () => {
    assert.equal(await codeOf(await invite(await aScene(), {page})), 'invalid_input');
  });
}

test('a page whose address grows too long when it is encoded is refused', async () => {
  const page = `https://www.example.gov.cn/?q=${'好'.repeat(200)}`;
  assert.equal(await codeOf(await invite(await aScene(), {page})), 'invalid_input');
});

test('the storage never sees a token, only its hash', async () => {
  const storage = await memoryStorage();
  const stored: NewInvitation[] = [];
  const {addInvitation} = storage;
  storage.addInvitation = invitation => {
    stored.push(invitation);
    return addInvitation.call(storage, invitation);
  };
  const scene = await aScene({storage});
  const {token} = await scene.invited();
  assert.match(token, /^[A-Za-z0-9]{32}$/);
  assert.equal(stored[0]?.invitationId, token.slice(0, 17));
  assert.equal(stored[0]?.tokenHash, await hash(token));
  assert.equal(JSON.stringify(stored).includes(token), false);
});

test('an invitation expires after the hours asked for, thirty days if none are', async () => {
  const scene = await aScene();
  const asked = (await (await invite(scene, {validHours: 1})).json()) as {expiresAt: string; token: string};
  assert.equal(asked.expiresAt, '2026-11-24T03:00:00.000Z');
  const usual = (await (await invite(scene, {})).json()) as {expiresAt: string};
  assert.equal(Date.parse(usual.expiresAt) - Date.parse(start), 30 * 86_400_000);
});

test('an expired or used invitation is readable and says that it is expired or used', async () => {
  const scene = await aScene();
  const used = await scene.invited(1);
  const expired = await scene.invited(2);
  await scene.submit(used.token, aDraft());
  scene.clock.now += 720 * 3_600_000;
  const stateOf = async (token: string) => (await scene.ask('getInvitation', '/v1/invitation', {token})).state;
  assert.deepEqual([await stateOf(used.token), await stateOf(expired.token)], ['rated', 'expired']);
});

test('an expired invitation makes room for another', async () => {
  const scene = await aScene();
  const {serviceId} = await scene.invited();
  const another = async () => {
    const token = await scene.accessToken();
    return scene.call(`/v1/services/${serviceId}/invitations`, {body: {validHours: 1}, token});
  };
  for (let i = 1; i < 10; i++) assert.equal((await another()).status, 201);
  assert.equal(await codeOf(await another()), 'too_many_invitations');
  scene.clock.now += 2 * 3_600_000;
  assert.equal((await another()).status, 201);
});

test('a rater sees the service and its rules, and nothing else', async () => {
  const scene = await aScene({settings: {commentMaxLength: 500}});
  const {token} = await scene.invited();
  const form = await scene.ask('getInvitation', '/v1/invitation', {token});
  assert.deepEqual(form.service, {
    institutionName: '广州市规划和自然资源局',
    itemName: '建设工程规划许可证核发',
    node: 'completed',
    servedAt: '2026-11-24T01:30:00.000Z',
  });
  assert.equal(form.commentMaxLength, 500);
  assert.equal((await scene.submit(token, aDraft({comment: '好'.repeat(500)}))).status, 201);
});
