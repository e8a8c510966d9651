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
  ['no name', {name: undefined}, 'person.name'],
  ['no phone', {phone: undefined}, 'person.phone'],
  ['an agent without a phone', {agent: {name: '李经办'}}, 'person.agent.phone'],
  ['an agent that is a text', {agent: '李经办'}, 'person.agent'],
  ['a name that no form has room for', {name: '长'.repeat(1001)}, 'person.name'],
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

const leftOut: [string, Record<string, unknown>, string, string, readonly string[]][] = [
  ['a name of blanks', {name: ' '}, 'person.name', 'missing_field', []],
  ['a name of 101 characters', {name: '长'.repeat(101)}, 'person.name', 'text_too_long', []],
  ['half of a character in the name', {name: '张\ud83d'}, 'person.name', 'text_not_well_formed', []],
  ['a phone with letters', {phone: '1380000123a'}, 'person.phone', 'invalid_input', []],
  ['a phone that is a word', {phone: '不详'}, 'person.phone', 'invalid_input', []],
  ['no number in the field of the phone', {phone: ''}, 'person.phone', 'missing_field', []],
  ['a masked phone', {phone: '138****1234'}, 'person.phone', 'invalid_input', []],
  ['a phone of 31 digits', {phone: '1'.repeat(31)}, 'person.phone', 'invalid_input', []],
  ['a phone of 5 digits', {phone: '12345'}, 'person.phone', 'invalid_input', []],
  [
    'a certificate type of 11 letters',
    {certificateType: 'a'.repeat(11)},
    'person.certificateType',
    'invalid_input',
    ['name', 'phone', 'certificateNumber', 'agent'],
  ],
  [
    'a certificate number of words',
    {certificateNumber: '未提供！'},
    'person.certificateNumber',
    'invalid_input',
    ['name', 'phone', 'certificateType', 'agent'],
  ],
  [
    'an agent with a name of blanks',
    {agent: {...agent, name: ' '}},
    'person.agent.name',
    'missing_field',
    ['name', 'phone', 'certificateType', 'certificateNumber'],
  ],
  [
    'an agent with a phone of letters',
    {agent: {...agent, phone: '1390000567a'}},
    'person.agent.phone',
    'invalid_input',
    ['name', 'phone', 'certificateType', 'certificateNumber'],
  ],
];
for (const [title, facts, field, code, kept] of leftOut)
  test(`${title} does not keep the service from being rated, and the answer names what is left out`, async () => {
    const scene = await aScene();
    const response = await put(scene, {person: {...person, ...facts}});
    const text = await response.text();
    assert.equal(response.status, 200, text);
    const answer = JSON.parse(text) as {serviceId: string; leftOut: {field: string; code: string}[]};
    assert.deepEqual(
      answer.leftOut.map(detail => [detail.field, detail.code]),
      [[field, code]],
    );
    for (const secret of [person.name, person.phone, '长长', '未提供']) assert.equal(text.includes(secret), false);
    const stored = await storedPerson(scene, answer.serviceId);
    assert.deepEqual(Object.keys(stored ?? {}), kept);
  });

test('a person who is known stays when a correction of the number cannot be read', async () => {
  const scene = await aScene();
  const {serviceId} = (await (await put(scene, {person})).json()) as {serviceId: string};
  assert.equal((await put(scene, {person: {...person, phone: '无'}})).status, 200);
  assert.deepEqual(await storedPerson(scene, serviceId), person);
});

test('a batch says of each service what of its person is left out', async () => {
  const scene = await aScene();
  const entries = [person, {...person, phone: '无'}].map((one, at) => ({
    ...aService({servedAt, projectNo: `44011320261124000${at}`}),
    person: one,
  }));
  const response = await scene.call('/v1/services/batch', {token: await scene.accessToken(), body: {entries}});
  const answer = (await response.json()) as {entries: {service: {leftOut?: {field: string}[]}}[]};
  assert.deepEqual(
    answer.entries.map(({service}) => service.leftOut?.map(({field}) => field)),
    [undefined, ['person.phone']],
  );
});

const spellings: [string, string][] = [
  ['(020)81234567', '020-81234567'],
  ['（０２０）８１２３４５６７　转　８０１', '020-81234567-801'],
  ['020-81234567转801', '020-81234567-801'],
  ['020-81234567 ext. 801', '020-81234567-801'],
  ['【020】81234567', '020-81234567'],
  ['\u202a13800138000\u202c', '13800138000'],
  ['138\u200b0013\u20118000', '13800138000'],
  ['１３８ ００１３ ８０００', '13800138000'],
  ['+86 138-0013-8000', '13800138000'],
  ['8613800138000', '13800138000'],
  ['+(86)13800138000', '13800138000'],
  ['手机：13800138000（张三）', '13800138000'],
  ['13800138000/13900139000', '13800138000'],
  ['13800138000.0', '13800138000'],
  ['81234567', '81234567'],
  ['+852 1234 5678', '+85212345678'],
];
for (const [sent, kept] of spellings)
  test(`the telephone ${JSON.stringify(sent)} is kept as ${kept}`, async () => {
    const scene = await aScene();
    const answer = (await (await put(scene, {person: {...person, phone: sent}})).json()) as {
      serviceId: string;
      leftOut?: unknown;
    };
    assert.equal(answer.leftOut, undefined);
    assert.equal((await storedPerson(scene, answer.serviceId))?.phone, kept);
  });

test('name and certificate are kept without what nobody sees and in one width', async () => {
  const scene = await aScene();
  const sent = {...person, name: ' 张\u200b\u202e三\n', certificateNumber: '1101051949\u00a01231 ００２X'};
  const answer = (await (await put(scene, {person: sent})).json()) as {serviceId: string};
  const stored = await storedPerson(scene, answer.serviceId);
  assert.deepEqual([stored?.name, stored?.certificateNumber], ['张三', '11010519491231002X']);
});

const moments: [string, string][] = [
  ['2026-11-24T09:30+08:00', '2026-11-24T01:30:00.000Z'],
  ['2026-11-24t01:30:00z', '2026-11-24T01:30:00.000Z'],
  ['2026-11-24 09:30:00+08:00', '2026-11-24T01:30:00.000Z'],
  ['2026-11-24T09:30:00+0800', '2026-11-24T01:30:00.000Z'],
  ['2026-11-24T09:30:00+08', '2026-11-24T01:30:00.000Z'],
  ['2026-11-24T09:30:00.123456789012+08:00', '2026-11-24T01:30:00.123Z'],
  ['2026-11-24T09:30:00,5+08:00', '2026-11-24T01:30:00.500Z'],
  ['2026-11-24T09:30:00+08:00[Asia/Shanghai]', '2026-11-24T01:30:00.000Z'],
];
for (const [sent, stored] of moments)
  test(`the moment ${sent} is taken, as programs write it`, async () => {
    const scene = await aScene();
    const response = await put(scene, {servedAt: sent});
    assert.equal(response.status, 200);
    const {serviceId} = (await response.json()) as {serviceId: string};
    assert.equal((await scene.storage.service(serviceId, bureau.code))?.servedAt, stored);
  });

for (const sent of ['2026-11-24T09:30:00', '2026-11-24', '2026-02-30T09:30:00Z', '2026-11-24T25:00Z', '昨天'])
  test(`${sent} is no moment: nothing is guessed`, async () => {
    const scene = await aScene();
    assert.equal((await put(scene, {servedAt: sent})).status, 422);
  });
