import assert from 'node:assert/strict';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import {exportJWK, generateKeyPair, SignJWT, type JWK} from 'jose';
import {Problem} from '../domain/problems/problem.ts';
import {localKeys, oidcStaffAuthenticator, remoteKeys, type OidcOptions} from './identity-provider.ts';

const now = new Date('2026-11-24T02:00:00Z');
const seconds = now.getTime() / 1000;
const issuer = 'https://login.example.gov.cn/realms/gov';
const audience = 'gov-rating';
const institution = '11440100MB2C123456';

const aKey = async (kid: string, algorithm = 'ES256') => {
  const {publicKey, privateKey} = await generateKeyPair(algorithm);
  return {jwk: {...(await exportJWK(publicKey)), kid, alg: algorithm} as JWK, privateKey, kid, algorithm};
};
type Key = Awaited<ReturnType<typeof aKey>>;

const tokenBy = ({privateKey, kid, algorithm}: Key, claims: Record<string, unknown> = {}) =>
  new SignJWT({
    iss: issuer,
    aud: audience,
    sub: '张三',
    exp: seconds + 60,
    role: 'bureau',
    institution,
    ...claims,
  })
    .setProtectedHeader({alg: algorithm, kid})
    .sign(privateKey);

const key = await aKey('a');
const authenticatorWith = (options: Partial<OidcOptions> = {}) =>
  oidcStaffAuthenticator({issuer, audience, keys: localKeys({keys: [key.jwk]}), ...options});
const read = async (claims: Record<string, unknown>, options: Partial<OidcOptions> = {}) =>
  authenticatorWith(options).authenticate(await tokenBy(key, claims), now);

test('a person is a role, an institution and a pseudonym that is the same every time', async () => {
  const person = await read({});
  assert.deepEqual(person, await read({name: '张三', email: 'z@example.gov.cn'}));
  assert.deepEqual(Object.keys(person ?? {}).sort(), ['institutionCode', 'personRef', 'role']);
  assert.match(person?.personRef ?? '', /^[\w-]{43}$/);
  assert.notEqual(person?.personRef, (await read({sub: '李四'}))?.personRef);
});

const roleClaims: [string, Record<string, unknown>, string | undefined, string][] = [
  ['with a hyphen', {role: 'institution-head'}, undefined, 'institution_head'],
  ['in a list', {role: ['offline_access', 'institution_staff']}, undefined, 'institution_staff'],
  ['of several the one that may do most', {role: ['auditor', 'institution_staff', 'bureau']}, undefined, 'bureau'],
  ['deep in an object', {realm_access: {roles: ['auditor']}}, 'realm_access.roles', 'auditor'],
  ['named by an address', {'https://id.example.gov.cn/role': 'auditor'}, 'https://id.example.gov.cn/role', 'auditor'],
];
for (const [name, claims, roleClaim, role] of roleClaims) {
  test(`a role ${name} is read as ${role}`, async () => {
    assert.equal((await read(claims, {roleClaim}))?.role, role);
  });
}

const rightless: [string, Record<string, unknown>, string | undefined, string][] = [
  ['no role', {role: undefined}, undefined, 'Missing: a role.'],
  ['an unknown role', {role: 'mayor'}, undefined, 'Missing: a role.'],
  ['a role that every object has', {role: 'bureau'}, 'constructor.name', 'Missing: a role.'],
  ['a role under another name', {roles: ['bureau'], role: undefined}, undefined, 'Missing: a role.'],
  ['no institution', {institution: undefined}, undefined, 'Missing: the institution (one 统一社会信用代码).'],
  ['an empty institution', {institution: ''}, undefined, 'Missing: the institution (one 统一社会信用代码).'],
  [
    'two institutions',
    {institution: [institution, institution]},
    undefined,
    'Missing: the institution (one 统一社会信用代码).',
  ],
];
for (const [what, claims, roleClaim, input] of rightless) {
  test(`a person with ${what} is authenticated, and the refusal names what the account lacks`, async () => {
    await assert.rejects(read(claims, {roleClaim}), (error: unknown) => {
      assert.ok(error instanceof Problem);
      assert.deepEqual([error.code, error.addition?.en], ['rights_missing', input]);
      return true;
    });
  });
}

test('the institution is read from the claim that the deployment names', async () => {
  const person = await read({org: {code: institution}, institution: undefined}, {institutionClaim: 'org.code'});
  assert.equal(person?.institutionCode, institution);
});

for (const algorithm of ['EdDSA', 'ES384', 'PS256', 'RS256']) {
  test(`a token signed with ${algorithm} proves its bearer`, async () => {
    const other = await aKey('b', algorithm);
    const staffAuthenticator = authenticatorWith({keys: localKeys({keys: [key.jwk, other.jwk]})});
    assert.equal((await staffAuthenticator.authenticate(await tokenBy(other), now))?.role, 'bureau');
  });
}

/** A provider that answers over HTTP. */
async function aProvider(context: TestContext, listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  context.after(() => new Promise(resolve => server.close(resolve)));
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`);
}

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'read',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

test('keys are fetched once and cached', async context => {
  let asked = 0;
  const url = await aProvider(context, (_request, response) => {
    asked++;
    response.end(JSON.stringify({keys: [key.jwk]}));
  });
  const staffAuthenticator = authenticatorWith({keys: remoteKeys(url)});
  const tokens = await Promise.all([tokenBy(key), tokenBy(key), tokenBy(key)]);
  for (const token of tokens) assert.equal((await staffAuthenticator.authenticate(token, now))?.role, 'bureau');
  const forged = await tokenBy(await aKey('unknown'));
  assert.equal(await staffAuthenticator.authenticate(forged, now), undefined);
  assert.equal(await staffAuthenticator.authenticate(forged, now), undefined);
  assert.equal(asked, 1);
});

const failing: [string, RequestListener][] = [
  ['answers 500', (_request, response) => void response.writeHead(500).end()],
  ['answers something else', (_request, response) => void response.end('<html>')],
  ['sends elsewhere', (_request, response) => void response.writeHead(302, {Location: '/other'}).end()],
  ['breaks off', request => void request.socket.destroy()],
];
for (const [name, listener] of failing) {
  test(`with a provider that ${name}, staff are asked to try later, and it is not called again for a while`, async context => {
    let asked = 0;
    let failing = true;
    const url = await aProvider(context, (request, response) => {
      asked++;
      if (failing) listener(request, response);
      else response.end(JSON.stringify({keys: [key.jwk]}));
    });
    const clock = {now: 0};
    const staffAuthenticator = authenticatorWith({keys: remoteKeys(url, () => clock.now)});
    const token = await tokenBy(key);
    assert.equal(await codeOf(staffAuthenticator.authenticate(token, now)), 'unavailable');
    assert.equal(await codeOf(staffAuthenticator.authenticate(token, now)), 'unavailable');
    assert.equal(asked, 1);
    failing = false;
    clock.now += 5000;
    assert.equal((await staffAuthenticator.authenticate(token, now))?.role, 'bureau');
  });
}
