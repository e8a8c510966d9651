import assert from 'node:assert/strict';
import test from 'node:test';
import {citizenChannels, invitationChannels} from '@gov-rating/contract';
import {aDraft, aService} from '@gov-rating/contract/testing';
import {aKey, aScene, codeOf, storedTextOf, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

let services = 0;

/** Registers a service and invites to rate it. */
async function invited(scene: Scene, body: Record<string, unknown> = {}): Promise<string> {
  const token = await scene.accessToken();
  const facts = aService({serviceNumber: (++services % 99) + 1, projectNo: `P${services}`});
  const {serviceId} = await scene.ask('putService', '/v1/services', {body: facts, token});
  return (await scene.ask('invite', `/v1/services/${serviceId}/invitations`, {body, token})).token;
}

/** How many ratings each channel has. */
async function counted(scene: Scene): Promise<Record<string, number>> {
  const {groups} = await scene.storage.groupCounts({}, 'channel', 20);
  return Object.fromEntries(groups.map(({key, levels}) => [key, levels.reduce((sum, {active}) => sum + active, 0)]));
}

const draft = (channel?: string) => {
  const {channel: _, ...rest} = aDraft();
  return {...rest, ...(channel !== undefined && {channel})};
};

testOnEveryStorage('what an invitation decides is the channel, and no request can claim another', async open => {
  const scene = await aScene({storage: await open()});
  for (const channel of invitationChannels) {
    const [silent, same, other] = [
      await invited(scene, {channel}),
      await invited(scene, {channel}),
      await invited(scene, {channel}),
    ];
    const before = (await counted(scene))[channel] ?? 0;
    for (const claim of invitationChannels.filter(one => one !== channel)) {
      const refused = await scene.submit(other, draft(claim));
      const {code, field} = (await refused.json()) as {code: string; field: string};
      assert.deepEqual([refused.status, code, field], [422, 'channel_not_allowed', 'channel'], `${channel} ${claim}`);
    }
    assert.equal((await counted(scene))[channel] ?? 0, before, 'nothing stored');
    assert.equal((await scene.submit(silent, draft())).status, 201);
    assert.equal((await scene.submit(same, draft(channel))).status, 201);
    assert.equal((await counted(scene))[channel], before + 2);
  }
});

testOnEveryStorage(
  'an open link leaves the rater web, mobile and code, and nothing of a hall or a hotline',
  async open => {
    const scene = await aScene({storage: await open()});
    const link = await invited(scene);
    const before = await storedTextOf(scene.storage);
    for (const claim of ['hall_tablet', 'hall_terminal', 'hotline', 'sms', 'paper', 'system_default'])
      assert.equal(await codeOf(await scene.submit(link, draft(claim))), 'channel_not_allowed', claim);
    assert.equal(await storedTextOf(scene.storage), before);
    assert.equal((await scene.submit(link, draft())).status, 201);
    for (const claim of citizenChannels)
      assert.equal((await scene.submit(await invited(scene), draft(claim))).status, 201);
    assert.deepEqual(await counted(scene), {web: 2, mobile: 1, qr_code: 1});
  },
);

test('a rating that is repeated brings the same receipt, whether it names the channel of its invitation or not', async () => {
  const scene = await aScene();
  const token = await invited(scene, {channel: 'hall_tablet'});
  const key = aKey();
  const first = (await (await scene.submit(token, draft(), key)).json()) as {receiptNumber: string};
  for (const claim of [undefined, 'hall_tablet']) {
    const again = await scene.submit(token, draft(claim), key);
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
    assert.deepEqual(await again.json(), first);
  }
  assert.equal(await codeOf(await scene.submit(token, draft('web'), key)), 'channel_not_allowed');
});

test('the page of a rater learns the channel that is decided, and of an open link none', async () => {
  const scene = await aScene();
  const formOf = async (body: Record<string, unknown>) =>
    scene.ask('getInvitation', '/v1/invitation', {token: await invited(scene, body)});
  assert.equal((await formOf({channel: 'hall_terminal'})).channel, 'hall_terminal');
  assert.equal('channel' in (await formOf({})), false);
});

test('a department invites to many services through one channel, and to none through a default or an unknown one', async () => {
  const scene = await aScene();
  const token = await scene.accessToken();
  const {serviceId} = await scene.ask('putService', '/v1/services', {body: aService(), token});
  const body = {entries: [{serviceId}], channel: 'sms'};
  const {entries} = await scene.ask('inviteAll', '/v1/invitations/batch', {body, token});
  assert.equal((await scene.submit(entries[0]?.invitation?.token ?? '', draft())).status, 201);
  assert.deepEqual(await counted(scene), {sms: 1});
  for (const channel of ['system_default', 'fax', '', null, 4]) {
    const refused = await scene.call(`/v1/services/${serviceId}/invitations`, {body: {channel}, token});
    assert.equal(await codeOf(refused), 'invalid_input', String(channel));
  }
});
