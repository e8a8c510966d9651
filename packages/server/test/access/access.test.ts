import assert from 'node:assert/strict';
import test from 'node:test';
import {aService} from '@gov-rating/contract/testing';
import {decodeJwt, SignJWT, UnsecuredJWT} from 'jose';
import {
  aClient,
  aScene,
  clientSecret,
  codeOf,
  district,
  elsewhere,
  tokenSecret,
  type Scene,
} from '../fixtures/api.fixtures.ts';

const form = (fields: Record<string, string>, headers: Record<string, string> = {}) => ({
  method: 'POST',
  body: new URLSearchParams(fields).toString(),
  headers: {'Content-Type': 'application/x-www-form-urlencoded', ...headers},
});
const basic = (id: string, secret: string) => ({Authorization: `Basic ${btoa(`${id}:${secret}`)}`});
const grant = {grant_type: 'client_credentials'};

test('a client may authenticate by form, JSON or HTTP Basic', async () => {
  const scene = await aScene();
  const inBody = {...grant, client_id: 'guangzhou', client_secret: clientSecret};
  const answers = await Promise.all([
    scene.call('/v1/oauth/token', {body: inBody}),
    scene.call('/v1/oauth/token', form(inBody)),
    scene.call('/v1/oauth/token', form(grant, basic('guangzhou', clientSecret.replaceAll(' ', '+')))),
    scene.call('/v1/oauth/token', form(grant, basic('guangzhou', encodeURIComponent(clientSecret)))),
  ]);
  for (const answer of answers) {
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    const token = (await answer.json()) as {access_token: string; expires_in: number; scope: string};
    assert.equal(token.expires_in, 600);
    assert.equal(token.scope, (await aClient()).scopes.join(' '));
    assert.equal((await scene.call('/v1/orders', {token: token.access_token})).status, 200);
  }
});

const refusedLogins: [string, Parameters<Scene['call']>[1], string, string][] = [
  ['a wrong secret', form({...grant, client_id: 'guangzhou', client_secret: 'x'}), 'client_invalid', 'invalid_client'],
  ['an unknown client', form({...grant, client_id: 'nobody', client_secret: 'x'}), 'client_invalid', 'invalid_client'],
  ['no credentials', form(grant), 'client_invalid', 'invalid_client'],
  ['wrong Basic', form(grant, basic('guangzhou', 'x')), 'client_invalid', 'invalid_client'],
  ['Basic that is no base64', form(grant, {Authorization: 'Basic !'}), 'client_invalid', 'invalid_client'],
  ['Basic without a colon', form(grant, {Authorization: `Basic ${btoa('x')}`}), 'client_invalid', 'invalid_client'],
  [
    'two proofs at once',
    form({...grant, client_secret: 'x'}, basic('guangzhou', 'x')),
    'invalid_input',
    'invalid_request',
  ],
  ['another grant', form({grant_type: 'authorization_code'}), 'grant_not_supported', 'unsupported_grant_type'],
  ['an object as id', {body: {...grant, client_id: {toString: 1}}}, 'invalid_input', 'invalid_request'],
  ['no grant', form({client_id: 'guangzhou'}), 'missing_field', 'invalid_request'],
];
for (const [name, options, code, oauth] of refusedLogins) {
  test(`${name} is refused with a code of this API and one of OAuth`, async () => {
    const scene = await aScene();
    const response = await scene.call('/v1/oauth/token', options);
    const problem = (await response.json()) as {code: string; error: string};
    assert.deepEqual([problem.code, problem.error], [code, oauth]);
    assert.equal(response.headers.get('www-authenticate')?.startsWith('Basic') ?? false, response.status === 401);
  });
}

const claims = {institution: 'x', scope: 'orders:read'};
const signed = (secret: string, change: (jwt: SignJWT) => SignJWT = jwt => jwt, alg = 'HS256', typ = 'at+jwt') =>
  change(
    new SignJWT(claims)
      .setProtectedHeader({alg, typ})
      .setSubject('guangzhou')
      .setIssuer('http://localhost:8080')
      .setAudience('http://localhost:8080/v1')
      .setIssuedAt(new Date('2026-11-24T02:00:00Z'))
      .setExpirationTime(new Date('2026-11-24T02:10:00Z')),
  ).sign(new TextEncoder().encode(secret));

test('the tokens of the next test are valid except for their one error', async () => {
  const scene = await aScene();
  assert.equal((await scene.call('/v1/orders', {token: await signed(tokenSecret)})).status, 200);
});

