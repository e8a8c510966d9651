import assert from 'node:assert/strict';
import test from 'node:test';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {bureau, district, aScene, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt} from '../fixtures/device.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';

const general = {
  phone: '12345',
  name: {'zh-CN': '12345 政务服务便民热线', 'zh-TW': '12345 政務服務便民熱線', en: '12345 public service hotline'},
};
const phoneOfBureau = '020-12345678';
const phoneOfDistrict = '0755-12345678-12';

/** Whom a person can call who rates what the district did: by a link, a printed code, on a screen, and with the receipt. */
async function readAtDistrict(scene: Scene, number: number) {
  const {token} = await scene.invited(number, 'guangzhou', district.code);
  const hall = await aHall(scene, {institutionCode: district.code, name: `大厅 ${number}`, validFrom: '2026-11-01'});
  const terminal = await aDevice(scene, {kind: 'terminal', institutionCode: district.code});
  const point = await scene.ask('getPrintedPoint', '/v1/static-codes', {body: {staticCode: hall.staticCode}});
  const form = await scene.ask('getInvitation', '/v1/invitation', {token});
  const {receiptNumber, receiptKey} = await scene.ask('submitRating', '/v1/ratings', {
    token,
    body: {level: 'satisfied', channel: 'web'},
    key: `key-of-rating-number-${number}`,
  });
  const receipt = (body: object) => scene.ask('getReceipt', '/v1/receipts', {body});
  return [
    form,
    point,
    point.form,
    await scene.ask('getDevice', '/v1/device', {token: terminal.deviceKey}),
    await receipt({receiptNumber}),
    await receipt({receiptNumber, receiptKey}),
    await scene.ask('getInvitation', '/v1/invitation', {token}),
  ].map(given => given?.help);
}

testOnEveryStorage(
  'a person reads the telephone of the institution that served, else of the nearest above it, and the general line, also once it is rated',
  async open => {
    const scene = await aScene({storage: await open()});
    const assertRead = async (number: number, institutionPhone: string | null) => {
      const read = await readAtDistrict(scene, number);
      assert.deepEqual(
        read,
        read.map(() => ({institutionPhone, hotline: general})),
      );
    };
    await assertRead(1, null);
    await scene.storage.saveInstitutions([{...bureau, phone: phoneOfBureau}]);
    await assertRead(2, phoneOfBureau);
    await scene.storage.saveInstitutions([{...district, phone: phoneOfDistrict}]);
    await assertRead(3, phoneOfDistrict);
  },
);

test('a person at a window reads the telephone on the screen', async () => {
  const scene = await aScene();
  await scene.storage.saveInstitutions([{...bureau, phone: phoneOfBureau}]);
  const device = await aDevice(scene);
  await aPrompt(scene, {deviceId: device.deviceId});
  const {prompt} = await scene.ask('getDevicePrompt', '/v1/device/prompt', {token: device.deviceKey});
  assert.deepEqual(prompt?.form.help, {institutionPhone: phoneOfBureau, hotline: general});
});

test('a region has another general line, which every form and the standard name', async () => {
  const hotline = {phone: '010-12345678', name: {'zh-CN': '市民热线', 'zh-TW': '市民熱線', en: 'Citizens line'}};
  const scene = await aScene({settings: {hotline}});
  for (const help of await readAtDistrict(scene, 1)) assert.deepEqual(help?.hotline, hotline);
  const {rules} = await scene.ask('getStandard', '/v1/standard');
  assert.deepEqual(rules['hotline'], {value: hotline, certainty: 'sure', source: 'set by this deployment'});
});

test('anybody reads in the list of institutions the telephone that each has itself', async () => {
  const scene = await aScene();
  await scene.storage.saveInstitutions([{...bureau, phone: phoneOfBureau}]);
  const {items} = await scene.ask('listInstitutions', '/v1/institutions');
  assert.deepEqual(
    items.filter(({code}) => code === bureau.code || code === district.code).map(({phone}) => phone),
    [bureau, district]
      .sort((one, other) => (one.code < other.code ? -1 : 1))
      .map(({code}) => (code === bureau.code ? phoneOfBureau : undefined)),
  );
});

test('a link that nobody knows tells no telephone of an institution', async () => {
  const scene = await aScene();
  await scene.storage.saveInstitutions([{...bureau, phone: phoneOfBureau}]);
  const refused = await scene.call('/v1/invitation', {token: 'x'.repeat(32)});
  assert.equal(refused.status, 401);
  assert.doesNotMatch(await refused.text(), /12345678/);
});
