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
