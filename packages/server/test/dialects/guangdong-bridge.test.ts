import assert from 'node:assert/strict';
import test from 'node:test';
import {problems} from '@gov-rating/contract';
import {aDraft} from '@gov-rating/contract/testing';
import {bridgeFields} from '../../src/dialects/guangdong-bridge/fields.ts';
import {aClient, aKey, aScene, bureau, clientSecret, elsewhere, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aWindowOf, beat} from '../fixtures/device.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const path = '/dialects/guangdong-bridge/notify';

/** A service as a window program reports it, once it is completed. */
const sample = {
  evalProcess: '2',
  affairDealNo: 'A017',
  affairSerialNo: '440113202611270042',
  affairCode: '11440113TEST000001XXXXXXXXXXXXX',
  affairName: '食品经营许可',
  affairDealOfficer: '测试员',
  affairApplyTime: '20261120093000',
  affairDoneTime: '20261124095500',
  departmentCode: '006940386',
  userName: '陈示例',
  contactPhone: '13800000000',
  userType: '0',
  certificateType: '10',
  certificateNo: '110101199001010000',
};

const basic = (id = 'guangzhou', secret = clientSecret) => ({
  Authorization: `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}`,
});

type Fields = Readonly<Record<string, string | number | undefined>>;

const given = (fields: Fields): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));

const asForm = (scene: Scene, fields: Fields, headers: Record<string, string> = basic()) =>
  scene.call(path, {
    body: new URLSearchParams(given(fields)).toString(),
    headers: {'Content-Type': 'application/x-www-form-urlencoded', ...headers},
  });

const asJson = (scene: Scene, fields: object) => scene.call(path, {body: fields, headers: basic()});

const answerOf = async (response: Response) => {
  const {code, msg, ...rest} = (await response.json()) as {code: number; msg: string};
  assert.deepEqual(rest, {});
  return {status: response.status, code, msg};
};

const done = {status: 200, code: 0, msg: '成功'};
/** The service is registered, and no screen could be asked. */
const registeredOnly = {...done, msg: `成功；未弹出评价：${problems.staff_not_signed_in.message['zh-CN']}`};
const rated = {status: 200, code: 1, msg: '该办件已评价，无需重复评价'};

/** A server with the bridge, where the bureau is known by the code of the sample too. */
async function aBridge(options: Parameters<typeof aScene>[0] = {}): Promise<Scene> {
  const scene = await aScene({settings: {guangdongBridge: 'post'}, ...options});
  await scene.storage.putAlias({
    alias: {kind: 'organisation_code', code: '006940386', institutionCode: bureau.code},
    within: bureau.code,
    at: '2026-11-24T02:00:00.000Z',
  });
  return scene;
}

/** The service that the bureau gets for a sample. */
const registered = async (scene: Scene, facts: object = {}) => {
  const body = {
    institutionCode: bureau.code,
    projectNo: sample.affairSerialNo,
    serviceNumber: 1,
    node: 'completed',
    itemCode: sample.affairCode,
    itemName: sample.affairName,
    staffNumber: 'A017',
    servedAt: '2026-11-24T09:55:00+08:00',
    ...facts,
  };
  return scene.ask('putService', '/v1/services', {body, token: await scene.accessToken()});
};

testOnEveryStorage('a window program reports a service, which the citizen then rates once', async open => {
  const scene = await aBridge({storage: await open()});
  assert.deepEqual(await answerOf(await asForm(scene, sample)), registeredOnly);
  assert.deepEqual(
    await answerOf(await asJson(scene, {...sample, evalProcess: 2, userType: 0})),
    registeredOnly,
    'the same again',
  );
  const {serviceId, rated: before} = await registered(scene);
  assert.equal(before, false);
  const stored = await scene.storage.service(serviceId, bureau.code);
  assert.equal(stored?.servedAt, '2026-11-24T01:55:00.000Z');
  assert.equal(stored?.staffNumber, 'A017');
  const token = await scene.accessToken();
  const invitation = await scene.ask('invite', `/v1/services/${serviceId}/invitations`, {body: {}, token});
  assert.equal((await scene.submit(invitation.token, aDraft())).status, 201);
  assert.deepEqual(await answerOf(await asForm(scene, sample)), rated);
  assert.deepEqual(await answerOf(await asForm(scene, {...sample, affairName: '另一事项'})), rated);
});

