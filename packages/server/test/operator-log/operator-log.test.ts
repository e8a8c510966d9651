import assert from 'node:assert/strict';
import {aBadDraft, aDraft, aService} from '@gov-rating/contract/testing';
import {eraseOperatorLog} from '../../src/jobs/erase-operator-log.ts';
import {recordRefusals} from '../../src/jobs/record-refusals.ts';
import {sealOperatorLog} from '../../src/jobs/seal-evidence.ts';
import {verifyOperatorLog} from '../../src/cli/verify-log.ts';
import {StorageUnavailable} from '../../src/index.ts';
import type {OperatorQuery, StoredOperatorEntry} from '../../src/domain/operator-log/operator-log-storage.ts';
import {keyedAddress} from '../../src/security/keyed-address.ts';
import {createKeyedHash} from '../../src/security/keyed-hash.ts';
import {
  aKey,
  aScene,
  bureau,
  clientSecret,
  codeOf,
  district,
  issuer,
  start,
  tokenSecret,
  type Scene,
} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {signer} from '../fixtures/evidence.fixtures.ts';

/** The entries that a query finds, refusals included that still wait in memory. */
async function entriesOf(scene: Scene, query: Partial<OperatorQuery> = {}): Promise<StoredOperatorEntry[]> {
  await recordRefusals.run(scene.app.context);
  return scene.storage.operatorLog.entries({limit: 100, ...query});
}

const from = '2001:db8::17';
const addressKey = await keyedAddress(createKeyedHash(tokenSecret), from);

/** A request from a known address. */
const at = (scene: Scene) => (path: string, init: RequestInit) =>
  scene.app.fetch(new Request(`http://localhost:8080${path}`, init), {address: from});

const asPerson = (token: string, body: unknown = {}): RequestInit => ({
  method: 'POST',
  headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': aKey()},
  body: JSON.stringify(body),
});

const person = {name: '陈秀英', phone: '13800138000'};

/** An order of the district with a person to call back. */
async function anOrder(scene: Scene): Promise<string> {
  const access = await scene.accessToken();
  const facts = {...aService({institutionCode: district.code, servedAt: '2026-11-24T09:30:00+08:00'}), person};
  const {serviceId} = await scene.ask('putService', '/v1/services', {body: facts, token: access});
  const path = `/v1/services/${serviceId}/invitations`;
  const {token} = await scene.ask('invite', path, {body: {}, token: access});
  const response = await scene.submit(token, aBadDraft());
  const {orderNumber} = (await response.json()) as {orderNumber: string};
  return orderNumber;
}

testOnEveryStorage('a look at the person served says who looked, from where, at which order', async open => {
  const scene = await aScene({storage: await open()});
  const orderNumber = await anOrder(scene);
  const token = await scene.personToken('institution_staff');
  const response = await at(scene)(`/v1/orders/${orderNumber}/person`, asPerson(token, {reason: '回访'}));
  assert.equal(response.status, 200, await response.clone().text());
  const [entry, ...others] = await entriesOf(scene, {what: 'person.unmasked'});
  assert.equal(others.length, 0);
  assert.deepEqual(entry, {
    ...entry,
    ...{whoKind: 'person', whoRole: 'institution_staff', whoInstitution: district.code},
    ...{address: addressKey, subject: orderNumber, outcome: 'done', code: null, times: 1},
    requestId: response.headers.get('x-request-id'),
  });
  assert.match(entry?.who ?? '', /^[\w-]{43}$/);
  for (const secret of [person.name, person.phone, from, '回访', token])
    assert.equal(JSON.stringify(entry).includes(secret), false);
});

testOnEveryStorage('a refused look is traced, with its code', async open => {
  const scene = await aScene({storage: await open()});
  const orderNumber = await anOrder(scene);
  const look = async (token: string) => {
    const response = await at(scene)(`/v1/orders/${orderNumber}/person`, asPerson(token, {reason: '好奇'}));
    return [response.headers.get('x-request-id'), await codeOf(response)] as const;
  };
  const attempts = [
    await look(await scene.personToken('institution_staff', 'foreign')),
    await look(await scene.personToken('auditor')),
    await look(await scene.personTokenAt('institution_head', bureau.code)),
  ];
  const entries = await entriesOf(scene, {what: 'access.refused'});
  const seen = entries.map(({requestId, code}) => [requestId, code]);
  assert.deepEqual(seen.toSorted(), attempts.toSorted());
  for (const {subject, whoKind, address, outcome, facts} of entries)
    assert.deepEqual(
      [subject, whoKind, address, outcome, facts],
      [orderNumber, 'person', addressKey, 'refused', {route: 'unmask'}],
    );
  assert.deepEqual(await entriesOf(scene, {what: 'person.unmasked'}), []);
});

