import assert from 'node:assert/strict';
import {createServer, type RequestListener} from 'node:http';
import type {AddressInfo} from 'node:net';
import test, {type TestContext} from 'node:test';
import {exportJWK, generateKeyPair, SignJWT, type JWK, type JWTVerifyGetKey} from 'jose';
import {Problem} from '../domain/problems/problem.ts';
import {oidcStaffAuthenticator} from './identity-provider.ts';
import {remoteKeys} from './provider-keys.ts';

const now = new Date('2026-11-24T02:00:00Z');
const seconds = now.getTime() / 1000;
const issuer = 'https://login.example.gov.cn/realms/gov';
const audience = 'gov-rating';

const aKey = async (kid: string) => {
  const {publicKey, privateKey} = await generateKeyPair('ES256');
  return {jwk: {...(await exportJWK(publicKey)), kid, alg: 'ES256'} as JWK, privateKey, kid};
};
type Key = Awaited<ReturnType<typeof aKey>>;

const claims = {iss: issuer, aud: audience, sub: '张三', iat: seconds, exp: seconds + 60};
const tokenBy = ({privateKey, kid}: Key) =>
  new SignJWT({...claims, role: 'bureau', institution: '11440100MB2C123456'})
    .setProtectedHeader({alg: 'ES256', kid, typ: 'at+jwt'})
    .sign(privateKey);

const key = await aKey('a');
const authenticatorWith = (keys: JWTVerifyGetKey) => oidcStaffAuthenticator({issuer, audience, keys});

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
  const staffAuthenticator = authenticatorWith(remoteKeys(url));
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
    const staffAuthenticator = authenticatorWith(remoteKeys(url, () => clock.now));
    const token = await tokenBy(key);
    assert.equal(await codeOf(staffAuthenticator.authenticate(token, now)), 'unavailable');
    assert.equal(await codeOf(staffAuthenticator.authenticate(token, now)), 'unavailable');
    assert.equal(asked, 1);
    failing = false;
    clock.now += 5000;
    assert.equal((await staffAuthenticator.authenticate(token, now))?.role, 'bureau');
  });
}

/** A provider that the test lets fail, with the keys that it has and how often it was asked. */
async function aMovingProvider(context: TestContext) {
  const provider = {keys: [key.jwk], fails: false, asked: 0};
  const url = await aProvider(context, (_request, response) => {
    provider.asked++;
    if (provider.fails) response.writeHead(500).end();
    else response.end(JSON.stringify({keys: provider.keys}));
  });
  const clock = {now: 0};
  const authenticator = authenticatorWith(remoteKeys(url, () => clock.now));
  const outcome = async (token: string) =>
    codeOf(authenticator.authenticate(token, now).then(found => found ?? fail()));
  return {provider, clock, outcome};
}

function fail(): never {
  throw new Error('nobody');
}

test('a stranger who names an unknown key while the provider fails shuts nobody out', async context => {
  const {provider, clock, outcome} = await aMovingProvider(context);
  const [honest, strange] = [await tokenBy(key), await tokenBy(await aKey('unknown'))];
  assert.equal(await outcome(honest), 'read');
  provider.fails = true;
  clock.now += 60_000;
  for (let i = 0; i < 3; i++) {
    assert.equal(await outcome(strange), 'unavailable');
    assert.equal(await outcome(honest), 'read');
  }
  assert.equal(provider.asked, 2);
});

test('while the provider fails for hours, staff with known keys go on, and after a day they do not', async context => {
  const {provider, clock, outcome} = await aMovingProvider(context);
  const honest = await tokenBy(key);
  assert.equal(await outcome(honest), 'read');
  provider.fails = true;
  clock.now += 12 * 3_600_000;
  assert.equal(await outcome(honest), 'read');
  assert.equal(await outcome(honest), 'read');
  clock.now += 12 * 3_600_000;
  assert.equal(await outcome(honest), 'unavailable');
});

test('a provider that suddenly publishes no key has lost none', async context => {
  const {provider, clock, outcome} = await aMovingProvider(context);
  const honest = await tokenBy(key);
  assert.equal(await outcome(honest), 'read');
  provider.keys = [];
  clock.now += 601_000;
  assert.equal(await outcome(honest), 'read');
  assert.equal(await outcome(honest), 'read');
});

test('a new key is found at once, and made-up ones bring at most one request in five seconds', async context => {
  const {provider, clock, outcome} = await aMovingProvider(context);
  assert.equal(await outcome(await tokenBy(key)), 'read');
  const next = await aKey('b');
  provider.keys = [key.jwk, next.jwk];
  clock.now += 5000;
  assert.equal(await outcome(await tokenBy(next)), 'read');
  assert.equal(provider.asked, 2);
  for (let i = 0; i < 20; i++) {
    clock.now += 1000;
    assert.equal(await outcome(await tokenBy({...next, kid: `made up ${i}`})), 'Error: nobody');
  }
  assert.ok(provider.asked <= 6, String(provider.asked));
  assert.equal(await outcome(await tokenBy(next)), 'read');
});