const forgeries: [string, () => Promise<string> | string][] = [
  ['signed with another secret', () => signed('another secret that is long enough to sign')],
  ['of another issuer', () => signed(tokenSecret, jwt => jwt.setIssuer('http://localhost:8081'))],
  ['for another audience', () => signed(tokenSecret, jwt => jwt.setAudience('http://localhost:8080/v2'))],
  ['of another kind', () => signed(tokenSecret, jwt => jwt, 'HS256', 'JWT')],
  ['of another algorithm', () => signed(tokenSecret, jwt => jwt, 'HS512')],
  ['that has expired', () => signed(tokenSecret, jwt => jwt.setExpirationTime(new Date('2026-11-24T02:00:00Z')))],
  ['of an unknown client', () => signed(tokenSecret, jwt => jwt.setSubject('removed'))],
  [
    'that is not signed',
    () =>
      new UnsecuredJWT(claims)
        .setSubject('guangzhou')
        .setIssuer('http://localhost:8080')
        .setAudience('http://localhost:8080/v1')
        .setExpirationTime('1h')
        .encode(),
  ],
  ['that is no token', () => 'abc'],
];
for (const [name, make] of forgeries) {
  test(`an access token ${name} is refused`, async () => {
    const scene = await aScene();
    assert.equal(await codeOf(await scene.call('/v1/orders', {token: await make()})), 'unauthorized');
  });
}

test('an access token is valid for ten minutes', async () => {
  const scene = await aScene();
  const token = await scene.accessToken();
  scene.clock.now += 599_000;
  assert.equal((await scene.call('/v1/orders', {token})).status, 200);
  scene.clock.now += 2000;
  assert.equal(await codeOf(await scene.call('/v1/orders', {token})), 'unauthorized');
});

test('an access token says who may do what, and nothing else', async () => {
  const scene = await aScene();
  const payload = decodeJwt(await scene.accessToken('guangzhou', ['orders:read']));
  assert.deepEqual(Object.keys(payload).sort(), ['aud', 'exp', 'iat', 'institution', 'iss', 'scope', 'sub']);
  assert.equal(payload.scope, 'orders:read');
});

test('a client that loses a scope has lost it for tokens already issued', async () => {
  const scene = await aScene();
  const token = await scene.accessToken();
  await scene.storage.saveClient(await aClient({scopes: ['services:write']}));
  assert.equal(await codeOf(await scene.call('/v1/orders', {token})), 'scope_not_granted');
  const again = {...grant, client_id: 'guangzhou', client_secret: clientSecret, scope: 'orders:read'};
  assert.equal(await codeOf(await scene.call('/v1/oauth/token', {body: again})), 'scope_not_granted');
});

for (const scheme of ['bearer', 'BEARER', 'Bearer  ']) {
  test(`the scheme may be written "${scheme}"`, async () => {
    const scene = await aScene();
    const headers = {Authorization: `${scheme} ${await scene.accessToken()}`};
    assert.equal((await scene.call('/v1/orders', {headers})).status, 200);
  });
}

for (const header of ['Bearer a b', 'Bearer 。', 'Bearer x, Bearer y']) {
  test(`"${header}" authenticates nobody`, async () => {
    const scene = await aScene();
    const headers = {Authorization: encodeURI(header).replaceAll('%20', ' ')};
    assert.equal(await codeOf(await scene.call('/v1/orders', {headers})), 'unauthorized');
    assert.equal(await codeOf(await scene.call('/v1/invitation', {headers})), 'invitation_invalid');
  });
}

for (const header of ['Bearer', 'Basic eDp5', 'Token x', 'Digest username="gateway"', '']) {
  test(`with "${header}" instead of a token, the refusal says that the token is missing`, async () => {
    const scene = await aScene();
    const headers = {Authorization: header};
    for (const path of ['/v1/orders', '/v1/invitation', '/v1/services/x/rated', '/v1/self']) {
      const response = await scene.call(path, {headers});
      assert.equal(response.headers.get('www-authenticate')?.includes('error'), false);
      assert.equal(await codeOf(response), 'authorization_missing', path);
    }
  });
}

test('while the identity provider is away, a department whose token has ended still learns that', async () => {
  const staffAuthenticator = {authenticate: () => Promise.reject(new Error('no keys'))};
  const scene = await aScene({staffAuthenticator});
  const token = await scene.accessToken();
  scene.clock.now += 601_000;
  assert.equal(await codeOf(await scene.call('/v1/services/x/rated', {token})), 'unauthorized');
});

test('an invitation token gives no access to routes of departments', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  assert.equal(await codeOf(await scene.call('/v1/orders', {token})), 'unauthorized');
});

test('a client acts for its institution and those below it, and for no other', async () => {
  const scene = await aScene();
  const below = await scene.invited(1, 'guangzhou', district.code);
  assert.equal((await scene.submit(below.token, {level: 'dissatisfied', comment: '慢'})).status, 201);
  const own = await scene.ask('listOrders', '/v1/orders', {token: below.accessToken});
  assert.deepEqual(
    own.items.map(order => order.institutionCode),
    [district.code],
  );

  const token = await scene.accessToken('shenzhen');
  const refusals = [
    scene.call('/v1/services', {token, body: aService()}),
    scene.call('/v1/services', {token, body: aService({institutionCode: district.code})}),
    scene.call(`/v1/services/${below.serviceId}/invitations`, {token, body: {}}),
    scene.call(`/v1/services/${below.serviceId}/rated`, {token}),
  ];
  assert.deepEqual(await Promise.all(refusals.map(async refusal => codeOf(await refusal))), [
    'institution_not_allowed',
    'institution_not_allowed',
    'unknown_service',
    'unknown_service',
  ]);
  assert.deepEqual((await scene.ask('listOrders', '/v1/orders', {token})).items, []);
  assert.equal(elsewhere.parentCode, null);
});
