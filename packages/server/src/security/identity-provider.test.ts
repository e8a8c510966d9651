import assert from 'node:assert/strict';
import test from 'node:test';
import {exportJWK, generateKeyPair, SignJWT, type JWK} from 'jose';
import {Problem} from '../domain/problems/problem.ts';
import {oidcStaffAuthenticator, type OidcOptions} from './identity-provider.ts';
import {localKeys} from './provider-keys.ts';

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

const tokenBy = ({privateKey, kid, algorithm}: Key, claims: Record<string, unknown> = {}, header = {}) =>
  new SignJWT({
    iss: issuer,
    aud: audience,
    sub: '张三',
    iat: seconds,
    exp: seconds + 60,
    role: 'bureau',
    institution,
    ...claims,
  })
    .setProtectedHeader({alg: algorithm, kid, typ: 'at+jwt', ...header})
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

/** Tokens of the same provider, each rightly signed, that authenticate nobody. */
const others: [string, Record<string, unknown>, Record<string, unknown>][] = [
  ['an ID token', {nonce: 'n-0S6'}, {typ: 'JWT'}],
  ['an ID token without a nonce', {at_hash: 'x'}, {typ: 'JWT'}],
  ['an ID token that names itself an access token', {nonce: 'n-0S6'}, {}],
  ['a token whose claims name it an ID token', {typ: 'ID'}, {}],
  ['a refresh token', {typ: 'Refresh'}, {}],
  ['a logout token', {events: {'http://schemas.openid.net/event/backchannel-logout': {}}}, {typ: 'logout+jwt'}],
  ['a security event', {events: {'https://schemas.example/x': {}}}, {typ: 'secevent+jwt'}],
  ['a token that ends in a hundred years', {exp: seconds + 100 * 31_536_000}, {}],
  ['a token that ends after more than a day', {exp: seconds + 86_401}, {}],
  ['a token of yesterday that has not ended', {iat: seconds - 86_440, exp: seconds - 50}, {}],
  ['a token issued in the future', {iat: seconds + 31, exp: seconds + 60}, {}],
  ['a token that is not valid yet', {nbf: seconds + 31}, {}],
  ['a token without a moment of issue', {iat: undefined}, {}],
  ['a token with a moment of issue that is a text', {iat: '2026'}, {}],
  ['a token that demands an extension', {}, {crit: ['b64'], b64: true}],
];
for (const [name, claims, header] of others)
  for (const tokenType of ['at+jwt', 'JWT'] as const)
    test(`${name} authenticates nobody where access tokens are of type ${tokenType}`, async () => {
      const token = await tokenBy(key, claims, header);
      assert.equal(await authenticatorWith({tokenType}).authenticate(token, now), undefined);
    });

test('a provider whose access tokens have the type JWT or none can be named, and is refused otherwise', async () => {
  for (const header of [{typ: 'JWT'}, {typ: undefined}]) {
    const token = await tokenBy(key, {}, header);
    assert.equal((await authenticatorWith({tokenType: 'JWT'}).authenticate(token, now))?.role, 'bureau');
    assert.equal(await authenticatorWith().authenticate(token, now), undefined);
  }
});

test('a token may write its type in full, and the clocks may be half a minute apart', async () => {
  const full = await tokenBy(key, {}, {typ: 'application/at+jwt'});
  assert.equal((await authenticatorWith().authenticate(full, now))?.role, 'bureau');
  const early = await tokenBy(key, {iat: seconds + 29, nbf: seconds + 29});
  assert.equal((await authenticatorWith().authenticate(early, now))?.role, 'bureau');
});

test('an operator may let tokens live for longer', async () => {
  const token = await tokenBy(key, {exp: seconds + 2 * 86_400});
  assert.equal((await authenticatorWith({longestMinutes: 2880}).authenticate(token, now))?.role, 'bureau');
});

const faults: [string, Record<string, unknown>, Record<string, unknown>, string, RegExp][] = [
  ['of another issuer, by a slash', {iss: `${issuer}/`}, {}, 'issuer', /OIDC_ISSUER.*slash/],
  ['for another audience', {aud: 'portal'}, {}, 'audience', /OIDC_AUDIENCE/],
  ['from 45 s in the future', {iat: seconds + 45, exp: seconds + 600}, {}, 'claims', /"iat" is in the future.*clock/],
  ['that begins in 45 s', {nbf: seconds + 45}, {}, 'claims', /"nbf" is in the future.*clock/],
  ['that has ended', {exp: seconds - 45, iat: seconds - 600}, {}, 'expired', /ended/],
  ['that is an ID token', {}, {typ: 'JWT'}, 'type', /no access token/],
  ['with an unknown key', {}, {kid: 'b'}, 'unknown_key', /OIDC_JWKS_URL.*kid/],
  ['of 8 kB', {groups: 'x'.repeat(8000)}, {}, 'too_long', /longer than 8000/],
];
for (const [what, claims, header, reason, hint] of faults)
  test(`of a token ${what}, the log says why it is refused`, async () => {
    const told: [string, string | undefined][] = [];
    const observer = {faulty: (why: string, more?: string) => void told.push([why, more])};
    assert.equal(await authenticatorWith().authenticate(await tokenBy(key, claims, header), now, observer), undefined);
    assert.equal(told.length, 1);
    assert.equal(told[0]?.[0], reason);
    assert.match(told[0]?.[1] ?? '', hint);
  });
