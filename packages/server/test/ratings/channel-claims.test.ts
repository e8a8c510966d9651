import assert from 'node:assert/strict';
import test from 'node:test';
import {channels, invitationChannels, type Channel, type CollectorChannel} from '@gov-rating/contract';
import {aDraft, aService} from '@gov-rating/contract/testing';
import {aClient, aKey, aScene, bureau, codeOf, type Scene} from '../fixtures/api.fixtures.ts';
import {aDevice, aPrompt} from '../fixtures/device.fixtures.ts';
import {allRowsOf, readableStorage} from '../fixtures/all-rows.fixtures.ts';

/** A way to bring a rating, and what comes of each claim: `–` is a refusal. */
interface Way {
  /** Prepares a service of its own; the function sends its rating with a claim, undefined for none. */
  readonly open: (scene: Scene) => Promise<(claim: string | undefined) => Promise<Response>>;
  readonly outcomes: string;
}

let services = 0;
const aNewService = () =>
  aService({projectNo: `K${++services}`, institutionCode: bureau.code, servedAt: '2026-11-24T09:30:00+08:00'});

const claimed = (claim: string | undefined) => (claim === undefined ? {} : {channel: claim});

const byInvitation =
  (channel?: Channel): Way['open'] =>
  async scene => {
    const token = await scene.accessToken();
    const {serviceId} = await scene.ask('putService', '/v1/services', {token, body: aNewService()});
    const body = channel === undefined ? {} : {channel};
    const invitation = await scene.ask('invite', `/v1/services/${serviceId}/invitations`, {token, body});
    return claim => scene.submit(invitation.token, {...aDraft(), ...claimed(claim)});
  };

const collected = (path: string, token: string, scene: Scene) => (claim: string | undefined) =>
  scene.call(path, {token, key: aKey(), body: {service: aNewService(), level: 'satisfied', ...claimed(claim)}});

const byCollector =
  (list: readonly CollectorChannel[]): Way['open'] =>
  async scene => {
    const id = `collector of ${list.join(' ')}`;
    await scene.storage.saveClient(await aClient({id, channels: list}));
    return collected('/v1/ratings/collected', await scene.accessToken(id), scene);
  };

const byDevice =
  (kind: 'evaluator' | 'terminal'): Way['open'] =>
  async scene =>
    collected('/v1/device/ratings/collected', (await aDevice(scene, {kind})).deviceKey, scene);

/** What is claimed, in the order of the columns. */
const claims = [undefined, ...channels, 'HALL_TABLET', 'fax'];

/** Every way against every claim. `·` takes the claim, a name in place of it says what an unclaimed rating gets. */
const table: Readonly<Record<string, Way>> = {
  //                                                       none     web mob qr tab ter hot sms pap def  ?  ?
  'an open link': {open: byInvitation(), outcomes: 'web · · · – – – – – – – –'},
  ...Object.fromEntries(
    invitationChannels.map(channel => [
      `an invitation for ${channel}`,
      {
        open: byInvitation(channel),
        outcomes: [channel, ...channels.map(claim => (claim === channel ? '·' : '–')), '–', '–'].join(' '),
      },
    ]),
  ),
  'an evaluator': {open: byDevice('evaluator'), outcomes: 'hall_tablet – – – · – – – – – – –'},
  'a terminal': {open: byDevice('terminal'), outcomes: 'hall_terminal – – – – · – – – – – –'},
  'a hotline': {open: byCollector(['hotline']), outcomes: '– – – – – – · – – – – –'},
  'a gateway of text messages': {open: byCollector(['sms']), outcomes: '– – – – – – – · – – – –'},
  'a desk for paper': {open: byCollector(['paper']), outcomes: '– – – – – – – – · – – –'},
  'a collector of two': {open: byCollector(['hotline', 'paper']), outcomes: '– – – – – – · – · – – –'},
  'a collector of nothing': {open: byCollector([]), outcomes: '– – – – – – – – – – – –'},
};

for (const [name, {open, outcomes}] of Object.entries(table))
  test(`a rating by ${name} has the channel that is proved, and one that claims another is refused and leaves nothing`, async () => {
    const storage = await readableStorage();
    const scene = await aScene({storage});
    const send = await open(scene);
    // A refusal must not use up what the next claim needs, so those that are taken get a service of their own.
    for (const [place, claim] of claims.entries()) {
      const expected = outcomes.split(' ')[place] ?? '';
      const before = await allRowsOf(storage);
      if (expected === '–') {
        const refused = await send(claim);
        const code = claims.indexOf(claim) > channels.length ? 'invalid_input' : 'channel_not_allowed';
        assert.deepEqual([refused.status, await codeOf(refused.clone())], [422, code], String(claim));
        const {field} = (await refused.json()) as {field: string};
        assert.equal(field, 'channel');
        assert.deepEqual(await allRowsOf(storage), before, `${claim} stored something`);
      } else {
        const taken = await (await open(scene))(claim);
        assert.equal(taken.status, 201, `${claim}: ${await taken.clone().text()}`);
        const {receiptNumber} = (await taken.json()) as {receiptNumber: string};
        const rating = await storage.ratingCase({receiptNumber}, null);
        assert.equal(rating?.channel, expected === '·' ? claim : expected, String(claim));
      }
    }
  });

test('what a screen was asked for has the channel of the screen, also where it names another one', async () => {
  const storage = await readableStorage();
  const scene = await aScene({storage});
  for (const [kind, channel] of [
    ['evaluator', 'hall_tablet'],
    ['terminal', 'hall_terminal'],
  ] as const) {
    const {deviceId, deviceKey: token} = await aDevice(scene, {kind});
    for (const claim of channels) {
      const {promptId} = await aPrompt(scene, {deviceId});
      const body = {promptId, level: 'satisfied', channel: claim};
      const {receiptNumber} = await scene.ask('submitDeviceRating', '/v1/device/ratings', {token, key: aKey(), body});
      assert.equal((await storage.ratingCase({receiptNumber}, null))?.channel, channel, claim);
    }
  }
});
