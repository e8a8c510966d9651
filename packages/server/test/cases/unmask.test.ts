import assert from 'node:assert/strict';
import test from 'node:test';
import {aServedPerson} from '@gov-rating/contract/testing';
import type {LogEntry} from '../../src/index.ts';
import {aKey, aScene, bureau, codeOf, district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {answered, Case, limits, neighbour} from '../fixtures/order.fixtures.ts';

const agent = {name: '李经办', phone: '13900005678'};
const person = aServedPerson({agent});
const settings = limits;

const row = (one: Case, token: string, reason = '回访') =>
  one.scene.call(`/v1/orders/${one.orderNumber}/person`, {body: {reason}, token});

const events = async (one: Case) =>
  (await one.detail()).acts.map(({kind, role, institutionCode, texts}) => ({kind, role, institutionCode, texts}));

testOnEveryStorage(
  'those who must call back see the person, and every unmasking is recorded with its actor and reason',
  async open => {
    const scene = await aScene({storage: await open(), settings});
    const one = await Case.ofPerson(scene, person);
    assert.equal((await one.detail()).order.realName, true);
    for (const [role, reason, version] of [
      ['institution_staff', '致电核实', 2],
      ['institution_head', '回访', 3],
    ] as const) {
      const response = await row(one, await scene.personToken(role), reason);
      assert.deepEqual(await response.json(), {person, version});
      const event = {kind: 'unmasked', role, institutionCode: district.code, texts: {reason}};
      assert.deepEqual((await events(one)).at(-1), event);
    }
    assert.equal((await one.detail()).order.state, 'created');
  },
);

test('a certificate is not disclosed: nobody needs it for a call', async () => {
  const scene = await aScene({settings});
  const certificate = {certificateType: '111', certificateNumber: '11010519491231002X'};
  const one = await Case.ofPerson(scene, aServedPerson({...certificate, agent}));
  const {person: seen} = (await (await row(one, await scene.personToken('institution_staff'))).json()) as {
    person: object;
  };
  assert.deepEqual(seen, person);
});

test('a repeated unmasking is recorded again', async () => {
  const scene = await aScene({settings});
  const one = await Case.ofPerson(scene, person);
  const token = await scene.personToken('institution_staff');
  await Promise.all([row(one, token), row(one, token), row(one, token)]);
  assert.equal((await events(one)).length, 3);
});

const forbidden: [string, (scene: Scene) => Promise<string>, string][] = [
  ['the bureau above', scene => scene.personToken('bureau'), 'role_not_allowed'],
  ['an auditor', scene => scene.personToken('auditor'), 'role_not_allowed'],
  ['staff of another city', scene => scene.personToken('institution_staff', 'foreign'), 'unknown_order'],
  [
    'staff of the bureau above',
    scene => scene.personTokenAt('institution_staff', bureau.code),
    'not_handling_institution',
  ],
  ['a department system', scene => scene.accessToken(), 'caller_not_allowed'],
];
for (const [who, tokenOf, code] of forbidden) {
  test(`${who} does not see the person, and nothing is recorded`, async () => {
    const scene = await aScene({settings});
    const one = await Case.ofPerson(scene, person);
    const response = await row(one, await tokenOf(scene));
    const text = await response.clone().text();
    assert.equal(await codeOf(response), code);
    for (const secret of [person.name, person.phone, ...Object.values(agent)])
      assert.equal(text.includes(secret), false);
    assert.deepEqual(await events(one), []);
  });
}

test('after a transfer was accepted the former institution no longer sees the person, the new one does', async () => {
  const scene = await aScene({settings});
  const one = await Case.ofPerson(scene, person);
  await one.steps(['sign']);
  const handOn = {version: 2, institutionCode: neighbour.code, reason: '属越秀区职责'};
  assert.equal((await one.post(`/v1/orders/${one.orderNumber}/transfer`, handOn)).status, 200);
  const token = await scene.personTokenAt('institution_head', neighbour.code);
  assert.equal(await codeOf(await row(one, token)), 'not_handling_institution');
  const accept = {body: {version: 3, step: 'accept'}, key: aKey(), token};
  assert.equal((await scene.call(`/v1/orders/${one.orderNumber}/steps`, accept)).status, 200);
  assert.equal(await codeOf(await row(one, await scene.personToken('institution_head'))), 'unknown_order');
  const response = await row(one, await scene.personTokenAt('institution_staff', neighbour.code));
  assert.deepEqual(((await response.json()) as {person: unknown}).person, person);
});

test('when the order has ended the person can no longer be unmasked', async () => {
  const scene = await aScene({settings});
  const one = await Case.ofPerson(scene, person);
  await one.steps(...answered, ['follow_up', {helped: 'yes'}], ['close']);
  assert.equal(await codeOf(await row(one, await scene.personToken('institution_head'))), 'order_ended');
});

test('an order without a person is not a real-name one', async () => {
  const scene = await aScene({settings});
  const one = await Case.begin(scene);
  assert.equal((await one.detail()).order.realName, false);
  assert.equal(await codeOf(await row(one, await scene.personToken('institution_head'))), 'person_unknown');
  assert.deepEqual(await events(one), []);
});

test('a person moved into the place of another cannot be decrypted, and no unmasking is recorded', async () => {
  const entries: LogEntry[] = [];
  const scene = await aScene({settings, log: entry => void entries.push(entry)});
  const one = await Case.ofPerson(scene, person);
  const {servedPerson} = scene.storage;
  scene.storage.servedPerson = async (...asked) => {
    const found = await servedPerson(...asked);
    return found && {...found, service: {...found.service, projectNo: 'another'}};
  };
  assert.equal((await row(one, await scene.personToken('institution_head'))).status, 500);
  assert.equal(entries.at(-1)?.error?.name, 'UnsealableError');
  assert.deepEqual(await events(one), []);
});

test('no other response about the order discloses the person', async () => {
  const scene = await aScene({settings});
  const one = await Case.ofPerson(scene, person);
  await row(one, await scene.personToken('institution_head'));
  const token = await scene.personToken('institution_head');
  const disclosed = [
    await (await scene.call(`/v1/orders/${one.orderNumber}`, {token})).text(),
    await (await scene.call('/v1/orders', {token})).text(),
    await (await scene.call('/v1/receipts', {body: one.keys})).text(),
    await (await scene.call('/v1/invitation', {token: one.token})).text(),
  ].join();
  for (const secret of [person.name, person.phone, ...Object.values(agent)])
    assert.equal(disclosed.includes(secret), false);
});
