import assert from 'node:assert/strict';
import test from 'node:test';
import {aDraft, aServedPerson, aService} from '@gov-rating/contract/testing';
import type {LogEntry} from '../../src/index.ts';
import {decryptPerson} from '../../src/security/encrypted-person.ts';
import {keyring} from '../../src/security/encryption-keyring.ts';
import {aScene, bureau, codeOf, dataKeys, elsewhere, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const servedAt = '2026-11-24T09:30:00+08:00';
const agent = {name: '李经办', phone: '13900005678'};
const certificate = {certificateType: '111', certificateNumber: '11010519491231002X'};
const person = aServedPerson({...certificate, agent});
const secrets = [person.name, person.phone, ...Object.values(certificate), ...Object.values(agent)];

const put = async (scene: Scene, facts: Record<string, unknown> = {}, client = 'guangzhou') =>
  scene.call('/v1/services', {token: await scene.accessToken(client), body: {...aService({servedAt}), ...facts}});

async function storedPerson(scene: Scene, serviceId: string) {
  const stored = await scene.storage.servedPerson(serviceId, bureau.code);
  return stored && decryptPerson(keyring(dataKeys), stored);
}

testOnEveryStorage('the person served is stored encrypted and disclosed by no response', async open => {
  const scene = await aScene({storage: await open()});
  const response = await put(scene, {person});
  const answer = await response.text();
  assert.equal(response.status, 200);
  const {serviceId} = JSON.parse(answer) as {serviceId: string};
  assert.deepEqual(Object.keys(JSON.parse(answer) as object).sort(), ['rated', 'serviceId']);
  assert.deepEqual(await storedPerson(scene, serviceId), person);
  const stored = JSON.stringify(await scene.storage.servedPerson(serviceId, bureau.code));
  for (const secret of secrets) assert.equal(stored.includes(secret), false, secret);
  assert.equal(await scene.storage.servedPerson(serviceId, elsewhere.code), undefined);
  assert.equal(JSON.stringify(await scene.storage.service(serviceId, bureau.code)).includes(person.name), false);
});

test('a department corrects a person, leaves the field out, and removes the person', async () => {
  const scene = await aScene();
  const {serviceId} = (await (await put(scene, {person})).json()) as {serviceId: string};
  const other = aServedPerson({name: '李四'});
  await put(scene, {person: other});
  assert.deepEqual(await storedPerson(scene, serviceId), other);
  await put(scene, {itemName: '另一个事项'});
  assert.deepEqual(await storedPerson(scene, serviceId), other);
  await put(scene, {itemName: '另一个事项', person: null});
  assert.equal(await storedPerson(scene, serviceId), undefined);
});

test('who acted for a company comes and goes with it: a company without one leaves nobody behind', async () => {
  const scene = await aScene();
  const company = aServedPerson({name: '广州市某某科技有限公司', phone: '020-83123456'});
  const {serviceId} = (await (await put(scene, {person: {...company, agent}})).json()) as {serviceId: string};
  assert.deepEqual(await storedPerson(scene, serviceId), {...company, agent});
  await put(scene, {person: company});
  assert.deepEqual(await storedPerson(scene, serviceId), company);
  await put(scene, {person: {...company, agent: {...agent, certificateNumber: '11010519491231002X', email: 'a@b.cn'}}});
  assert.deepEqual(await storedPerson(scene, serviceId), {...company, agent}, 'only what a call back needs is kept');
  await put(scene, {person: null});
  assert.equal(await storedPerson(scene, serviceId), undefined);
});

test('after the rating a repeated registration does not change the person', async () => {
  const scene = await aScene();
  await put(scene, {person});
  const {token, serviceId} = await scene.invited();
  await scene.submit(token, aDraft());
  assert.equal((await put(scene, {person: aServedPerson({name: '李四'})})).status, 200);
  assert.deepEqual(await storedPerson(scene, serviceId), person);
});

test('a server without keys refuses persons and registers services all the same', async () => {
  const scene = await aScene({dataKeys: undefined});
  const refused = await put(scene, {person});
  assert.deepEqual([refused.status, await codeOf(refused)], [422, 'person_not_kept']);
  for (const facts of [{}, {person: null}]) assert.equal((await put(scene, facts)).status, 200);
});

test('neither name nor number nor key reaches the log, not even when something fails', async () => {
  const entries: LogEntry[] = [];
  const scene = await aScene({log: entry => void entries.push(entry)});
  await put(scene, {person});
  await put(scene, {person: {...person, phone: 'call me'}});
  scene.storage.registerService = () =>
    Promise.reject(Object.assign(new Error(JSON.stringify(person)), {code: '23505'}));
  assert.equal((await put(scene, {person})).status, 500);
  const log = JSON.stringify(entries);
  assert.ok(entries.length >= 3);
  for (const secret of [...secrets, Buffer.from(dataKeys[0]?.bytes ?? []).toString('base64')])
    assert.equal(log.includes(secret), false, secret);
});

const wrong: [string, Record<string, unknown>, string][] = [
  ['a name of blanks', {name: ' '}, 'person.name'],
  ['a name of 101 characters', {name: '长'.repeat(101)}, 'person.name'],
  ['no name', {name: undefined}, 'person.name'],
  ['no phone', {phone: undefined}, 'person.phone'],
  ['a phone with letters', {phone: '1380000123a'}, 'person.phone'],
  ['a phone of 31 digits', {phone: '1'.repeat(31)}, 'person.phone'],
  ['a phone of 5 digits', {phone: '12345'}, 'person.phone'],
  ['a certificate type of 11 letters', {certificateType: 'a'.repeat(11)}, 'person.certificateType'],
  ['a certificate number with a space', {certificateNumber: '1101 05'}, 'person.certificateNumber'],
  ['an agent without a phone', {agent: {name: '李经办'}}, 'person.agent.phone'],
  ['an agent with a name of blanks', {agent: {...agent, name: ' '}}, 'person.agent.name'],
  ['an agent with a name of 101 characters', {agent: {...agent, name: '长'.repeat(101)}}, 'person.agent.name'],
  ['an agent with a phone of letters', {agent: {...agent, phone: '1390000567a'}}, 'person.agent.phone'],
  ['an agent that is a text', {agent: '李经办'}, 'person.agent'],
  ['a certificate number of 51 digits', {certificateNumber: '1'.repeat(51)}, 'person.certificateNumber'],
];
for (const [title, facts, field] of wrong) {
  test(`${title} is refused, and the answer names the field, not what was sent`, async () => {
    const scene = await aScene();
    const response = await put(scene, {person: {...person, ...facts}});
    assert.equal(response.status, 422);
    const problem = (await response.json()) as {faults?: {field: string}[]; errors?: {field: string}[]};
    const text = JSON.stringify(problem);
    assert.ok(text.includes(field), text);
    for (const secret of [person.name, person.phone, '长长', '1101 05']) assert.equal(text.includes(secret), false);
  });
}
