import assert from 'node:assert/strict';
import {scopes, type RouteOutput} from '@gov-rating/contract';
import {hash} from '../../src/index.ts';
import {aDistrictClient, districtClient} from '../access/clients.access.ts';
import {aScene, bureau, clientSecret, codeOf, district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const path = `/v1/clients/${districtClient}`;
const hour = 3_600_000;

/** Asks for a token with a secret of the district's client. */
const logIn = (scene: Scene, secret = clientSecret) =>
  scene.call('/v1/oauth/token', {
    body: {grant_type: 'client_credentials', client_id: districtClient, client_secret: secret},
  });

const outcome = async (response: Response) => (response.ok ? 'done' : codeOf(response));

async function aDistrictScene(options: Parameters<typeof aScene>[0]): Promise<Scene> {
  const scene = await aScene(options);
  await aDistrictClient(scene);
  return scene;
}

testOnEveryStorage(
  'a head whose system lost its secret ends its access at once, and the bureau opens it again',
  async open => {
    const scene = await aDistrictScene({storage: await open()});
    const {access_token: token} = (await (await logIn(scene)).json()) as {access_token: string};
    const use = async () => outcome(await scene.call('/v1/orders', {token}));
    assert.equal(await use(), 'done');

    const head = await scene.personToken('institution_head');
    const disabled = await scene.ask('disableClient', `${path}/disabling`, {token: head, body: {}});
    assert.equal(disabled.disabledAt, new Date(scene.clock.now).toISOString());
    assert.equal(await use(), 'unauthorized');
    const refused = await logIn(scene);
    assert.equal(refused.status, 401);
    assert.match(refused.headers.get('www-authenticate') ?? '', /^Basic /);
    const problem = (await refused.json()) as {code: string; error: string};
    assert.deepEqual([problem.code, problem.error], ['client_disabled', 'invalid_client']);
    assert.equal(await outcome(await logIn(scene, 'a guess')), 'client_invalid');

    assert.equal(await outcome(await scene.call(`${path}/enabling`, {token: head, body: {}})), 'role_not_allowed');
    const supervisor = await scene.personToken('bureau');
    const enabled = await scene.ask('enableClient', `${path}/enabling`, {token: supervisor, body: {}});
    assert.equal(enabled.disabledAt, null);
    assert.deepEqual([await use(), await outcome(await logIn(scene))], ['done', 'done']);
  },
);

testOnEveryStorage(
  'after a new secret both are taken for the hours that the bureau chose, then the new one only',
  async open => {
    const scene = await aDistrictScene({storage: await open()});
    const token = await scene.personToken('bureau');
    const begin = scene.clock.now;
    const {secret, oldSecretsEndAt} = await scene.ask('rotateClientSecret', `${path}/secrets`, {
      token,
      body: {keepOldHours: 2},
    });
    assert.match(secret, /^[A-Za-z0-9_-]{43}$/);
    assert.equal(Date.parse(oldSecretsEndAt), begin + 2 * hour);
    const both = async () => [await outcome(await logIn(scene)), await outcome(await logIn(scene, secret))];
    scene.clock.now = begin + 2 * hour - 1;
    assert.deepEqual(await both(), ['done', 'done']);
    scene.clock.now = begin + 2 * hour;
    assert.deepEqual(await both(), ['client_invalid', 'done']);
  },
);

testOnEveryStorage('a new secret without hours for the old one ends the old one at once', async open => {
  const scene = await aDistrictScene({storage: await open()});
  const token = await scene.personToken('bureau');
  await scene.ask('rotateClientSecret', `${path}/secrets`, {token, body: {keepOldHours: 0}});
  assert.equal(await outcome(await logIn(scene)), 'client_invalid');
});

testOnEveryStorage('a new secret of a disabled client does not enable it', async open => {
  const scene = await aDistrictScene({storage: await open()});
  const token = await scene.personToken('bureau');
  await scene.ask('disableClient', `${path}/disabling`, {token, body: {}});
  const {secret} = await scene.ask('rotateClientSecret', `${path}/secrets`, {token, body: {}});
  assert.equal(await outcome(await logIn(scene, secret)), 'client_disabled');
});

for (const keepOldHours of [-1, 169, 1.5, '24'])
  testOnEveryStorage(`no secret is kept for ${JSON.stringify(keepOldHours)} hours`, async open => {
    const scene = await aDistrictScene({storage: await open()});
    const token = await scene.personToken('bureau');
    const response = await scene.call(`${path}/secrets`, {token, body: {keepOldHours}});
    assert.equal(await codeOf(response), 'invalid_input');
    assert.equal(await outcome(await logIn(scene)), 'done');
  });

testOnEveryStorage(
  'an auditor sees clients with their scopes and moments, and never a secret or its hash',
  async open => {
    const scene = await aDistrictScene({storage: await open()});
    const supervisor = await scene.personToken('bureau');
    const {secret} = await scene.ask('rotateClientSecret', `${path}/secrets`, {token: supervisor, body: {}});
    const response = await scene.call('/v1/clients', {token: await scene.personToken('auditor')});
    const text = await response.text();
    for (const hidden of [clientSecret, secret, await hash(clientSecret), await hash(secret)])
      assert.equal(text.includes(hidden), false);
    const {items} = JSON.parse(text) as {items: object[]};
    assert.deepEqual(items, [
      {
        clientId: districtClient,
        name: '广州市规划和自然资源局业务系统',
        institutionCode: district.code,
        scopes: [...scopes],
        pageOrigins: ['https://www.example.gov.cn'],
        channels: ['hotline', 'sms', 'paper'],
        createdAt: null,
        secretMadeAt: new Date(scene.clock.now).toISOString(),
        disabledAt: null,
        oldSecretsEndAt: new Date(scene.clock.now + 24 * hour).toISOString(),
      },
      {...items[1], clientId: 'guangzhou', institutionCode: bureau.code, secretMadeAt: null, oldSecretsEndAt: null},
    ]);
  },
);

testOnEveryStorage('a supervisor pages through the clients, each once', async open => {
  const scene = await aDistrictScene({storage: await open()});
  const token = await scene.personToken('bureau');
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: RouteOutput<'listClients'> = await scene.ask('listClients', `/v1/clients?limit=1&cursor=${cursor}`, {
      token,
    });
    seen.push(...page.items.map(({clientId}) => clientId));
    cursor = page.nextCursor;
  }
  assert.deepEqual(seen, [districtClient, 'guangzhou']);
});