for (const [name, {number, isRequired, name: inChinese}] of Object.entries(bridgeFields)) {
  if (isRequired || name === 'affairDoneTime')
    test(`a window program that leaves out ${name} learns so by a code of its own and the name of the field`, async () => {
      const scene = await aBridge();
      for (const missing of [undefined, '', '  ']) {
        const {status, code, msg} = await answerOf(await asForm(scene, {...sample, [name]: missing}));
        assert.deepEqual([status, code], [400, 100 + number]);
        assert.match(msg, new RegExp(`缺少必填字段 ${name}（${inChinese}）`));
      }
      const rest = Object.fromEntries(Object.entries(sample).filter(([field]) => field !== name));
      assert.equal((await answerOf(await asJson(scene, rest))).code, 100 + number);
      assert.equal((await answerOf(await asJson(scene, {...sample, [name]: null}))).code, 100 + number);
    });
}

const wrongValues: [keyof typeof bridgeFields, unknown][] = [
  ...[3, 0, '01', true, ['2']].map(value => ['evalProcess', value] as [keyof typeof bridgeFields, unknown]),
  ['affairDealNo', 'A-017'],
  ['affairDealNo', '12345678901'],
  ['affairSerialNo', '4401 13'],
  ['affairSerialNo', '1'.repeat(51)],
  ['affairCode', '事项'],
  ['affairName', '名'.repeat(101)],
  ['affairDealOfficer', '名'.repeat(51)],
  ['affairApplyTime', '2026-11-20 09:30:00'],
  ['affairApplyTime', '20261320093000'],
  ['affairDoneTime', '20260230101500'],
  ['affairDoneTime', '20261119093000'],
  ['affairDoneTime', '20261125101500'],
  ['affairHandleItem', '1'.repeat(34)],
  ['departmentCode', '0'.repeat(21)],
  ['userType', 2],
  ['serviceNumber', 100],
  ['serviceNumber', '01'],
  ['serviceTime', '20261124'],
];
test('a wrong field is named with its form, by a code of its own, and nothing is stored', async () => {
  const scene = await aBridge();
  for (const [name, value] of wrongValues) {
    const {status, code, msg} = await answerOf(await asJson(scene, {...sample, [name]: value}));
    assert.deepEqual([status, code], [400, 200 + bridgeFields[name].number], `${name} ${String(value)}`);
    assert.match(msg, new RegExp(`字段 ${name}（${bridgeFields[name].name}）有误`));
  }
  assert.equal((await registered(scene)).rated, false);
  const twice = await scene.call(path, {
    body: `${new URLSearchParams(given(sample)).toString()}&userName=x`,
    headers: {'Content-Type': 'application/x-www-form-urlencoded', ...basic()},
  });
  assert.equal((await answerOf(twice)).code, 211);
});

test('a telephone or certificate that cannot be read does not keep the service away, and the answer names it', async () => {
  const scene = await aBridge();
  const {status, code, msg} = await answerOf(
    await asJson(scene, {...sample, contactPhone: '不详', certificateNo: '#'}),
  );
  assert.deepEqual([status, code], [200, 0]);
  assert.match(msg, /无法识别、未保存：联系电话 contactPhone、证件号码 certificateNo/);
  assert.equal((await registered(scene)).rated, false);
});

