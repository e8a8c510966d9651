import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';
import {sm2Key} from '../../test/fixtures/sm2-keys.fixtures.ts';
import {Problem} from '../domain/problems/problem.ts';
import {assertionType, portalAuthenticator, type RaterAuthenticator, type RegisteredPortal} from './portals.ts';

const audience = 'https://rating.example.gov.cn/v1';
const issuer = 'https://portal.example.gov.cn';
const now = new Date('2026-11-24T02:00:00.000Z');
const seconds = now.getTime() / 1000;
const subject = 'q1k91jFZZnaU01bnZOKzW9';

/** A key of a portal, and what it signs. */
interface Key {
  readonly publicJwk: JWK & {readonly kty: string};
  readonly sign: (header: JWTHeaderParameters, claims: object) => Promise<string> | string;
}

async function p256Key(kid: string): Promise<Key> {
  const {publicKey, privateKey} = await generateKeyPair('ES256');
  return {
    publicJwk: {...(await exportJWK(publicKey)), kty: 'EC', kid},
    sign: (header, claims) => new SignJWT(claims as JWTPayload).setProtectedHeader(header).sign(privateKey),
  };
}

const keysOf = {
  ES256: [await p256Key('one'), await p256Key('two'), await p256Key('one')],
  SM2: [sm2Key(1, 'one'), sm2Key(2, 'two'), sm2Key(3, 'one')],
} satisfies Record<string, [Key, Key, Key]>;

const facts = {issuer, institutionCode: '11440100MB2C123456', channel: 'mobile', leastAssurance: 2} as const;
const portalOf = (...keys: Key[]): RegisteredPortal => ({
  ...facts,
  keys: {keys: keys.map(({publicJwk}) => publicJwk)},
});
const authenticatorOf = (...keys: Key[]) => portalAuthenticator([portalOf(...keys)], audience);

const claims = {iss: issuer, sub: subject, aud: audience, iat: seconds, exp: seconds + 300, assurance: 2};
const usual = {...claims, jti: 'an-assertion-of-a-test'};

/** `taken`, or the code of the refusal. */
const outcomeOf = (assertion: string, by: RaterAuthenticator, at = now): Promise<string> =>
  by.read(assertion, at).then(
    () => 'taken',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );

