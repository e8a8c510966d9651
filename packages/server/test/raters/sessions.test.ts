import assert from 'node:assert/strict';
import test from 'node:test';
import {SignJWT} from 'jose';
import type {LogEntry} from '../../src/index.ts';
import {assertionType, createApp, memoryRateLimits} from '../../src/index.ts';
import {allRowsOf, readableStorage} from '../fixtures/all-rows.fixtures.ts';
import {aScene, Caller, codeOf, tokenSecret, type Scene} from '../fixtures/api.fixtures.ts';
import {portals} from '../fixtures/portals.fixtures.ts';
import {sm2Key} from '../fixtures/sm2-keys.fixtures.ts';
import {
  claim,
  claimsOf,
  li,
  open,
  raterToken,
  rateableOf,
  servedFor,
  signed,
  zhang,
} from '../fixtures/rater.fixtures.ts';

/** Every call of a rater, by a token. */
const calls = (scene: Caller, token: string, serviceId: string): Promise<Response>[] => [
  scene.call('/v1/rater/services', {token}),
  scene.call('/v1/rater/invitations', {token, body: {serviceId}}),
  scene.call('/v1/rater/receipts', {token}),
];

async function assertEnded(scene: Caller, token: string, serviceId: string): Promise<void> {
  for (const response of await Promise.all(calls(scene, token, serviceId))) {
    assert.equal(response.headers.get('www-authenticate')?.startsWith('Bearer'), true);
    assert.equal(await codeOf(response), 'rater_session_invalid');
  }
}

const [guangzhou] = portals as [(typeof portals)[0], ...typeof portals];

/** The same server, started again with other portals, over the same storage. */
const restarted = ({storage, clock}: Scene, by: typeof portals, secrets: object = {tokenSecret}) =>
  new Caller(createApp({storage, portals: by, now: () => new Date(clock.now), tokenSecret, ...secrets}).fetch);

test('a session ends after a quarter of an hour', async () => {
  const scene = await aScene();
  const serviceId = await servedFor(scene);
  const assertion = await signed(claimsOf(scene));
  const {token, expiresAt} = await scene.ask('openRaterSession', '/v1/rater-sessions', {body: {assertion}});
  assert.equal(expiresAt, '2026-11-24T02:15:00.000Z');
  scene.clock.now = Date.parse(expiresAt) - 1000;
  assert.deepEqual(await rateableOf(scene, token), [serviceId]);
  scene.clock.now = Date.parse(expiresAt);
  await assertEnded(scene, token, serviceId);
});

test('with a portal that is taken out of the file end its sessions, and no new one begins', async () => {
  const scene = await aScene();
  const serviceId = await servedFor(scene);
  const token = await raterToken(scene);
  const without = restarted(scene, portals.slice(1));
  await assertEnded(without, token, serviceId);
  const body = {assertion: await signed(claimsOf(scene))};
  assert.equal(await codeOf(await without.call('/v1/rater-sessions', {body})), 'assertion_portal_unknown');
});

test('a portal with a key of SM2 opens a session, once, and not with what another key has signed', async () => {
  const scene = await aScene();
  const serviceId = await servedFor(scene);
  const [key, other] = [sm2Key(1, 'gz-sm2'), sm2Key(2, 'gz-sm2')];
  const server = restarted(scene, [{...guangzhou, keys: {keys: [key.publicJwk]}}]);
  const header = {alg: 'SM2', typ: assertionType, kid: 'gz-sm2'};
  const assertion = key.sign(header, claimsOf(scene));
  const {token} = await server.ask('openRaterSession', '/v1/rater-sessions', {body: {assertion}});
  assert.deepEqual(await rateableOf(server, token), [serviceId]);
  const forged = other.sign(header, claimsOf(scene));
  for (const [body, code] of [
    [{assertion}, 'assertion_used'],
    [{assertion: forged}, 'assertion_not_genuine'],
    [{assertion: await signed(claimsOf(scene))}, 'assertion_algorithm_not_allowed'],
  ] as const)
    assert.equal(await codeOf(await server.call('/v1/rater-sessions', {body})), code);
});

