import assert from 'node:assert/strict';
import test from 'node:test';
import {bridgeFields, type BridgeFieldName} from '../../src/dialects/guangdong-bridge/fields.ts';
import {allRowsOf, readableStorage} from '../fixtures/all-rows.fixtures.ts';
import {aScene, bureau, clientSecret} from '../fixtures/api.fixtures.ts';

const path = '/dialects/guangdong-bridge/notify';
const authorization = {Authorization: `Basic ${btoa(`guangzhou:${encodeURIComponent(clientSecret)}`)}`};

/** A service with every field that is read. */
const whole: Readonly<Record<BridgeFieldName, string>> = {
  evalProcess: '2',
  affairDealNo: 'A017',
  affairSerialNo: '440113202611270042',
  affairCode: '11440113TEST000001XXXXXXXXXXXXX',
  affairName: '食品经营许可',
  affairDealOfficer: '测试员',
  affairApplyTime: '20261120093000',
  affairDoneTime: '20261124095500',
  affairHandleItem: '11440113TEST000001XXXXXXXXXXXXX01',
  departmentCode: bureau.code,
  userName: '陈示例',
  contactPhone: '13800000000',
  userType: '0',
  certificateType: '10',
  certificateNo: '110101199001010000',
  serviceNumber: '2',
  serviceName: '现场核验',
  serviceTime: '20261124095000',
  windowNo: '7',
};
const names = Object.keys(bridgeFields) as BridgeFieldName[];

/** Names and values in their order, so that a name can come twice. */
type Pairs = readonly (readonly [string, unknown])[];

const pairs: Pairs = names.map(name => [name, whole[name]]);
const without = (name: string): Pairs => pairs.filter(([one]) => one !== name);
const changed = (name: string, value: unknown): Pairs =>
  pairs.map(([one, given]) => [one, one === name ? value : given]);
const doubled = (name: string, value: unknown): Pairs => [...pairs, [name, value]];

/** A number as it is written, also where JavaScript cannot hold it. */
class Digits {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const jsonOf = (value: unknown): string => (value instanceof Digits ? value.text : JSON.stringify(value));

/** The three forms in which a window program may send; each is tried with the same facts. */
const forms = {
  'a form': (given: Pairs) => ({
    path,
    body: given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&'),
    headers: {...authorization, 'Content-Type': 'application/x-www-form-urlencoded'},
  }),
  JSON: (given: Pairs) => ({
    path,
    body: `{${given.map(([name, value]) => `${JSON.stringify(name)}: ${jsonOf(value)}`).join(', ')}}`,
    headers: authorization,
  }),
  'the address of a GET': (given: Pairs) => ({
    path: `${path}?${given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`,
    headers: authorization,
  }),
} as const;

/** Sends facts; a refusal must have stored nothing, in no table. */
async function aBridge() {
  const storage = await readableStorage();
  const scene = await aScene({storage, settings: {guangdongBridge: 'get'}});
  return async (form: keyof typeof forms, given: Pairs) => {
    const before = await allRowsOf(storage);
    const {path: at, ...options} = forms[form](given);
    const answer = await scene.call(at, options);
    const {code, msg} = (await answer.json()) as {code: number; msg: string};
    if (answer.status >= 400) assert.deepEqual(await allRowsOf(storage), before, `${form} stored something`);
    return {status: answer.status, code, msg};
  };
}

for (const form of Object.keys(forms) as (keyof typeof forms)[]) {
  test(`every field of ${form} is missed, found empty, or found twice, by a code that never changes, and nothing is stored`, async () => {
    const send = await aBridge();
    assert.equal((await send(form, pairs)).code, 0);
    for (const name of names) {
      const {number, isRequired, name: inChinese} = bridgeFields[name];
      const isDemanded = isRequired || name === 'affairDoneTime';
      for (const given of [without(name), changed(name, ''), changed(name, ' \t ')]) {
        const {status, code, msg} = await send(form, given);
        if (!isDemanded) assert.deepEqual([status, code], [200, 0], `${name}: ${msg}`);
        else {
          assert.deepEqual([status, code], [400, 100 + number], name);
          assert.equal(msg, `缺少必填字段 ${name}（${inChinese}）`);
        }
      }
      // Also the same value again: whoever sends twice may mean either.
      for (const value of [whole[name], '', 'x']) {
        const {status, code, msg} = await send(form, doubled(name, value));
        assert.deepEqual([status, code], [400, 200 + number], `${name} doubled: ${msg}`);
        assert.match(msg, new RegExp(`^字段 ${name}（${inChinese}）有误，应为：.+`));
      }
    }
  });
}

test('a value of another type than text or number is refused by the code of its field, and nothing is stored', async () => {
  const send = await aBridge();
  for (const name of names)
    for (const value of [true, false, [], [whole[name]], {}, {value: whole[name]}]) {
      const {status, code} = await send('JSON', changed(name, value));
      assert.deepEqual([status, code], [400, 200 + bridgeFields[name].number], `${name} ${JSON.stringify(value)}`);
    }
});

test('a number that JSON cannot carry whole is refused, because another case would be stored', async () => {
  const send = await aBridge();
  for (const name of ['affairSerialNo', 'certificateNo', 'affairCode'] as const)
    for (const digits of ['440113202611270042', '9007199254740993', '1.5', '1e21']) {
      const {status, code, msg} = await send('JSON', changed(name, new Digits(digits)));
      assert.deepEqual([status, code], [400, 200 + bridgeFields[name].number], `${name} ${digits}`);
      assert.match(msg, /带引号的文本/);
    }
  assert.equal((await send('JSON', changed('affairSerialNo', 9_007_199_254_740_991))).code, 0);
  assert.equal((await send('JSON', changed('contactPhone', 13_800_000_000))).code, 0);
});

test('a name inside of another value is no field, however it is written', async () => {
  const send = await aBridge();
  assert.equal((await send('JSON', [...pairs, ['more', {userName: 'x', deep: [{userName: '}'}]}]])).code, 0);
  assert.equal((await send('JSON', changed('affairName', '许可"userName": "x", {['))).code, 0);
  const escaped = pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',');
  const storage = await readableStorage();
  const scene = await aScene({storage, settings: {guangdongBridge: 'post'}});
  const body = `{${escaped},"user\\u004eame":"x"}`;
  const answer = await scene.call(path, {body, headers: authorization});
  assert.equal(((await answer.json()) as {code: number}).code, 211, 'a name is compared as it is read');
});