test('acceptance and completion of one case, and each service of it, are services of their own', async () => {
  const scene = await aBridge();
  assert.deepEqual(
    await answerOf(await asForm(scene, {...sample, evalProcess: 1, affairDoneTime: undefined})),
    registeredOnly,
  );
  assert.deepEqual(await answerOf(await asForm(scene, {...sample, serviceNumber: 2})), registeredOnly);
  const ids = [
    await registered(scene, {node: 'accepted', servedAt: '2026-11-20T09:30:00+08:00'}),
    await registered(scene, {serviceNumber: 2}),
    await registered(scene),
  ];
  assert.equal(new Set(ids.map(({serviceId}) => serviceId)).size, 3);
});

test('what Shanwei adds is taken, and unknown fields do no harm', async () => {
  const scene = await aBridge();
  const more = {
    ...{departmentName: '市场监督管理局', evalTime: '20261124095600', hallCode: 'H1', windowNo: '5', workNo: '17'},
    ...{projectType: '1', serviceName: '申报', serviceNumber: '3', serviceTime: '20261124095400', remark: '', x: 'y'},
  };
  assert.equal((await answerOf(await asForm(scene, {...sample, ...more}))).code, 0);
  const facts = {serviceNumber: 3, serviceName: '申报', windowNumber: '5', servedAt: '2026-11-24T09:54:00+08:00'};
  const {serviceId} = await registered(scene, facts);
  const {windowNumber, serviceName, servedAt} = (await scene.storage.service(serviceId, bureau.code)) ?? {};
  assert.deepEqual([windowNumber, serviceName, servedAt], ['5', '申报', '2026-11-24T01:54:00.000Z']);
});

test('the person served is kept encrypted, as of every registered service', async () => {
  const scene = await aBridge();
  await asForm(scene, sample);
  const {serviceId} = await registered(scene);
  const kept = await scene.storage.servedPerson(serviceId, bureau.code);
  assert.ok(kept);
  assert.doesNotMatch(JSON.stringify(kept), /陈示例|13800000000|110101199001010000/);
});

test('a department that is unknown, of another city, or not registered here is refused', async () => {
  const scene = await aBridge();
  assert.equal((await answerOf(await asForm(scene, {...sample, departmentCode: 'MB2D0164X'}))).code, 301);
  const foreign = await answerOf(await asForm(scene, {...sample, departmentCode: elsewhere.code}));
  assert.deepEqual([foreign.status, foreign.code], [403, 302]);
  assert.equal((await answerOf(await asForm(scene, {...sample, departmentCode: bureau.code}))).code, 0, 'its own code');
});

test('who has no right secret registers nothing, and learns it in the words of the bridge', async () => {
  const scene = await aBridge();
  const refused: [Record<string, string>, number][] = [
    [{}, 401],
    [basic('guangzhou', 'a guess'), 401],
    [basic('nobody'), 401],
    [{Authorization: 'Basic !'}, 401],
    [{Authorization: `Bearer ${await scene.accessToken()}`}, 401],
  ];
  for (const [headers, expected] of refused) {
    const {status, code, msg} = await answerOf(await asForm(scene, sample, headers));
    assert.deepEqual([status, code], [expected, 1000 + expected]);
    assert.match(msg, /\p{Script=Han}/u);
  }
  await scene.storage.saveClient(await aClient({scopes: ['orders:read']}));
  assert.equal((await answerOf(await asForm(scene, sample))).status, 403);
  await scene.storage.disableClient('guangzhou', '2026-11-24T02:00:00.000Z');
  assert.equal((await answerOf(await asForm(scene, sample))).status, 401);
});

test('a server without a key for personal data says so instead of losing the person', async () => {
  const scene = await aBridge({dataKeys: undefined});
  assert.equal((await answerOf(await asForm(scene, sample))).code, 303);
});

test('the bridge is not there until the operator switches it on, and GET only when it is switched on too', async () => {
  const query = `${path}?${new URLSearchParams(given(sample)).toString()}`;
  const off = await aScene();
  assert.equal((await asForm(off, sample)).status, 404);
  const post = await aBridge();
  assert.deepEqual((await answerOf(await post.call(query, {headers: basic()}))).status, 405);
  assert.equal((await answerOf(await post.call(path, {method: 'PUT', headers: basic()}))).status, 405);
  const get = await aBridge({settings: {guangdongBridge: 'get'}});
  assert.deepEqual(await answerOf(await get.call(query, {headers: basic()})), registeredOnly);
});

