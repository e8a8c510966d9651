import assert from 'node:assert/strict';
import {test} from 'node:test';
import {exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTHeaderParameters, type JWTPayload} from 'jose';
import {Problem} from '../domain/problems/problem.ts';
import {assertionType, portalAuthenticator, type RegisteredPortal} from './portals.ts';

const audience = 'https://rating.example.gov.cn/v1';
const issuer = 'https://portal.example.gov.cn';
const now = new Date('2026-11-24T02:00:00.000Z');
const seconds = now.getTime() / 1000;
const subject = 'q1k91jFZZnaU01bnZOKzW9';

const [keys, next, stranger] = [
  await generateKeyPair('ES256'),
  await generateKeyPair('ES256'),
  await generateKeyPair('ES256'),
];
const publicJwk = {...(await exportJWK(keys.publicKey)), kty: 'EC', kid: 'one'};
const nextJwk = {...(await exportJWK(next.publicKey)), kty: 'EC', kid: 'two'};

const portal: RegisteredPortal = {
  issuer,
  institutionCode: '11440100MB2C123456',
  channel: 'mobile',
  leastAssurance: 2,
  keys: {keys: [publicJwk]},
};
const authenticator = portalAuthenticator([portal], audience);

const claims = {iss: issuer, sub: subject, aud: audience, iat: seconds, exp: seconds + 300, assurance: 2};
const usual = {...claims, jti: 'an-assertion-of-a-test'};

const signed = (
  change: Record<string, unknown> = {},
  {key = keys.privateKey, ...header}: Partial<JWTHeaderParameters> & {key?: CryptoKey | Uint8Array} = {},
) =>
  new SignJWT({...usual, ...change} as JWTPayload)
    .setProtectedHeader({alg: 'ES256', typ: assertionType, ...header})
    .sign(key);

/** `taken`, or the code of the refusal. */
const outcomeOf = (assertion: string, at = now, by = authenticator): Promise<string> =>
  by.read(assertion, at).then(
    () => 'taken',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

test('a portal says by a pseudonym and how surely whom it has logged in', async () => {
  const {keys: _, ...registered} = portal;
  assert.deepEqual(await authenticator.read(await signed(), now), {
    ...{portal: registered, subject, assertionId: 'an-assertion-of-a-test'},
    endsAt: new Date((seconds + 330) * 1000),
  });
});

const secret = new TextEncoder().encode(JSON.stringify(publicJwk));

for (const [what, code, assertion] of [
  ['that is no JWT', 'assertion_invalid', async () => 'not a JWT'],
  ['of three parts that hold nothing', 'assertion_invalid', async () => '..'],
  ['of more than 4000 characters', 'assertion_invalid', () => signed({jti: 'x'.repeat(4000)})],
  ['whose payload is no object', 'assertion_invalid', async () => `${(await signed()).split('.')[0]}.W10.x`],
  ['without a signature', 'assertion_algorithm_not_allowed', async () => new UnsecuredJWT(usual).encode()],
  [
    'signed with the public key as a secret',
    'assertion_algorithm_not_allowed',
    () => signed({}, {alg: 'HS256', key: secret}),
  ],
  ['of another type, such as an ID token', 'assertion_invalid', () => signed({}, {typ: 'JWT'})],
  ['without a type', 'assertion_invalid', () => signed({}, {typ: undefined as never})],
  ['of a portal that is not registered', 'assertion_portal_unknown', () => signed({iss: `${issuer}/`})],
  ['signed by a stranger', 'assertion_not_genuine', () => signed({}, {key: stranger.privateKey})],
  [
    'that brings its own key',
    'assertion_not_genuine',
    async () => signed({}, {key: stranger.privateKey, jwk: await exportJWK(stranger.publicKey)}),
  ],
  ['that names an unknown key', 'assertion_not_genuine', () => signed({}, {kid: 'two'})],
  [
    'whose claims were changed',
    'assertion_not_genuine',
    async () => {
      const [header, , signature] = (await signed()).split('.');
      return `${header}.${btoa(JSON.stringify({...usual, sub: subject.toUpperCase()})).replace(/=+$/, '')}.${signature}`;
    },
  ],
  ['for another server', 'assertion_for_another', () => signed({aud: 'https://other.example.gov.cn/v1'})],
  ['for two servers', 'assertion_invalid', () => signed({aud: [audience, 'https://other.example.gov.cn/v1']})],
  ['issued 31 seconds ahead', 'assertion_from_future', () => signed({iat: seconds + 31})],
  ['not valid before 31 seconds', 'assertion_from_future', () => signed({nbf: seconds + 31})],
  ['that ended 30 seconds ago', 'assertion_expired', () => signed({iat: seconds - 90, exp: seconds - 30})],
  ['valid for 301 seconds', 'assertion_invalid', () => signed({exp: seconds + 301})],
  ['that ends before it begins', 'assertion_invalid', () => signed({exp: seconds - 1})],
  ['without an end', 'assertion_invalid', () => signed({exp: undefined})],
  ['without a name of its own', 'assertion_invalid', () => signed({jti: undefined})],
  ['without a person', 'assertion_invalid', () => signed({sub: undefined})],
  ['with the number of a certificate as pseudonym', 'assertion_invalid', () => signed({sub: '440103199001011234'})],
  ['with a telephone number as pseudonym', 'assertion_invalid', () => signed({sub: '13800000000'})],
  ['with the level as text', 'assertion_invalid', () => signed({assurance: '2'})],
  ['with a name', 'assertion_claims_not_allowed', () => signed({name: '张小明'})],
  ['with a telephone number', 'assertion_claims_not_allowed', () => signed({phone_number: '13800000000'})],
  ['about a person it is not sure of', 'assurance_too_low', () => signed({assurance: 1})],
] as const) {
  test(`an assertion ${what} is refused with ${code}`, async () => {
    assert.equal(await outcomeOf(await assertion()), code);
  });
}

test('the clock of a portal may be 30 seconds off, either way', async () => {
  for (const change of [{iat: seconds + 30}, {iat: seconds - 200, exp: seconds - 29}, {nbf: seconds + 30}])
    assert.equal(await outcomeOf(await signed(change)), 'taken', JSON.stringify(change));
});

test('a portal changes its key: both are taken by their names until the old one is left out', async () => {
  const both = portalAuthenticator([{...portal, keys: {keys: [publicJwk, nextJwk]}}], audience);
  assert.equal(await outcomeOf(await signed({}, {kid: 'one'}), now, both), 'taken');
  assert.equal(await outcomeOf(await signed({}, {kid: 'two', key: next.privateKey}), now, both), 'taken');
  assert.equal(await outcomeOf(await signed({}, {kid: 'two'}), now, both), 'assertion_not_genuine');
  const after = portalAuthenticator([{...portal, keys: {keys: [nextJwk]}}], audience);
  assert.equal(await outcomeOf(await signed({}, {kid: 'one'}), now, after), 'assertion_not_genuine');
});

test('one portal cannot speak for another', async () => {
  const other = {...portal, issuer: 'https://other-portal.example.gov.cn', keys: {keys: [nextJwk]}};
  const two = portalAuthenticator([portal, other], audience);
  assert.equal(await outcomeOf(await signed({iss: other.issuer}), now, two), 'assertion_not_genuine');
});
