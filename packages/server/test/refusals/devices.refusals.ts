import type {ProblemCode, Role} from '@gov-rating/contract';
import {aBadDraft} from '@gov-rating/contract/testing';
import {aKey, elsewhere, type CallOptions, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt, aWindowOf} from '../fixtures/device.fixtures.ts';
import type {Refused} from './refusals.ts';

const absent = 'AAAAAAAAAAAAAAAAAAAAAA';
const staff = {staffNumber: '0017'};

const call =
  (path: string, options: CallOptions = {}): Refused =>
  async scene =>
  () =>
    scene.call(path, options);

const as =
  (role: Role, path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.personToken(role);
    return () => scene.call(path, {token, ...options});
  };

const asSystem =
  (path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.accessToken();
    return () => scene.call(path, {token, ...options});
  };

const asDevice =
  (path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const {deviceKey: token} = await aDevice(scene);
    return () => scene.call(path, {token, ...options});
  };

const noScope =
  (path: string, options: CallOptions = {}): Refused =>
  async scene => {
    const token = await scene.accessToken('guangzhou', ['orders:read']);
    return () => scene.call(path, {token, ...options});
  };

type Way = (path: string, options?: CallOptions) => Refused;

const bodies = (way: Way, path: string) => ({
  malformed_json: way(path, {body: '{"'}),
  body_too_large: way(path, {body: {text: 'x'.repeat(70_000)}}),
  unsupported_media_type: way(path, {body: '{}', headers: {'Content-Type': 'text/plain'}}),
});

const texts = (way: Way, path: string, body: object, field: string, most: number) => ({
  text_too_long: way(path, {body: {...body, [field]: '字'.repeat(most + 1)}}),
  text_not_well_formed: way(path, {body: {...body, [field]: 'a\u0000b'}}),
});

const credentials = (path: string, body?: object) => ({
  unauthorized: call(path, {token: 'nobody', ...(body && {body})}),
  scope_not_granted: noScope(path, body ? {body} : {}),
});

const office = (path: string, body: object) => ({
  ...credentials(path, body),
  ...bodies(asSystem, path),
  role_not_allowed: as('auditor', path, {body}),
});

const bureau: Way = (path, options) => as('bureau', path, options);
const device = `/v1/devices/${absent}`;
const wrong = '/v1/devices/a%20b';
const approval = {userCode: 'BBBB-BBBB', pointId: absent, name: '一号'};
const approvalPath = '/v1/pairings/approval';

const begun = (scene: Scene) => scene.ask('startPairing', '/v1/pairings', {body: {kind: 'evaluator'}});

/** An approval of a code that a screen shows; `prepare` says what happened to it before. */
const approving =
  (prepare: (scene: Scene, userCode: string, pointId: string) => Promise<object | void>): Refused =>
  async scene => {
    const {userCode} = await begun(scene);
    const {pointId} = await aWindowOf(scene);
    const changed = await prepare(scene, userCode, pointId);
    const token = await scene.accessToken();
    return () => scene.call(approvalPath, {token, body: {userCode, pointId, name: '一号', ...changed}});
  };

/** A request of the window for a device of its own. */
const prompting =
  (prepare: (scene: Scene, deviceId: string, serviceId: string) => Promise<object | void>, key = aKey()): Refused =>
  async scene => {
    const {deviceId} = await aDevice(scene);
    const {serviceId} = await scene.invited(1);
    const changed = await prepare(scene, deviceId, serviceId);
    const token = await scene.accessToken();
    return () => scene.call('/v1/prompts', {token, key, body: {deviceId, serviceId, ...changed}});
  };

/** A rating on a device that was asked for it. */
const rating =
  (
    body: object,
    prepare: (scene: Scene, serviceId: string, rate: Rate) => Promise<unknown> = async () => undefined,
  ): Refused =>
  async scene => {
    const {deviceId, deviceKey: token} = await aDevice(scene);
    const {serviceId, token: citizen} = await scene.invited(1);
    const {promptId} = await aPrompt(scene, {deviceId, serviceId});
    const rate: Rate = (more, key = aKey()) =>
      scene.call('/v1/device/ratings', {token, key, body: {promptId, level: 'satisfied', ...more}});
    await prepare(scene, citizen, rate);
    return () => rate(body);
  };