test('what cannot be read is refused in the words of the bridge', async () => {
  const scene = await aBridge();
  for (const [body, type, status] of [
    ['{"evalProcess":', 'application/json', 400],
    ['[]', 'application/json', 400],
    ['x=1', 'text/plain', 415],
    [`userName=${'x'.repeat(70_000)}`, 'application/x-www-form-urlencoded', 413],
  ] as const) {
    const response = await scene.call(path, {body, headers: {'Content-Type': type, ...basic()}});
    assert.equal((await answerOf(response)).status, status);
  }
});

test('the log says that the bridge was called, and nothing of what it was told', async () => {
  const lines: unknown[] = [];
  const scene = await aBridge({settings: {guangdongBridge: 'get'}, log: entry => void lines.push(entry)});
  await scene.call(`${path}?${new URLSearchParams(given(sample)).toString()}`, {headers: basic()});
  await asForm(scene, {...sample, userType: 7});
  assert.match(JSON.stringify(lines), /"route":"guangdongBridge","status":200.*"route":"guangdongBridge","status":400/);
  assert.doesNotMatch(JSON.stringify(lines), /陈示例|13800000000|110101|A017|006940386/);
});

testOnEveryStorage(
  'the screen where the member of staff has signed in asks for the rating, once in a minute',
  async open => {
    const scene = await aBridge({storage: await open()});
    const {deviceKey} = await aDevice(scene);
    await scene.ask('setOwnStaff', '/v1/device/staff', {body: {staffNumber: 'A017'}, token: deviceKey});
    assert.deepEqual(await answerOf(await asForm(scene, sample)), done);
    const {prompt: first} = await shownOn(scene, deviceKey);
    assert.equal(first?.form.service.itemName, sample.affairName);
    assert.deepEqual(await answerOf(await asForm(scene, sample)), done);
    assert.equal((await shownOn(scene, deviceKey)).prompt?.promptId, first.promptId, 'the same report again');
    scene.clock.now += 60_000;
    await beat(scene, deviceKey);
    assert.deepEqual(await answerOf(await asForm(scene, sample)), done);
    const {prompt: second} = await shownOn(scene, deviceKey);
    assert.notEqual(second?.promptId, first.promptId);
    const body = {promptId: second?.promptId, level: 'satisfied'};
    await scene.ask('submitDeviceRating', '/v1/device/ratings', {body, token: deviceKey, key: aKey()});
    assert.deepEqual(await answerOf(await asForm(scene, sample)), rated);
  },
);

test('the screen of the window asks when nobody has signed in, and not for a client that may only register', async () => {
  const scene = await aBridge();
  const {pointId} = await aWindowOf(scene, {number: '3'});
  const {deviceKey} = await aDevice(scene, {pointId});
  await scene.storage.saveClient(await aClient({id: 'registers', scopes: ['services:write']}));
  const response = await scene.call(path, {body: {...sample, windowNo: '3'}, headers: basic('registers')});
  assert.deepEqual(await answerOf(response), done);
  assert.equal((await shownOn(scene, deviceKey)).prompt, null);
  assert.deepEqual(await answerOf(await asJson(scene, {...sample, windowNo: '3'})), done);
  assert.equal((await shownOn(scene, deviceKey)).prompt?.form.service.itemName, sample.affairName);
  const {code, msg} = await answerOf(await asJson(scene, {...sample, windowNo: '4'}));
  assert.equal(code, 0);
  assert.match(msg, new RegExp(problems.unknown_device.message['zh-CN']));
});

const shownOn = (scene: Scene, token: string) => scene.ask('getDevicePrompt', '/v1/device/prompt', {token});