testOnEveryStorage('a refused log-in of a person and of a client is traced, without token and secret', async open => {
  const scene = await aScene({storage: await open()});
  const token = await scene.personToken('bureau');
  const forged = `${token.slice(0, -8)}AAAAAAAA`;
  assert.equal((await at(scene)('/v1/clients', {headers: {Authorization: `Bearer ${forged}`}})).status, 401);
  const logIn = (id: string, secret: string) =>
    at(scene)('/v1/oauth/token', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({grant_type: 'client_credentials', client_id: id, client_secret: secret}),
    });
  assert.equal((await logIn('guangzhou', 'a wrong secret')).status, 401);
  assert.equal((await logIn('a secret in the wrong field', 'x')).status, 401);
  assert.equal((await logIn('guangzhou', clientSecret)).status, 200);
  const entries = await entriesOf(scene, {what: 'login.refused'});
  const seen = entries.map(({code, subject, facts, address, whoKind}) => [code, subject, facts, address, whoKind]);
  assert.deepEqual(
    seen.toSorted(),
    [
      ['unauthorized', null, {route: 'listClients', reason: 'signature'}, addressKey, 'unknown'],
      ['client_invalid', 'guangzhou', {route: 'issueToken'}, addressKey, 'unknown'],
      ['client_invalid', null, {route: 'issueToken'}, addressKey, 'unknown'],
    ].toSorted(),
  );
  const text = JSON.stringify(entries);
  for (const secret of [forged.slice(0, 30), 'a wrong secret', 'a secret in the wrong field'])
    assert.equal(text.includes(secret), false);
});

testOnEveryStorage('a token that has only expired is no refused log-in, of a person as of a client', async open => {
  const scene = await aScene({storage: await open()});
  const tokens = [await scene.personToken('bureau'), await scene.accessToken()];
  scene.clock.now += 3_600_000;
  for (const token of tokens)
    assert.equal((await at(scene)('/v1/orders', {headers: {Authorization: `Bearer ${token}`}})).status, 401);
  assert.equal((await at(scene)('/v1/orders', {})).status, 401);
  assert.deepEqual(await entriesOf(scene, {what: 'login.refused'}), []);
});

testOnEveryStorage('nothing that a citizen does or fails to do is entered', async open => {
  const scene = await aScene({storage: await open()});
  const before = (await entriesOf(scene)).length;
  const {token} = await scene.invited();
  assert.equal((await scene.submit(token, aDraft())).status, 201);
  assert.equal((await scene.submit(token, aDraft())).status, 409);
  assert.equal((await scene.submit('x'.repeat(43), aDraft())).status, 401);
  const wrong = {receiptNumber: '20261124-00000-00000', receiptKey: 'x'.repeat(22)};
  assert.equal((await scene.call('/v1/receipts', {body: wrong})).status, 404);
  assert.equal((await entriesOf(scene)).length, before);
});

testOnEveryStorage(
  'after six months entries are erased by the job, a day at a time, and the log stays whole',
  async open => {
    const storage = await open();
    const scene = await aScene({storage, evidenceSigner: signer});
    const {context} = scene.app;
    const seal = async () => {
      while ((await sealOperatorLog.run(context)) > 0);
    };
    const orderNumber = await anOrder(scene);
    const token = await scene.personToken('institution_staff');
    const look = await at(scene)(`/v1/orders/${orderNumber}/person`, asPerson(token, {reason: '回访'}));
    assert.equal(look.status, 200);
    await seal();
    const looks = () => entriesOf(scene, {what: 'person.unmasked'});
    scene.clock.now = Date.parse('2027-05-23T02:00:00Z');
    await eraseOperatorLog.run(context);
    assert.equal((await looks()).length, 1, 'five months and 29 days');
    scene.clock.now = Date.parse('2027-05-25T02:00:00Z');
    await eraseOperatorLog.run(context);
    await seal();
    await eraseOperatorLog.run(context);
    assert.deepEqual(await looks(), []);
    const report = await verifyOperatorLog(storage, [signer]);
    assert.ok(report.sound && report.erased > 0, JSON.stringify(report));
  },
);

