import assert from 'node:assert/strict';
import test from 'node:test';
import {aScene} from '../fixtures/api.fixtures.ts';
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
