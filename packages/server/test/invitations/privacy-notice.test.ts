import assert from 'node:assert/strict';
import test from 'node:test';
import {bureau, district, aScene, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt} from '../fixtures/device.fixtures.ts';
import {aHall} from '../fixtures/register.fixtures.ts';

const privacyNotice = {
  'zh-CN': '您的评价只用于改进服务，详见《隐私政策》。',
  'zh-TW': '您的評價只用於改進服務，詳見《隱私政策》。',
  en: 'Used to improve services only.',
};

for (const [what, settings, notice] of [
  ['what its operator says about privacy', {privacyNotice}, privacyNotice],
  ['nothing about privacy where its operator says nothing', {}, undefined],
] as const)
  test(`a server gives ${what} to every form: of a link, a printed code, a window's screen and a terminal`, async () => {
    const scene = await aScene({settings});
    const {token} = await scene.invited(99);
    const hall = await aHall(scene, {validFrom: '2026-11-01'});
    const device = await aDevice(scene);
    await aPrompt(scene, {deviceId: device.deviceId});
    const terminal = await aDevice(scene, {kind: 'terminal'});
    const byLink = await scene.ask('getInvitation', '/v1/invitation', {token});
    const byCode = await scene.ask('getPrintedPoint', '/v1/static-codes', {body: {staticCode: hall.staticCode}});
    const atWindow = await scene.ask('getDevicePrompt', '/v1/device/prompt', {token: device.deviceKey});
    const onTerminal = await scene.ask('getDevice', '/v1/device', {token: terminal.deviceKey});
    const forms = [byLink, byCode.form, atWindow.prompt?.form, onTerminal];
    assert.ok(forms.every(form => form));
    assert.deepEqual(
      forms.map(form => form?.privacyNotice),
      forms.map(() => notice),
    );
  });

const said = (text: string) => ({'zh-CN': text, 'zh-TW': text, en: text});
const ofBureau = {privacyNotice: said('局'), privacyPage: 'https://bureau.example.gov.cn/privacy'};
const ofDeployment = {privacyNotice, privacyPage: 'https://rating.example.gov.cn/privacy'};

/** What a person reads about privacy who rates what the district did: by a link, a printed code, and on a terminal. */
async function readAtDistrict(scene: Scene, number: number) {
  const {token} = await scene.invited(number, 'guangzhou', district.code);
  const hall = await aHall(scene, {institutionCode: district.code, name: `大厅 ${number}`, validFrom: '2026-11-01'});
  const terminal = await aDevice(scene, {kind: 'terminal', institutionCode: district.code});
  const {form} = await scene.ask('getPrintedPoint', '/v1/static-codes', {body: {staticCode: hall.staticCode}});
  assert.ok(form);
  return [
    await scene.ask('getInvitation', '/v1/invitation', {token}),
    form,
    await scene.ask('getDevice', '/v1/device', {token: terminal.deviceKey}),
  ].map(given => ({privacyNotice: given.privacyNotice, privacyPage: given.privacyPage}));
}

test('a person reads the sentence of the institution that served, else of the nearest above it, else of the deployment', async () => {
  const scene = await aScene({settings: ofDeployment});
  const assertRead = async (number: number, expected: object) =>
    assert.deepEqual(await readAtDistrict(scene, number), [expected, expected, expected]);
  await assertRead(1, ofDeployment);
  await scene.storage.saveInstitutions([{...bureau, ...ofBureau}]);
  await assertRead(2, ofBureau);
  await scene.storage.saveInstitutions([{...district, privacyNotice: said('区')}]);
  await assertRead(3, {privacyNotice: said('区'), privacyPage: undefined});
  await scene.storage.saveInstitutions([district]);
  await assertRead(4, ofBureau);
});

test('anybody reads in the list of institutions what each says about privacy itself', async () => {
  const scene = await aScene();
  await scene.storage.saveInstitutions([{...bureau, ...ofBureau}]);
  const {items} = await scene.ask('listInstitutions', '/v1/institutions');
  const listed = new Map(items.map(item => [item.code, item]));
  assert.deepEqual(listed.get(bureau.code), {...bureau, ...ofBureau});
  assert.deepEqual(listed.get(district.code), district);
});