testOnEveryStorage(
  'an account without rights and one that asks a route of systems are traced to the person',
  async open => {
    const scene = await aScene({storage: await open()});
    const iat = Math.floor(scene.clock.now / 1000);
    const times = {iat, exp: iat + 600};
    const whoOf = async (token: string) => {
      const response = await at(scene)('/v1/orders', {headers: {Authorization: `Bearer ${token}`}});
      assert.equal(response.status, 403);
    };
    await whoOf(await issuer.tokenOf('bureau', {...times, role: 'visitor'}));
    await whoOf(await issuer.tokenOf('bureau', {...times, institution: '11999999MB2D123456'}));
    const token = await scene.personToken('bureau');
    assert.equal((await at(scene)('/v1/services', asPerson(token, aService()))).status, 403);
    assert.equal((await at(scene)('/v1/clients/guangzhou/disabling', asPerson(token))).status, 200);
    const [done] = await entriesOf(scene, {what: 'client.disabled'});
    const refused = await entriesOf(scene, {what: 'access.refused'});
    assert.deepEqual(refused.map(({code, who, whoKind}) => [code, who, whoKind]).toSorted(), [
      ['caller_not_allowed', done?.who, 'person'],
      ['rights_missing', done?.who, 'person'],
      ['rights_missing', done?.who, 'person'],
    ]);
  },
);

testOnEveryStorage(
  'a person who asks for orders of others leaves each of them behind, also without looking',
  async open => {
    const scene = await aScene({storage: await open()});
    const orderNumber = await anOrder(scene);
    const token = await scene.personToken('bureau', 'foreign');
    assert.equal(
      (await at(scene)(`/v1/orders/${orderNumber}`, {headers: {Authorization: `Bearer ${token}`}})).status,
      404,
    );
    const [entry] = await entriesOf(scene, {what: 'access.refused'});
    assert.deepEqual([entry?.subject, entry?.code, entry?.facts], [orderNumber, 'unknown_order', {route: 'getOrder'}]);
  },
);

testOnEveryStorage('a system that was disabled, and one that lacks a scope, are traced by their id', async open => {
  const scene = await aScene({storage: await open()});
  const [token, narrow] = [await scene.accessToken('shenzhen'), await scene.accessToken('guangzhou', ['orders:read'])];
  await scene.storage.disableClient('shenzhen', new Date(scene.clock.now).toISOString());
  assert.equal((await at(scene)('/v1/services', asPerson(token, aService()))).status, 401);
  assert.equal((await at(scene)('/v1/services', asPerson(narrow, aService()))).status, 403);
  const refused = await entriesOf(scene, {since: start});
  assert.deepEqual(
    refused
      .filter(({outcome}) => outcome === 'refused')
      .map(({what, code, who, whoKind}) => [what, code, who, whoKind])
      .toSorted(),
    [
      ['access.refused', 'scope_not_granted', 'guangzhou', 'client'],
      ['login.refused', 'unauthorized', 'shenzhen', 'client'],
    ],
  );
});

testOnEveryStorage('a server that stops enters the refusals that it still has in memory', async open => {
  const storage = await open();
  const scene = await aScene({storage});
  const wrong = {grant_type: 'client_credentials', client_id: 'guangzhou', client_secret: 'wrong'};
  for (let guess = 0; guess < 3; guess++)
    assert.equal((await scene.call('/v1/oauth/token', {body: wrong})).status, 401);
  await recordRefusals.end?.(scene.app.context);
  const entries = await storage.operatorLog.entries({what: 'login.refused', limit: 10});
  assert.deepEqual(entries.map(({times, subject}) => [times, subject]).toSorted(), [
    [1, 'guangzhou'],
    [2, 'guangzhou'],
  ]);
});

testOnEveryStorage(
  'no refused call waits for a storage that is away, and the refusal is entered when it is back',
  async open => {
    const storage = await open();
    const {add} = storage.operatorLog;
    let isAway = true;
    const operatorLog: typeof storage.operatorLog = {
      ...storage.operatorLog,
      add: entries => (isAway ? Promise.reject(new StorageUnavailable('ECONNREFUSED')) : add(entries)),
    };
    const scene = await aScene({storage: {...storage, operatorLog}});
    const forged = `${(await scene.personToken('bureau')).slice(0, -8)}AAAAAAAA`;
    assert.equal((await at(scene)('/v1/clients', {headers: {Authorization: `Bearer ${forged}`}})).status, 401);
    await assert.rejects(recordRefusals.run(scene.app.context), StorageUnavailable);
    isAway = false;
    const [entry, ...others] = await entriesOf(scene, {what: 'login.refused'});
    assert.deepEqual([entry?.code, others.length], ['unauthorized', 0]);
  },
);