test('no other token of the server is a session, and a session is no other token', async () => {
  const scene = await aScene();
  const serviceId = await servedFor(scene);
  const token = await raterToken(scene);
  const key = new TextEncoder().encode(tokenSecret);
  const forged = (claims: object, typ = 'rater+jwt') =>
    new SignJWT({portal: 'https://portal.gz.example.gov.cn', ...claims})
      .setProtectedHeader({alg: 'HS256', typ})
      .setIssuer('http://localhost:8080')
      .setAudience('http://localhost:8080/v1/rater')
      .setSubject('x')
      .setIssuedAt(scene.clock.now / 1000)
      .setExpirationTime(scene.clock.now / 1000 + 60)
      .sign(key);
  await assertEnded(scene, await scene.accessToken(), serviceId);
  await assertEnded(scene, await scene.personToken('bureau'), serviceId);
  await assertEnded(scene, await signed(claimsOf(scene)), serviceId);
  await assertEnded(scene, await forged({}, 'at+jwt'), serviceId);
  await assertEnded(scene, token.replace(/\.[^.]*$/, '.AAAA'), serviceId);
  assert.equal(await codeOf(await scene.call('/v1/orders', {token})), 'unauthorized');
  assert.equal(await codeOf(await scene.call('/v1/invitation', {token})), 'invitation_invalid');
});

test('a department that used up its invitations, and a person who claims again and again, shut out nobody else', async () => {
  const scene = await aScene();
  const serviceId = await servedFor(scene);
  const department = await scene.accessToken();
  for (let made = 0; made < 10; made++)
    await scene.ask('invite', `/v1/services/${serviceId}/invitations`, {token: department, body: {}});
  const token = await raterToken(scene);
  assert.equal((await claim(scene, token, serviceId)).status, 201);
  const another = await servedFor(scene, {projectNo: 'P2'});
  assert.equal((await claim(scene, token, another)).status, 201);
});

test('wrong assertions are limited by address, and never the right one of another person there', async () => {
  const scene = await aScene({rateLimits: memoryRateLimits({assertion: 3})});
  const from = new Caller(request => scene.app.fetch(request, {address: '192.0.2.1'}));
  const ask = (assertion: string) => from.call('/v1/rater-sessions', {body: {assertion}});
  for (let tried = 0; tried < 3; tried++) assert.equal(await codeOf(await ask('a.b.c')), 'assertion_invalid');
  assert.equal(await codeOf(await ask('a.b.c')), 'rate_limited');
  assert.equal((await ask(await signed(claimsOf(scene)))).status, 201);
});

test('the calls of one session are limited, and not those of another person', async () => {
  const scene = await aScene({rateLimits: memoryRateLimits({rater: 2})});
  const [first, again, second] = [await raterToken(scene), await raterToken(scene), await raterToken(scene, li)];
  await rateableOf(scene, first);
  await rateableOf(scene, first);
  assert.equal(await codeOf(await scene.call('/v1/rater/services', {token: again})), 'rate_limited');
  assert.deepEqual(await rateableOf(scene, second), []);
});

test('the pseudonym is in no log, in no row and in no answer; of the same one two portals make two hashes', async () => {
  const storage = await readableStorage();
  const log: LogEntry[] = [];
  const scene = await aScene({storage, log: entry => log.push(entry)});
  await servedFor(scene);
  const assertion = await signed(claimsOf(scene));
  const answers = [await open(scene, assertion), await open(scene, assertion)];
  const texts = await Promise.all(answers.map(answer => answer.text()));
  const {token} = JSON.parse(texts[0] ?? '') as {token: string};
  const content = atob((token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
  const rows = JSON.stringify(await allRowsOf(storage));
  for (const secret of [zhang, assertion, String(token)])
    assert.doesNotMatch(rows + JSON.stringify(log), new RegExp(secret));
  assert.doesNotMatch(content + texts[1], new RegExp(zhang));
});

test('after the token secret is changed, services of before are found with the old one as the key of pseudonyms', async () => {
  const scene = await aScene();
  const serviceId = await servedFor(scene);
  const asked = async (secrets: object) => {
    const server = restarted(scene, portals, secrets);
    const body = {assertion: await signed(claimsOf(scene))};
    const {token} = await server.ask('openRaterSession', '/v1/rater-sessions', {body});
    return (await server.ask('listRateable', '/v1/rater/services', {token})).items.map(service => service.serviceId);
  };
  const changed = {tokenSecret: 'another secret of thirty-two bytes'};
  assert.deepEqual(await asked({...changed, staffKey: tokenSecret}), [serviceId]);
  assert.deepEqual(await asked(changed), []);
});
