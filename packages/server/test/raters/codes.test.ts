import assert from 'node:assert/strict';
import test from 'node:test';
import {aDraft} from '@gov-rating/contract/testing';
import type {LogEntry} from '../../src/index.ts';
import {memoryRateLimits} from '../../src/index.ts';
import {forgetRaters} from '../../src/jobs/forget-raters.ts';
import {allRowsOf, readableStorage} from '../fixtures/all-rows.fixtures.ts';
import {aScene, Caller, codeOf, district, type Scene} from '../fixtures/api.fixtures.ts';
import {ask, ownCase, phone, phoneEnd, sentCode, servedWithPhone, tryCode, wrong} from '../fixtures/code.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {claim, rateableOf} from '../fixtures/rater.fixtures.ts';

const minute = 60_000;

const tokenOf = async (response: Response): Promise<string> => {
  assert.equal(response.status, 201);
  return ((await response.json()) as {token: string}).token;
};

const openedBy = async (scene: Scene, code: string, said: object = {}) => tokenOf(await tryCode(scene, code, said));

testOnEveryStorage(
  'a person with case number, digits and code rates what they were served, and nothing else',
  async open => {
    const scene = await aScene({storage: await open()});
    const accepted = await servedWithPhone(scene, {node: 'accepted', servedAt: '2026-11-20T09:30:00+08:00'});
    const completed = await servedWithPhone(scene);
    const ofAnother = await servedWithPhone(scene, {serviceNumber: 2}, {name: '李四', phone: '13911112222'});
    const otherCase = await servedWithPhone(scene, {projectNo: '440100202611240002'});
    await servedWithPhone(scene, {institutionCode: district.code});

    const code = await sentCode(scene);
    assert.equal(scene.sent.length, 1);
    assert.equal(scene.sent[0]?.phone, '13800004321', 'as it is dialled');
    const token = await openedBy(scene, code);
    assert.deepEqual(await rateableOf(scene, token), [completed, accepted]);
    for (const serviceId of [ofAnother, otherCase])
      assert.equal(await codeOf(await claim(scene, token, serviceId)), 'unknown_service');

    const invitation = (await (await claim(scene, token, completed)).json()) as {token: string; channel: string};
    assert.equal(invitation.channel, 'web');
    assert.equal((await scene.submit(invitation.token, aDraft({channel: undefined}))).status, 201);
    assert.deepEqual(await rateableOf(scene, token), [accepted]);
    const {items} = await scene.ask('listOwnReceipts', '/v1/rater/receipts', {token});
    assert.equal(items.length, 1);
  },
);

testOnEveryStorage('a code is good once and for five minutes, and the one before it no more', async open => {
  const scene = await aScene({storage: await open()});
  await servedWithPhone(scene);
  const [first, second] = [await sentCode(scene), await sentCode(scene)];
  if (first !== second) assert.equal(await codeOf(await tryCode(scene, first)), 'rater_code_wrong');
  const at = await Promise.all([tryCode(scene, second), tryCode(scene, second)]);
  assert.deepEqual(at.map(({status}) => status).toSorted(), [201, 401]);
  const third = await sentCode(scene);
  scene.clock.now += 5 * minute;
  assert.equal(await codeOf(await tryCode(scene, third)), 'rater_code_wrong');
});

testOnEveryStorage(
  'five wrong codes lock this case for half an hour, also at the same time, and nobody else',
  async open => {
    const scene = await aScene({storage: await open()});
    await servedWithPhone(scene);
    const other = {projectNo: '440100202611240002'};
    await servedWithPhone(scene, other, {name: '李四', phone: '13911112222'});
    const code = await sentCode(scene);
    const tried = await Promise.all(Array.from({length: 9}, async () => codeOf(await tryCode(scene, wrong(code)))));
    assert.deepEqual(tried.toSorted(), [...Array(4).fill('rater_code_locked'), ...Array(5).fill('rater_code_wrong')]);
    const locked = await tryCode(scene, code);
    assert.equal(locked.headers.get('retry-after'), '1800');
    assert.equal(await codeOf(locked), 'rater_code_locked');
    assert.equal(await codeOf(await ask(scene)), 'rater_code_locked');
    assert.equal(scene.sent.length, 1);
    await openedBy(scene, await sentCode(scene, {...other, phoneEnd: '2222'}), other);

    scene.clock.now += 30 * minute - 1;
    assert.equal(await codeOf(await tryCode(scene, code)), 'rater_code_locked');
    scene.clock.now += 1;
    await openedBy(scene, await sentCode(scene));
  },
);