type Rate = (body: object, key?: string) => Promise<Response>;

const prompt = `/v1/prompts/${absent}`;
const onPrompt = (path: string, body?: object) => ({
  ...credentials(path, body),
  unknown_prompt: asSystem(path, body ? {body} : {}),
  invalid_input: asSystem(path.replace(absent, 'a%20b'), body ? {body} : {}),
});

const beat = {version: '1.0', state: 'idle', clock: '2026-11-24T02:00:00Z'};

/** A call to a device, with other facts than usual. */
const calling =
  (facts: (scene: Scene) => Promise<object | void>): Refused =>
  async scene => {
    const {deviceId} = await aDevice(scene);
    const body = {deviceId, ticketNumber: 'A0042', ...(await facts(scene))};
    const token = await scene.accessToken();
    return () => scene.call('/v1/calls', {token, body});
  };

/** How each refusal about devices comes about. */
export const deviceRefusals = {
  startPairing: {
    ...bodies(call, '/v1/pairings'),
    ...texts(call, '/v1/pairings', {kind: 'evaluator'}, 'model', 100),
    invalid_input: call('/v1/pairings', {body: {kind: 'toaster'}}),
    missing_field: call('/v1/pairings', {body: {}}),
  },
  pollPairing: {
    ...bodies(call, '/v1/pairings/progress'),
    ...texts(call, '/v1/pairings/progress', {}, 'deviceCode', 100),
    invalid_input: call('/v1/pairings/progress', {body: {deviceCode: 7}}),
    missing_field: call('/v1/pairings/progress', {body: {}}),
    pairing_code_unknown: call('/v1/pairings/progress', {body: {deviceCode: 'x'.repeat(65)}}),
    pairing_code_used: async scene => {
      const {deviceCode, userCode} = await begun(scene);
      const {pointId} = await aWindowOf(scene);
      const token = await scene.accessToken();
      await scene.ask('approvePairing', approvalPath, {token, body: {userCode, pointId, name: '一号'}});
      const polled = await scene.ask('pollPairing', '/v1/pairings/progress', {body: {deviceCode}});
      await scene.ask('getDevice', '/v1/device', {token: polled.deviceKey ?? ''});
      return () => scene.call('/v1/pairings/progress', {body: {deviceCode}});
    },
  },
  approvePairing: {
    ...office(approvalPath, approval),
    ...texts(bureau, approvalPath, approval, 'name', 100),
    invalid_input: bureau(approvalPath, {body: {...approval, pointId: 'a b'}}),
    missing_field: bureau(approvalPath, {body: {...approval, userCode: undefined}}),
    pairing_code_unknown: bureau(approvalPath, {body: approval}),
    pairing_code_used: approving(async (scene, userCode, pointId) => {
      const token = await scene.accessToken();
      await scene.ask('approvePairing', approvalPath, {token, body: {userCode, pointId, name: '一号'}});
    }),
    pairing_code_expired: approving(async scene => void (scene.clock.now += 600_000)),
    pairing_locked: approving(async scene => {
      const token = await scene.accessToken();
      for (let guess = 0; guess < 10; guess++) await scene.call(approvalPath, {token, body: approval});
    }),
    unknown_point: approving(async () => ({pointId: absent})),
    point_closed: approving(async (scene, _code, pointId) => {
      await scene.ask('closePoint', `/v1/points/${pointId}/closing`, {token: await scene.accessToken(), body: {}});
    }),
  },
  listDevices: {
    ...credentials('/v1/devices'),
    cursor_invalid: bureau('/v1/devices?cursor=YSBi'),
    invalid_input: bureau('/v1/devices?limit=many'),
  },
  changeDevice: {
    ...office(device, {}),
    ...texts(bureau, device, {}, 'name', 100),
    unknown_device: bureau(device, {body: {}}),
    invalid_input: bureau(wrong, {body: {}}),
    unknown_point: async scene => {
      const {deviceId} = await aDevice(scene);
      const {pointId} = await aWindowOf(scene, {institutionCode: elsewhere.code});
      const token = await scene.accessToken();
      return () => scene.call(`/v1/devices/${deviceId}`, {token, body: {pointId}});
    },
    point_closed: async scene => {
      const {deviceId} = await aDevice(scene);
      const {pointId} = await aWindowOf(scene);
      const token = await scene.accessToken();
      await scene.ask('closePoint', `/v1/points/${pointId}/closing`, {token, body: {}});
      return () => scene.call(`/v1/devices/${deviceId}`, {token, body: {pointId}});
    },
  },
  revokeDevice: {
    ...office(`${device}/revocation`, {}),
    unknown_device: bureau(`${device}/revocation`, {body: {}}),
    invalid_input: bureau(`${wrong}/revocation`, {body: {}}),
  },
  identifyDevice: {
    ...office(`${device}/identification`, {}),
    unknown_device: bureau(`${device}/identification`, {body: {}}),
    invalid_input: bureau(`${wrong}/identification`, {body: {}}),
  },
  setDeviceStaff: {
    ...credentials(`${device}/staff`, staff),
    ...bodies(asSystem, `${device}/staff`),
    ...texts(asSystem, `${device}/staff`, {}, 'staffNumber', 20),
    unknown_device: asSystem(`${device}/staff`, {body: staff}),
    invalid_input: asSystem(`${wrong}/staff`, {body: staff}),
    missing_field: asSystem(`${device}/staff`, {body: {}}),
  },
  setPointStaff: {
    ...credentials(`/v1/points/${absent}/staff`, staff),
    ...bodies(asSystem, `/v1/points/${absent}/staff`),
    ...texts(asSystem, `/v1/points/${absent}/staff`, {}, 'staffNumber', 20),
    unknown_device: asSystem(`/v1/points/${absent}/staff`, {body: staff}),
    invalid_input: asSystem('/v1/points/a%20b/staff', {body: staff}),
    missing_field: asSystem(`/v1/points/${absent}/staff`, {body: {}}),
    device_ambiguous: async scene => {
      const {pointId} = await aDevice(scene);
      await aDevice(scene, {pointId});
      const token = await scene.accessToken();
      return () => scene.call(`/v1/points/${pointId}/staff`, {token, body: staff});
    },
  },
  getDevice: {},
  heartbeat: {
    ...bodies(asDevice, '/v1/device/heartbeat'),
    ...texts(asDevice, '/v1/device/heartbeat', beat, 'version', 50),
    invalid_input: asDevice('/v1/device/heartbeat', {body: {...beat, volume: 101}}),
    missing_field: asDevice('/v1/device/heartbeat', {body: {}}),
  },
  setOwnStaff: {
    ...bodies(asDevice, '/v1/device/staff'),
    ...texts(asDevice, '/v1/device/staff', {}, 'staffNumber', 20),
    invalid_input: asDevice('/v1/device/staff', {body: {...staff, paused: 'yes'}}),
    missing_field: asDevice('/v1/device/staff', {body: {}}),
  },
  getStaffPicture: {},
  deviceEvents: {},
  getDevicePrompt: {
    invalid_input: asDevice('/v1/device/prompt?waitSeconds=11'),
  },
  markPrompt: {
    ...bodies(asDevice, `/v1/device/prompts/${absent}`),
    unknown_prompt: asDevice(`/v1/device/prompts/${absent}`, {body: {state: 'shown'}}),
    invalid_input: asDevice(`/v1/device/prompts/${absent}`, {body: {state: 'rated'}}),
    missing_field: asDevice(`/v1/device/prompts/${absent}`, {body: {}}),
  },
  submitDeviceRating: {
    ...bodies(asDeviceKeyed(), '/v1/device/ratings'),
    invalid_input: rating({serviceId: absent}),
    missing_field: rating({level: undefined}),
    unknown_prompt: rating({promptId: absent}),
    unknown_service: rating({promptId: undefined, serviceId: absent}),
    unknown_level: rating({level: 'perfect'}),
    unknown_tag: rating({tags: ['999']}),
    tag_of_another_level: rating({tags: ['209']}),
    reason_required: rating({level: 'dissatisfied'}),
    comment_too_long: rating({comment: '好'.repeat(2001)}),
    text_not_well_formed: rating({comment: 'a\ud800b'}),
    invitation_expired: rating({}, async scene => void (scene.clock.now += 7 * 86_400_000)),
    invitation_used: rating({}, (_scene, _citizen, rate) => rate({})),
    already_rated: rating({}, (scene, citizen) => scene.submit(citizen, {level: 'satisfied'})),
    rating_window_closed: async scene => {
      const {deviceId, deviceKey: token} = await aDevice(scene);
      const {serviceId} = await scene.invited(1);
      const day = 86_400_000;
      scene.clock.now += 25 * day;
      const other = await scene.call('/v1/device/heartbeat', {
        token,
        body: {...beat, clock: new Date(scene.clock.now).toISOString()},
      });
      if (other.status !== 200) throw new Error(await other.text());
      const {promptId} = await aPrompt(scene, {deviceId, serviceId});
      scene.clock.now += 5 * day - 5 * 3_600_000;
      return () => scene.call('/v1/device/ratings', {token, key: aKey(), body: {promptId, level: 'satisfied'}});
    },
    idempotency_key_missing: async scene => {
      const {deviceKey: token} = await aDevice(scene);
      return () => scene.call('/v1/device/ratings', {token, body: {}});
    },
    idempotency_key_reused: async scene => {
      const {deviceId, deviceKey: token} = await aDevice(scene);
      const {promptId} = await aPrompt(scene, {deviceId});
      const key = aKey();
      await scene.call('/v1/device/ratings', {token, key, body: {promptId, level: 'satisfied'}});
      const {level, tags, comment} = aBadDraft();
      return () => scene.call('/v1/device/ratings', {token, key, body: {promptId, level, tags, comment}});
    },
  },
  callDevice: {
    ...credentials('/v1/calls', {}),
    ...bodies(asSystem, '/v1/calls'),
    invalid_input: calling(async () => ({pointId: absent})),
    missing_field: calling(async () => ({deviceId: undefined})),
    text_too_long: calling(async () => ({ticketNumber: 'A'.repeat(31)})),
    text_not_well_formed: calling(async () => ({ticketNumber: 'A\u0000'})),
    unknown_device: calling(async () => ({deviceId: absent})),
    device_ambiguous: calling(async scene => {
      const {pointId} = await aDevice(scene);
      await aDevice(scene, {pointId});
      return {deviceId: undefined, pointId};
    }),
    device_offline: calling(async scene => void (scene.clock.now += 90_000)),
    staff_not_signed_in: calling(async () => ({deviceId: undefined, staffNumber: '0017'})),
  },
  promptDevice: {
    ...credentials('/v1/prompts', {}),
    ...bodies((path, options) => asSystem(path, {key: aKey(), ...options}), '/v1/prompts'),
    invalid_input: prompting(async () => ({validSeconds: 9})),
    missing_field: prompting(async () => ({deviceId: undefined})),
    text_too_long: prompting(async () => ({hostName: 'x'.repeat(101)})),
    text_not_well_formed: prompting(async () => ({hostName: 'a\u0000b'})),
    unknown_service: prompting(async () => ({serviceId: absent})),
    already_rated: prompting(async scene => {
      await scene.submit((await scene.invited(1)).token, {level: 'satisfied'});
    }),
    rating_window_closed: prompting(async scene => void (scene.clock.now += 40 * 86_400_000)),
    unknown_device: prompting(async () => ({deviceId: absent})),
    device_ambiguous: prompting(async scene => {
      const {pointId} = await aDevice(scene);
      await aDevice(scene, {pointId});
      return {deviceId: undefined, pointId};
    }),
    device_offline: prompting(async scene => void (scene.clock.now += 90_000)),
    staff_not_signed_in: prompting(async () => ({deviceId: undefined, staffNumber: '0017'})),
    idempotency_key_missing: asSystem('/v1/prompts', {body: {}}),
    idempotency_key_reused: prompting(async (scene, deviceId, serviceId) => {
      const token = await scene.accessToken();
      await scene.call('/v1/prompts', {token, key: 'a-key-that-comes-again', body: {deviceId, serviceId}});
      return {validSeconds: 11};
    }, 'a-key-that-comes-again'),
  },
  getPrompt: onPrompt(prompt),
  withdrawPrompt: {...onPrompt(`${prompt}/withdrawal`, {}), ...bodies(asSystem, `${prompt}/withdrawal`)},
} satisfies Record<string, Partial<Record<ProblemCode, Refused>>>;

function asDeviceKeyed(): Way {
  return (path, options) => asDevice(path, {key: aKey(), ...options});
}
