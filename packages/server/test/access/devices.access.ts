import {aDraft} from '@gov-rating/contract/testing';
import {aKey, district, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt, aWindowOf} from '../fixtures/device.fixtures.ts';
import type {Access} from './access-table.ts';

const absent = 'AAAAAAAAAAAAAAAAAAAAAA';
const offices = ['department', 'institution_head', 'bureau'] as const;

const call =
  (scene: Scene, path: string, body?: object, key?: string) =>
  (token: string | undefined): Promise<Response> =>
    scene.call(path, {
      ...(body === undefined ? {} : {body}),
      ...(token === undefined ? {} : {token}),
      ...(key === undefined ? {} : {key}),
    });

const ofDistrict = (scene: Scene) => aDevice(scene, {institutionCode: district.code});
const service = async (scene: Scene) => (await scene.invited(1, 'guangzhou', district.code)).serviceId;

/** A route by which an office or a system manages one device. */
const onDevice = (who: Access['who'], tail: string, body: object = {}): Access => ({
  who,
  foreign: 'unknown_device',
  subject: async scene => ({call: call(scene, `/v1/devices/${(await ofDistrict(scene)).deviceId}${tail}`, body)}),
  nothing: scene => call(scene, `/v1/devices/${absent}${tail}`, body),
});

/** A route of the device itself. */
const own = (path: string, body?: object): Access => ({
  who: ['device'],
  subject: async scene => ({device: (await ofDistrict(scene)).deviceKey, call: call(scene, path, body)}),
});

const onPrompt = (tail: string, body?: object): Access => ({
  who: ['department'],
  foreign: 'unknown_prompt',
  subject: async scene => {
    const {deviceId} = await ofDistrict(scene);
    const {promptId} = await aPrompt(scene, {deviceId, serviceId: await service(scene)});
    return {call: call(scene, `/v1/prompts/${promptId}${tail}`, body)};
  },
  nothing: scene => call(scene, `/v1/prompts/${absent}${tail}`, body),
});

const beat = {version: '1.0', state: 'idle', clock: '2026-11-24T02:00:00Z'};

/** Who may pair, set, prompt and be a device. */
export const deviceAccess = {
  startPairing: {
    who: 'everybody',
    subject: async scene => ({call: call(scene, '/v1/pairings', {kind: 'evaluator'})}),
  },
  pollPairing: {
    who: 'everybody',
    subject: async scene => {
      const {deviceCode} = await scene.ask('startPairing', '/v1/pairings', {body: {kind: 'evaluator'}});
      return {call: call(scene, '/v1/pairings/progress', {deviceCode})};
    },
  },
  approvePairing: {
    who: offices,
    foreign: 'unknown_point',
    subject: async scene => {
      const {userCode} = await scene.ask('startPairing', '/v1/pairings', {body: {kind: 'evaluator'}});
      const {pointId} = await aWindowOf(scene, {institutionCode: district.code});
      return {call: call(scene, '/v1/pairings/approval', {userCode, pointId, name: '一号'})};
    },
  },
  listDevices: {
    who: [...offices, 'institution_staff', 'auditor'],
    foreign: 'empty',
    subject: async scene => {
      await ofDistrict(scene);
      return {call: call(scene, '/v1/devices')};
    },
  },
  changeDevice: onDevice(offices, '', {name: '二号'}),
  revokeDevice: onDevice(offices, '/revocation'),
  identifyDevice: onDevice(offices, '/identification'),
  setDeviceStaff: onDevice(['department'], '/staff', {staffNumber: '0017'}),
  setPointStaff: {
    who: ['department'],
    foreign: 'unknown_device',
    subject: async scene => {
      const {pointId} = await ofDistrict(scene);
      return {call: call(scene, `/v1/points/${pointId}/staff`, {staffNumber: '0017'})};
    },
    nothing: scene => call(scene, `/v1/points/${absent}/staff`, {staffNumber: '0017'}),
  },
  getDevice: own('/v1/device'),
  heartbeat: own('/v1/device/heartbeat', beat),
  setOwnStaff: own('/v1/device/staff', {staffNumber: '0017'}),
  getStaffPicture: own('/v1/device/staff/picture'),
  deviceEvents: own('/v1/device/events'),
  getDevicePrompt: own('/v1/device/prompt'),
  markPrompt: {
    who: ['device'],
    subject: async scene => {
      const {deviceId, deviceKey: device} = await ofDistrict(scene);
      const {promptId} = await aPrompt(scene, {deviceId, serviceId: await service(scene)});
      return {device, call: call(scene, `/v1/device/prompts/${promptId}`, {state: 'shown'})};
    },
  },
  submitDeviceRating: {
    who: ['device'],
    subject: async scene => {
      const {deviceKey: device} = await ofDistrict(scene);
      const {level} = aDraft();
      return {device, call: call(scene, '/v1/device/ratings', {serviceId: await service(scene), level}, aKey())};
    },
  },
  callDevice: {
    who: ['department'],
    foreign: 'unknown_device',
    subject: async scene => {
      const {deviceId} = await ofDistrict(scene);
      return {call: call(scene, '/v1/calls', {deviceId, ticketNumber: 'A0042'})};
    },
    nothing: scene => call(scene, '/v1/calls', {deviceId: absent, ticketNumber: 'A0042'}),
  },
  promptDevice: {
    who: ['department'],
    foreign: 'unknown_service',
    subject: async scene => {
      const {deviceId} = await ofDistrict(scene);
      return {call: call(scene, '/v1/prompts', {serviceId: await service(scene), deviceId}, aKey())};
    },
  },
  getPrompt: onPrompt(''),
  withdrawPrompt: onPrompt('/withdrawal', {}),
} satisfies Record<string, Access>;