testOnEveryStorage(
  'five codes an hour are sent for one case, then the next after an hour, and to others at once',
  async open => {
    const scene = await aScene({storage: await open(), settings: {raterCodes: {perHour: 2}}});
    await servedWithPhone(scene);
    const other = {projectNo: '440100202611240002'};
    await servedWithPhone(scene, other);
    for (const wait of [0, 59 * minute]) {
      scene.clock.now += wait;
      assert.equal((await ask(scene)).status, 200);
    }
    const refused = await ask(scene);
    assert.equal(refused.headers.get('retry-after'), '3600');
    assert.equal(await codeOf(refused), 'rater_codes_used_up');
    assert.equal(scene.sent.length, 2);
    assert.equal((await ask(scene, other)).status, 200);
    scene.clock.now += 60 * minute;
    assert.equal((await ask(scene)).status, 200);
    assert.equal(scene.sent.length, 4);
  },
);

/** Requests whose answer must be that to a right one. */
const wrongRequests: [string, object][] = [
  ['an unknown case', {projectNo: '999999'}],
  ['an unknown institution', {institutionCode: '11440300MB2E123456'}],
  ['wrong digits', {phoneEnd: '1234'}],
  ['digits from the middle of the number', {phoneEnd: '0000'}],
];

test('who asks about an unknown case or with wrong digits hears what everybody hears; nothing is sent and no code is kept', async () => {
  const storage = await readableStorage();
  const scene = await aScene({storage});
  await servedWithPhone(scene);
  const right = await ask(scene);
  const answer = [right.status, await right.text()];
  for (const [what, said] of wrongRequests) {
    const response = await ask(scene, said);
    assert.deepEqual([response.status, await response.text()], answer, what);
    const refusals = [await tryCode(scene, '204816', said), await tryCode(scene, '204816', {projectNo: '888888'})];
    const [one, other] = await Promise.all(refusals.map(async refusal => (await refusal.json()) as {title: string}));
    assert.deepEqual({...one, requestId: ''}, {...other, requestId: ''}, what);
    scene.clock.now += 60 * minute;
  }
  assert.equal(scene.sent.length, 1);
  assert.equal((await allRowsOf(storage))['rater_code']?.length, 1);
});

test('the right digits send nothing where the server keeps no person, and the person of a rated service is still known', async () => {
  const scene = await aScene();
  await servedWithPhone(scene, {projectNo: 'P1'}, null);
  await ask(scene, {projectNo: 'P1'});
  assert.equal(scene.sent.length, 0);
  await servedWithPhone(scene);
  const token = await openedBy(scene, await sentCode(scene));
  const [serviceId = ''] = await rateableOf(scene, token);
  const invitation = (await (await claim(scene, token, serviceId)).json()) as {token: string};
  await scene.submit(invitation.token, aDraft({channel: undefined}));
  const again = await openedBy(scene, await sentCode(scene));
  assert.equal((await scene.ask('listOwnReceipts', '/v1/rater/receipts', {token: again})).items.length, 1);
});

test('who acted for a company gets the code on the own telephone, and so does the company', async () => {
  const scene = await aScene();
  const agent = {name: '李经办', phone: '139 1111 2222'};
  const serviceId = await servedWithPhone(scene, {}, {name: '某公司', phone: '020-83001234', agent});
  for (const [phoneEnd, to] of [
    ['2222', '13911112222'],
    ['1234', '020-83001234'],
  ] as const) {
    const token = await openedBy(scene, await sentCode(scene, {phoneEnd}));
    assert.equal(scene.sent.at(-1)?.phone, to);
    assert.deepEqual(await rateableOf(scene, token), [serviceId]);
  }
});

test('a corrected telephone takes the case from who held the wrong one, and a code that is under way', async () => {
  const scene = await aScene();
  await servedWithPhone(scene);
  const token = await openedBy(scene, await sentCode(scene));
  const underWay = await sentCode(scene);
  await servedWithPhone(scene, {}, {name: '张小明', phone: '13911112222'});
  assert.deepEqual(await rateableOf(scene, token), []);
  assert.equal(await codeOf(await tryCode(scene, underWay)), 'rater_code_wrong');
});

