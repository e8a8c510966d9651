import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {RouteInput} from '@gov-rating/contract';
import {forgetPictures} from '../../src/jobs/forget-pictures.ts';
import {aPicture, jpegHeader, webpHeader} from '../fixtures/pictures.fixtures.ts';
import {aScene, bureau, codeOf, district, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice} from '../fixtures/device.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const member = {institutionCode: bureau.code, staffNumber: '0017', name: '陈示例'};

const put = async (scene: Scene, facts: Partial<RouteInput<'putStaff'>>) =>
  scene.ask('putStaff', '/v1/staff', {token: await scene.accessToken(), body: {...member, ...facts}});

/** A device at a window, where the member of staff has signed in. */
async function aStaffedDevice(scene: Scene) {
  const device = await aDevice(scene);
  const token = device.deviceKey;
  await scene.ask('setOwnStaff', '/v1/device/staff', {token, body: {staffNumber: member.staffNumber}});
  const staff = async () => (await scene.ask('getDevice', '/v1/device', {token})).staff;
  const picture = async () => (await scene.ask('getStaffPicture', '/v1/device/staff/picture', {token})).picture;
  const change = async (settings: RouteInput<'changeDevice'>['settings']) =>
    scene.ask('changeDevice', `/v1/devices/${device.deviceId}`, {token: await scene.accessToken(), body: {settings}});
  return {staff, picture, change};
}

testOnEveryStorage(
  'the screen of a window shows the picture of who has signed in there, until it is removed',
  async open => {
    const scene = await aScene({storage: await open()});
    const {staff, picture} = await aStaffedDevice(scene);
    assert.equal((await staff())?.name, null, 'nobody has entered the person yet');
    const data = aPicture();
    const {pictureId} = await put(scene, {picture: data});
    assert.ok(pictureId);
    assert.deepEqual(await staff(), {staffNumber: '0017', name: member.name, pictureId, paused: false});
    assert.deepEqual(await picture(), {pictureId, mediaType: 'image/png', data});
    assert.equal((await put(scene, {name: '陈实例'})).pictureId, pictureId, 'another name leaves the picture');
    assert.notEqual((await put(scene, {picture: aPicture(20, 20)})).pictureId, pictureId);
    assert.equal((await put(scene, {picture: null})).pictureId, null);
    assert.equal(await picture(), null);
  },
);

testOnEveryStorage('an office decides for each screen whether it shows the name and the picture', async open => {
  const scene = await aScene({storage: await open()});
  const {staff, picture, change} = await aStaffedDevice(scene);
  const {pictureId} = await put(scene, {picture: aPicture()});
  await change({showStaffName: false});
  assert.deepEqual(await staff(), {staffNumber: '0017', name: null, pictureId, paused: false});
  await change({showStaffPicture: false});
  assert.deepEqual(await staff(), {staffNumber: '0017', name: null, pictureId: null, paused: false});
  assert.equal(await picture(), null, 'what is not shown is not answered either');
  await change({showStaffName: true, showStaffPicture: true});
  assert.deepEqual(await staff(), {staffNumber: '0017', name: member.name, pictureId, paused: false});
});

testOnEveryStorage('the picture of who serves no longer is not shown, and deleted; the name stays', async open => {
  const scene = await aScene({storage: await open()});
  const {picture} = await aStaffedDevice(scene);
  await put(scene, {picture: aPicture(), validTo: '2026-12-01'});
  const forgotten = () => forgetPictures.run(scene.app.context);
  assert.equal(await forgotten(), 0);
  assert.ok(await picture());
  scene.clock.now = Date.parse('2026-12-02T00:00:00+08:00');
  assert.equal(await picture(), null);
  assert.equal(await forgotten(), 1);
  assert.equal(await forgotten(), 0);
  const {items} = await scene.ask('listStaff', '/v1/staff', {token: await scene.accessToken()});
  assert.deepEqual(
    items.map(({name, pictureId}) => [name, pictureId]),
    [[member.name, null]],
  );
});

test('a screen of another institution never gets it', async () => {
  const scene = await aScene();
  await put(scene, {picture: aPicture()});
  const {deviceKey: token} = await aDevice(scene, {institutionCode: district.code});
  await scene.ask('setOwnStaff', '/v1/device/staff', {token, body: {staffNumber: member.staffNumber}});
  assert.equal((await scene.ask('getStaffPicture', '/v1/device/staff/picture', {token})).picture, null);
});

const pictures: Readonly<Record<string, [string, string | undefined]>> = {
  'a JPEG picture': [jpegHeader(1000, 1000), undefined],
  'a WebP picture': [webpHeader(1000, 1000), undefined],
  'base64url without padding': [aPicture().replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''), undefined],
  'a picture that is too wide': [aPicture(1001, 2), 'picture_refused'],
  'a picture that is too high': [jpegHeader(2, 1001), 'picture_refused'],
  'a picture without any pixels': [jpegHeader(0, 0), 'picture_refused'],
  'more bytes than allowed': [
    Buffer.concat([Buffer.from(aPicture(), 'base64'), Buffer.alloc(65_536)]).toString('base64'),
    'invalid_input',
  ],
  'a drawing, which could hold a script': [
    btoa('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    'picture_refused',
  ],
  'a GIF picture': [btoa('GIF89a\u0001\u0000\u0001\u0000'), 'picture_refused'],
  'the first bytes of a picture': [aPicture().slice(0, 16), 'picture_refused'],
  'text that is no base64': ['照片', 'picture_refused'],
  nothing: ['', 'picture_refused'],
};

for (const [what, [picture, code]] of Object.entries(pictures))
  test(`${what} ${code === undefined ? 'can be a picture of staff' : `is refused: ${code}`}`, async () => {
    const scene = await aScene();
    const response = await scene.call('/v1/staff', {token: await scene.accessToken(), body: {...member, picture}});
    assert.equal(response.ok ? undefined : await codeOf(response), code);
    const {items} = await scene.ask('listStaff', '/v1/staff', {token: await scene.accessToken()});
    assert.equal(items.length, code === undefined ? 1 : 0, 'nothing is half stored');
  });