for (const algorithm of ['ES256', 'SM2'] as const) {
  const [key, next, stranger]: [Key, Key, Key] = keysOf[algorithm];
  const authenticator = authenticatorOf(key);
  const signed = async (
    change: Record<string, unknown> = {},
    header: Partial<JWTHeaderParameters> = {},
    by = key,
  ): Promise<string> => by.sign({alg: algorithm, typ: assertionType, ...header}, {...usual, ...change});

  test(`a portal that signs with ${algorithm} says by a pseudonym and how surely whom it has logged in`, async () => {
    assert.deepEqual(await authenticator.read(await signed(), now), {
      ...{portal: facts, subject, assertionId: 'an-assertion-of-a-test'},
      endsAt: new Date((seconds + 330) * 1000),
    });
  });

  const secret = new TextEncoder().encode(JSON.stringify(key.publicJwk));

  for (const [what, code, assertion] of [
    ['that is no JWT', 'assertion_invalid', async () => 'not a JWT'],
    ['of three parts that hold nothing', 'assertion_invalid', async () => '..'],
    ['of more than 4000 characters', 'assertion_invalid', () => signed({jti: 'x'.repeat(4000)})],
    ['whose payload is no object', 'assertion_invalid', async () => `${(await signed()).split('.')[0]}.W10.x`],
    ['without a signature', 'assertion_algorithm_not_allowed', async () => new UnsecuredJWT(usual).encode()],
    [
      'signed with the public key as a secret',
      'assertion_algorithm_not_allowed',
      () => new SignJWT(usual).setProtectedHeader({alg: 'HS256', typ: assertionType}).sign(secret),
    ],
    ['of another type, such as an ID token', 'assertion_invalid', () => signed({}, {typ: 'JWT'})],
    ['that wants an extension', 'assertion_invalid', () => signed({}, {crit: ['b64'], b64: true})],
    ['without a type', 'assertion_invalid', () => signed({}, {typ: undefined as never})],
    ['of a portal that is not registered', 'assertion_portal_unknown', () => signed({iss: `${issuer}/`})],
    ['signed by a stranger', 'assertion_not_genuine', () => signed({}, {}, stranger)],
    ['that brings its own key', 'assertion_not_genuine', async () => signed({}, {jwk: stranger.publicJwk}, stranger)],
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
    test(`an assertion of ${algorithm} ${what} is refused with ${code}`, async () => {
      assert.equal(await outcomeOf(await assertion(), authenticator), code);
    });
  }

  test(`the clock of a portal that signs with ${algorithm} may be 30 seconds off, either way`, async () => {
    for (const change of [{iat: seconds + 30}, {iat: seconds - 200, exp: seconds - 29}, {nbf: seconds + 30}])
      assert.equal(await outcomeOf(await signed(change), authenticator), 'taken', JSON.stringify(change));
  });

  test(`a portal changes its key of ${algorithm}: both are taken by their names until the old one is left out`, async () => {
    const both = authenticatorOf(key, next);
    assert.equal(await outcomeOf(await signed({}, {kid: 'one'}), both), 'taken');
    assert.equal(await outcomeOf(await signed({}, {kid: 'two'}, next), both), 'taken');
    assert.equal(await outcomeOf(await signed({}, {kid: 'two'}), both), 'assertion_not_genuine');
    const after = authenticatorOf(next);
    assert.equal(await outcomeOf(await signed({}, {kid: 'one'}), after), 'assertion_not_genuine');
  });

  test(`one portal that signs with ${algorithm} cannot speak for another`, async () => {
    const other = {...portalOf(next), issuer: 'https://other-portal.example.gov.cn'};
    const two = portalAuthenticator([portalOf(key), other], audience);
    assert.equal(await outcomeOf(await signed({iss: other.issuer}), two), 'assertion_not_genuine');
  });
}

test('a portal is taken by the algorithm of its key alone, also where it changes from one to the other', async () => {
  const [[p256], [sm2, next]] = [keysOf.ES256, keysOf.SM2];
  const said = (key: Key, alg: string, header = {}) => key.sign({alg, typ: assertionType, ...header}, usual);
  for (const [assertion, by] of [
    [await said(p256, 'ES256'), authenticatorOf(sm2)],
    [await said(sm2, 'SM2'), authenticatorOf(p256)],
    [await said(sm2, 'GmSM2'), authenticatorOf(sm2)],
    [await said(sm2, 'ES256'), authenticatorOf(sm2)],
  ] as const)
    assert.equal(await outcomeOf(assertion, by), 'assertion_algorithm_not_allowed');
  const both = authenticatorOf(p256, next);
  assert.equal(await outcomeOf(await said(p256, 'ES256'), both), 'taken');
  assert.equal(await outcomeOf(await said(next, 'SM2', {kid: 'two'}), both), 'taken');
  assert.equal(await outcomeOf(await said(next, 'SM2', {kid: 'one'}), both), 'assertion_not_genuine');
  assert.equal(await outcomeOf(await said(next, 'ES256', {kid: 'two'}), both), 'assertion_not_genuine');
});

test('a portal whose library names SM2 otherwise is taken by the name that its key states', async () => {
  const {publicJwk, sign} = sm2Key(4, 'one');
  const by = portalAuthenticator([{...facts, keys: {keys: [{...publicJwk, alg: 'SM3WithSM2'}]}}], audience);
  assert.equal(await outcomeOf(sign({alg: 'SM3WithSM2', typ: assertionType}, usual), by), 'taken');
  assert.equal(await outcomeOf(sign({alg: 'SM2', typ: assertionType}, usual), by), 'assertion_algorithm_not_allowed');
});

test('of two keys of SM2 none is guessed where the assertion names none', async () => {
  const [one, two] = keysOf.SM2;
  const assertion = one.sign({alg: 'SM2', typ: assertionType}, usual);
  assert.equal(await outcomeOf(assertion, authenticatorOf(one, two)), 'assertion_not_genuine');
});
