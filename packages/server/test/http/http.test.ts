import assert from 'node:assert/strict';
import test from 'node:test';
import {endpoints, openApiDocument, problems, routes, type Route} from '@gov-rating/contract';
import {aDraft} from '@gov-rating/contract/testing';
import {memoryStorage, type LogEntry, type Storage} from '../../src/index.ts';
import {aKey, aScene, clientSecret, tokenSecret} from '../fixtures/api.fixtures.ts';

test('a response is for one caller: not cached, not sniffed, never a page', async () => {
  const scene = await aScene();
  const {headers} = await scene.call('/v1/health');
  assert.equal(headers.get('content-type'), 'application/json');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
  assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'/);
  assert.match(headers.get('x-request-id') ?? '', /^[A-Za-z0-9_-]{22}$/);
});

for (const path of ['/v1/standard', '/v1/openapi.json']) {
  test(`${path} is not sent again to a client that has it`, async () => {
    const scene = await aScene();
    const first = await scene.call(path);
    const etag = first.headers.get('etag') ?? '';
    assert.match(etag, /^"[\w-]+"$/);
    assert.match(first.headers.get('cache-control') ?? '', /^public/);
    for (const validator of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const again = await scene.call(path, {headers: {'If-None-Match': validator}});
      assert.deepEqual([again.status, await again.text(), again.headers.get('etag')], [304, '', etag]);
    }
    const other = await scene.call(path, {headers: {'If-None-Match': '"other"'}});
    assert.equal(other.status, 200);
  });
}

test('the API serves its own description', async () => {
  const scene = await aScene({settings: {version: '1.2.3'}});
  const document = await (await scene.call('/v1/openapi.json')).json();
  assert.deepEqual(document, JSON.parse(JSON.stringify(openApiDocument('1.2.3'))));
});

test('a refusal of the standard is not cached', async () => {
  const scene = await aScene();
  const response = await scene.call('/v1/standard?profile=atlantis');
  assert.equal(response.headers.get('cache-control'), 'no-store');
});

test('HEAD is answered like GET, without the body', async () => {
  const scene = await aScene();
  const response = await scene.call('/v1/standard', {method: 'HEAD'});
  assert.equal(response.status, 200);
  assert.equal(await response.text(), '');
  assert.ok(response.headers.get('etag'));
});

for (const path of new Set(Object.values(endpoints).map(endpoint => endpoint.path))) {
  test(`${path} names its allowed methods`, async () => {
    const scene = await aScene();
    const address = path.replace('{serviceId}', 'x');
    const refused = await scene.call(address, {method: 'DELETE'});
    assert.equal(refused.status, 405);
    const methods = Object.values(endpoints).flatMap(endpoint => (endpoint.path === path ? [endpoint.method] : []));
    const allowed = ['GET', 'HEAD', 'POST', 'OPTIONS']
      .filter(
        name => name === 'OPTIONS' || methods.some(method => method === name || (name === 'HEAD' && method === 'GET')),
      )
      .join(', ');
    assert.equal(refused.headers.get('allow'), allowed);
    const options = await scene.call(address, {method: 'OPTIONS'});
    assert.deepEqual([options.status, options.headers.get('allow')], [204, allowed]);
  });
}

const languages: [string | undefined, 'zh-CN' | 'zh-TW' | 'en'][] = [
  [undefined, 'zh-CN'],
  ['fr-FR, de', 'zh-CN'],
  ['en-GB', 'en'],
  ['zh', 'zh-CN'],
  ['zh-Hans-CN, en', 'zh-CN'],
  ['zh-Hant-HK', 'zh-TW'],
  ['zh-MO;q=0.9, en;q=0.8', 'zh-TW'],
  ['zh-CN;q=0.2, en;q=0.9', 'en'],
  ['en;q=0, zh-TW;q=0.1', 'zh-TW'],
  [';;q=,,', 'zh-CN'],
];
for (const [header, language] of languages) {
  test(`who asks in ${header ?? 'no language'} is refused in ${language}`, async () => {
    const scene = await aScene();
    const response = await scene.call('/v1/nothing', {
      headers: header === undefined ? {} : {'Accept-Language': header},
    });
    assert.equal(response.headers.get('content-language'), language);
    const {detail} = (await response.json()) as {detail: string};
    assert.equal(detail, problems.not_found.message[language]);
  });
}

