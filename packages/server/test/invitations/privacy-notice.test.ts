import assert from 'node:assert/strict';
import test from 'node:test';
import {bureau, district, aScene, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt} from '../fixtures/device.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {raterToken, servedFor} from '../fixtures/rater.fixtures.ts';
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

testOnEveryStorage(
  'a person whom a portal has logged in reads beside each own service what its invitation will say, before claiming it',
  async open => {
    const scene = await aScene({storage: await open(), settings: ofDeployment});
    await scene.storage.saveInstitutions([{...district, ...ofBureau}]);
    await servedFor(scene, {projectNo: 'P1'});
    await servedFor(scene, {projectNo: 'P2', institutionCode: district.code});
    const token = await raterToken(scene);
    const {items} = await scene.ask('listRateable', '/v1/rater/services', {token});
    const read = ({privacyNotice, privacyPage}: {privacyNotice?: unknown; privacyPage?: unknown}) => ({
      privacyNotice,
      privacyPage,
    });
    assert.deepEqual(new Set(items.map(read)), new Set([ofDeployment, ofBureau]));
    for (const service of items) {
      const invitation = await scene.ask('claimService', '/v1/rater/invitations', {
        token,
        body: {serviceId: service.serviceId},
      });
      const form = await scene.ask('getInvitation', '/v1/invitation', {token: invitation.token});
      assert.deepEqual(read(service), read(form));
    }
  },
);

test('who asks by telephone or text message reads what to say about privacy, of a service that is not registered yet too', async () => {
  const scene = await aScene({settings: ofDeployment});
  await scene.storage.saveInstitutions([{...district, ...ofBureau}]);
  const token = await scene.accessToken();
  await scene.ask('putAlias', '/v1/institution-aliases', {
    token,
    body: {kind: 'organisation_code', code: '006940386', institutionCode: district.code},
  });
  const said = async (institutionCode?: string) => {
    const body = {projectNo: 'HJ202611240001', ...(institutionCode !== undefined && {institutionCode})};
    return scene.ask('listCaseServices', '/v1/services/lookup', {token, body});
  };
  assert.deepEqual(await said(), {items: [], ...ofDeployment});
  assert.deepEqual(await said(district.code), {items: [], ...ofBureau});
  assert.deepEqual(await said('006940386'), {items: [], ...ofBureau}, 'by its other code');
});

test('anybody reads in the list of institutions what each says about privacy itself', async () => {
  const scene = await aScene();
  await scene.storage.saveInstitutions([{...bureau, ...ofBureau}]);
  const {items} = await scene.ask('listInstitutions', '/v1/institutions');
  const listed = new Map(items.map(item => [item.code, item]));
  assert.deepEqual(listed.get(bureau.code), {...bureau, ...ofBureau});
  assert.deepEqual(listed.get(district.code), district);
});
