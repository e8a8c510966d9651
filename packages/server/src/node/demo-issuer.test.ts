import assert from 'node:assert/strict';
import test from 'node:test';
import {demoIssuer, type DemoIssuerOptions} from './demo-issuer.ts';

const persons = [{id: 'bureau', role: 'bureau', institutionCode: '11440100MB2C123456'}] as const;
const options = (facts: Partial<DemoIssuerOptions> = {}): DemoIssuerOptions => ({
  persons,
  env: {},
  warn: () => undefined,
  ...facts,
});

test('the demo issuer does not start in production or beside a real identity provider', async () => {
  await assert.rejects(demoIssuer(options({env: {NODE_ENV: 'production'}})), /production/);
  await assert.rejects(demoIssuer(options({env: {OIDC_ISSUER: 'https://login.example.gov.cn'}})), /OIDC_ISSUER/);
});

test('the demo issuer warns that it is for demonstration', async () => {
  const input: string[] = [];
  await demoIssuer(options({warn: line => input.push(line)}));
  assert.match(input.join('\n'), /FOR DEMONSTRATION ONLY/);
});

test('the demo issuer gives a token that authenticates the requested person', async () => {
  const {fetch, staffAuthenticator} = await demoIssuer(options());
  const answer = await fetch(new Request('http://localhost/demo-issuer/token', {method: 'POST', body: 'bureau'}));
  const {access_token: token} = (await answer?.json()) as {access_token: string};
  const person = await staffAuthenticator.authenticate(token, new Date());
  assert.equal(person?.role, 'bureau');
  assert.equal(person?.institutionCode, '11440100MB2C123456');
});

test('the tokens of one demo issuer are not accepted by another', async () => {
  const [one, other] = await Promise.all([demoIssuer(options()), demoIssuer(options())]);
  assert.equal(await other.staffAuthenticator.authenticate(await one.tokenOf('bureau'), new Date()), undefined);
});

test('the demo issuer shows its public key and nothing of the private one', async () => {
  const {fetch} = await demoIssuer(options());
  const answer = await fetch(new Request('http://localhost/demo-issuer/jwks.json'));
  const {keys} = (await answer?.json()) as {keys: object[]};
  assert.deepEqual(
    keys.map(key => Object.keys(key).sort()),
    [['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']],
  );
});

for (const [method, path, status] of [
  ['POST', '/demo-issuer/token', 400],
  ['GET', '/demo-issuer/token', 404],
  ['GET', '/demo-issuer/other', 404],
] as const) {
  test(`the demo issuer answers ${status} to ${method} ${path} without a person`, async () => {
    const {fetch} = await demoIssuer(options());
    assert.equal((await fetch(new Request(`http://localhost${path}`, {method})))?.status, status);
  });
}

test('the demo issuer does not answer other addresses', async () => {
  const {fetch} = await demoIssuer(options());
  assert.equal(fetch(new Request('http://localhost/v1/health')), undefined);
});

for (const [name, env, reason] of [
  ['listens for other machines', {HOST: '0.0.0.0'}, /HOST is 0\.0\.0\.0/],
  ['listens on an address of the network', {HOST: '192.168.1.5'}, /HOST is 192/],
  ['listens on every IPv6 address', {HOST: '::'}, /HOST is ::/],
  ['uses a shared database', {DATABASE_URL: 'postgres://db/gov'}, /DATABASE_URL is set/],
  ['is known under a public address', {PUBLIC_URL: 'https://rating.example.gov.cn'}, /PUBLIC_URL is https/],
  ['has a public address that is none', {PUBLIC_URL: 'localhost'}, /PUBLIC_URL is localhost/],
] as const)
  test(`the demo issuer does not start where the server ${name}`, async () => {
    await assert.rejects(demoIssuer(options({env})), reason);
  });

for (const env of [
  {HOST: 'localhost'},
  {HOST: '::1'},
  {HOST: '127.0.0.1', PUBLIC_URL: 'http://localhost:8080'},
  {HOST: ''},
])
  test(`the demo issuer starts with ${JSON.stringify(env)}`, async () => {
    assert.ok(await demoIssuer(options({env})));
  });

for (const [host, status] of [
  ['localhost:8080', 200],
  ['127.0.0.1', 200],
  ['[::1]:8080', 200],
  ['gov.localhost', 200],
  ['rebound.evil.test', 403],
  ['127.0.0.1.evil.test', 403],
  ['localhost.evil.test', 403],
  ['192.168.1.5:8080', 403],
] as const)
  test(`a page that reaches the demo issuer as ${host} gets ${status}`, async () => {
    const {fetch} = await demoIssuer(options());
    for (const [method, path] of [
      ['GET', 'jwks.json'],
      ['GET', 'persons.json'],
      ['POST', 'token'],
    ] as const) {
      const body = method === 'POST' ? {body: 'bureau'} : {};
      const answer = await fetch(new Request(`http://${host}/demo-issuer/${path}`, {method, ...body}));
      assert.equal(answer?.status, status, path);
      if (status === 403) assert.match((await answer?.text()) ?? '', /only under a name of this machine/);
    }
  });