test('a person whom a department has named on a portal stays the one of that service beside the one with the code', async () => {
  const scene = await aScene();
  const serviceId = await servedWithPhone(scene);
  const token = await openedBy(scene, await sentCode(scene));
  const department = await scene.accessToken();
  const servedSubject = {portal: 'https://portal.gz.example.gov.cn', subject: 'zhang-q1k91jFZZnaU01bnZO'};
  const put = async (given: object | null) => {
    const body = {...ownCase, serviceNumber: 1, node: 'completed', itemCode: 'A1', itemName: '核发'};
    const service = {...body, servedAt: '2026-11-24T09:30:00+08:00', servedSubject: given};
    await scene.ask('putService', '/v1/services', {token: department, body: service});
  };
  await put(servedSubject);
  await put(null);
  assert.deepEqual(await rateableOf(scene, token), [serviceId]);
});

test('without a gateway no code is sent, and the sessions of codes end', async () => {
  const scene = await aScene();
  await servedWithPhone(scene);
  const token = await openedBy(scene, await sentCode(scene));
  const without = await aScene({storage: scene.storage, sendCode: undefined});
  assert.equal(await codeOf(await without.call('/v1/rater/services', {token})), 'rater_session_invalid');
  assert.equal(await codeOf(await ask(without)), 'rater_codes_off');
});

test('a gateway that takes nothing is a warning without number and code, and the person hears what everybody hears', async () => {
  const warnings: unknown[] = [];
  const scene = await aScene({
    sendCode: async () => ({failure: 'status_503'}),
    warn: warning => warnings.push(warning),
  });
  await servedWithPhone(scene);
  assert.equal((await ask(scene)).status, 200);
  assert.deepEqual(warnings, [{warning: 'code_not_sent', reason: 'status_503', at: '2026-11-24T02:00:00.000Z'}]);
});

test('wrong codes are counted by address over all cases, and a right one there is still taken', async () => {
  const scene = await aScene({rateLimits: memoryRateLimits({assertion: 3})});
  await servedWithPhone(scene);
  const code = await sentCode(scene);
  const from = new Caller(request => scene.app.fetch(request, {address: '192.0.2.1'}));
  const tried = (projectNo: string, entered = wrong(code)) =>
    from.call('/v1/rater-sessions/code', {body: {...ownCase, projectNo, code: entered}});
  for (const projectNo of ['P1', 'P2', 'P3']) assert.equal(await codeOf(await tried(projectNo)), 'rater_code_wrong');
  assert.equal(await codeOf(await tried('P4')), 'rate_limited');
  assert.equal((await tried(ownCase.projectNo, code)).status, 201);
});

test('who asks for codes of one case after another from one address has to wait', async () => {
  const scene = await aScene();
  const from = new Caller(request => scene.app.fetch(request, {address: '192.0.2.1'}));
  const asked = (at: number) => from.call('/v1/rater-codes', {body: {...ownCase, projectNo: `P${at}`, phoneEnd}});
  for (let at = 0; at < 60; at++) assert.equal((await asked(at)).status, 200);
  assert.equal(await codeOf(await asked(60)), 'rate_limited');
  assert.equal((await ask(scene)).status, 200);
});

test('telephone, digits and code are in no row, no log, no event and no answer, and what has ended is deleted', async () => {
  const storage = await readableStorage();
  const log: LogEntry[] = [];
  const scene = await aScene({storage, log: entry => log.push(entry)});
  await servedWithPhone(scene, {projectNo: '440100202611240001'});
  const code = await sentCode(scene);
  await tryCode(scene, wrong(code));
  const asked = await (await ask(scene)).text();
  const rows = await allRowsOf(storage);
  const text = JSON.stringify([rows, log, asked]);
  for (const secret of [code, scene.sent.at(-1)?.code ?? '', phone, '13800004321', `"${phoneEnd}"`])
    assert.equal(text.includes(secret), false, secret);
  assert.equal(rows['rater_code']?.length, 1);

  scene.clock.now += 61 * minute;
  assert.equal(await forgetRaters.run(scene.app.context), 3, 'the code, and the counts of requests and of tries');
  assert.equal((await allRowsOf(storage))['rater_code']?.length, 0);
});