test('any page may call what citizens call, and read when to come back', async () => {
  const scene = await aScene();
  const origin = {Origin: 'https://portal.example.gov.cn'};
  const response = await scene.call('/v1/invitation', {headers: origin});
  assert.equal(response.status, 401);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
  assert.match(response.headers.get('access-control-expose-headers') ?? '', /Retry-After/);
  assert.equal(response.headers.get('access-control-allow-credentials'), null);
  const preflight = await scene.call('/v1/ratings', {
    method: 'OPTIONS',
    headers: {...origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'idempotency-key'},
  });
  assert.equal(preflight.status, 204);
  assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
  assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /POST/);
});

test('no page may call with the secret of a department', async () => {
  const scene = await aScene();
  const closed = new Set(Object.values<Route>(routes).flatMap(one => (one.crossOrigin === false ? one.path : [])));
  assert.ok(closed.has('/v1/ratings/collected') && closed.has('/v1/services/{serviceId}/rated'));
  for (const {path} of Object.values<Route>(routes)) {
    const asked = path.replaceAll(/\{\w+\}/g, 'x');
    const response = await scene.call(asked, {method: 'OPTIONS', headers: {Origin: 'https://portal.example.gov.cn'}});
    assert.equal(response.headers.get('access-control-allow-origin'), closed.has(path) ? null : '*', path);
  }
});

test('a page of a bureau may call the staff routes from its own origin', async () => {
  const scene = await aScene();
  const headers = {Origin: 'https://desk.example.gov.cn'};
  const response = await scene.call('/v1/orders', {token: await scene.personToken('bureau'), headers});
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('access-control-allow-origin'), '*');
});

test('a deployment may name the pages that may call', async () => {
  const scene = await aScene({settings: {corsOrigins: ['https://portal.example.gov.cn']}});
  const from = async (origin: string) => {
    const {headers} = await scene.call('/v1/health', {headers: {Origin: origin}});
    return [headers.get('access-control-allow-origin'), headers.get('vary')];
  };
  assert.deepEqual(await from('https://portal.example.gov.cn'), ['https://portal.example.gov.cn', 'Origin']);
  assert.deepEqual(await from('https://other.example'), [null, 'Origin']);
});

test('the response to an internal error holds nothing but an id to look up in the log', async () => {
  const entries: LogEntry[] = [];
  const broken: Storage = {
    ...(await memoryStorage()),
    invitation: () => Promise.reject(new TypeError('cannot read the drawer')),
  };
  const scene = await aScene({storage: broken, log: entry => void entries.push(entry)});
  const response = await scene.call('/v1/invitation', {token: 'x'.repeat(43)});
  const text = await response.text();
  assert.equal(response.status, 500);
  assert.equal(text.includes('drawer'), false);
  const [entry] = entries;
  assert.equal(entry?.requestId, (JSON.parse(text) as {requestId: string}).requestId);
  assert.equal(entry?.error?.message, 'cannot read the drawer');
});

test('neither secrets, tokens, comments nor query strings reach the log', async () => {
  const entries: LogEntry[] = [];
  const driverError = Object.assign(new Error('duplicate key: 等了三小时'), {code: '23505'});
  const storage = await memoryStorage();
  const scene = await aScene({storage, log: entry => void entries.push(entry)});
  const {token, accessToken} = await scene.invited();
  storage.submitRating = () => Promise.reject(driverError);
  const key = aKey();
  const refused = await scene.submit(token, aDraft({comment: '等了三小时'}), key);
  assert.equal(refused.status, 500);
  await scene.call('/v1/institutions?areaCode=440106&limit=7');
  await scene.call('/v1/nothing/440106');
  await scene.call('/v1/nothing', {method: 'SECRETMETHOD'});
  const log = JSON.stringify(entries);
  assert.ok(entries.length >= 6);
  for (const secret of [token, accessToken, key, clientSecret, tokenSecret, '三小时', '440106', 'SECRETMETHOD']) {
    assert.equal(log.includes(secret), false, secret);
  }
});

test('unusual paths are refused', async () => {
  const scene = await aScene();
  const token = await scene.accessToken();
  for (const id of ['%00', '..%2f..', '%E0%A4%A', 'x'.repeat(65), "1'--", '%ff']) {
    const response = await scene.call(`/v1/services/${id}/rated`, {token});
    assert.ok([404, 422].includes(response.status), `${id} ${response.status}`);
  }
});
