import assert from 'node:assert/strict';
import test from 'node:test';
import {aDraft, aServedPerson, aService} from '@gov-rating/contract/testing';
import {memoryRateLimits} from '../../src/node.ts';
import {StorageUnavailable, type Storage} from '../../src/index.ts';
import {aScene, bureau, codeOf, district, elsewhere, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const past = '2026-11-24T01:30:00.000Z';
const numbered = (number: number, facts: object = {}) => aService({projectNo: `P${number}`, servedAt: past, ...facts});
const many = (count: number) => Array.from({length: count}, (_, index) => numbered(index));

async function putServices(scene: Scene, entries: readonly object[]) {
  const answer = await scene.ask('putServices', '/v1/services/batch', {
    token: await scene.accessToken(),
    body: {entries},
  });
  return answer.entries;
}

async function inviteAll(scene: Scene, serviceIds: readonly string[], body: object = {}) {
  const entries = serviceIds.map(serviceId => ({serviceId}));
  const token = await scene.accessToken();
  return (await scene.ask('inviteAll', '/v1/invitations/batch', {token, body: {entries, ...body}})).entries;
}

const idsOf = (entries: Awaited<ReturnType<typeof putServices>>) =>
  entries.map(({service, problem}) => service?.serviceId ?? assert.fail(problem?.code ?? ''));

testOnEveryStorage('a department registers a hundred services, invites to all, and each can be rated', async open => {
  const scene = await aScene({storage: await open()});
  const ids = idsOf(await putServices(scene, many(100)));
  assert.equal(new Set(ids).size, 100);
  const invitations = (await inviteAll(scene, ids, {validHours: 24})).map(
    ({invitation}) => invitation ?? assert.fail(),
  );
  assert.equal(new Set(invitations.map(({token}) => token)).size, 100);
  for (const {token, url, expiresAt} of [invitations[0], invitations[57], invitations[99]].map(
    one => one ?? assert.fail(),
  )) {
    assert.ok(url.endsWith(`#invitation=${token}`));
    assert.equal(expiresAt, '2026-11-25T02:00:00.000Z');
    assert.equal((await scene.submit(token, aDraft())).status, 201);
  }
  assert.deepEqual(idsOf(await putServices(scene, many(100))), ids);
});

testOnEveryStorage(
  'one service of a batch that is refused does not stop the others, and says why in every language',
  async open => {
    const scene = await aScene({storage: await open(), dataKeys: undefined});
    const {token, serviceId} = await scene.invited(1);
    await scene.submit(token, aDraft());
    const entries = await putServices(scene, [
      numbered(1),
      numbered(2, {institutionCode: elsewhere.code}),
      numbered(3, {institutionCode: '000000000000000000'}),
      numbered(4, {servedAt: '2027-01-01T00:00:00Z'}),
      {...numbered(5), person: aServedPerson()},
      aService({servedAt: '2026-11-24T09:30:00+08:00', itemName: '另一个事项'}),
      numbered(6, {institutionCode: district.code}),
    ]);
    assert.deepEqual(
      entries.map(({service, problem}) => problem?.code ?? service?.rated),
      [
        ...[false, 'institution_not_allowed', 'unknown_institution', 'served_in_future', 'person_not_kept'],
        ...['service_already_rated', false],
      ],
    );
    assert.deepEqual(
      entries.map(({problem}) => problem?.field),
      [undefined, 'institutionCode', 'institutionCode', 'servedAt', 'person', null, undefined],
    );
    const [, refused] = entries;
    assert.equal(refused?.problem?.retry, false);
    for (const text of Object.values(refused?.problem?.messages ?? {})) assert.ok(text.length > 3);
    const codes = (await inviteAll(scene, [serviceId, 'nothing'])).map(({problem}) => problem?.code);
    assert.deepEqual(codes, ['already_rated', 'unknown_service']);
  },
);

testOnEveryStorage(
  'the same service twice in a batch is registered and then corrected, in the order of the batch',
  async open => {
    const scene = await aScene({storage: await open()});
    const windows = ['1', '2', '3', '4'];
    const ids = idsOf(
      await putServices(
        scene,
        windows.map(windowNumber => numbered(1, {windowNumber})),
      ),
    );
    assert.equal(new Set(ids).size, 1);
    const stored = await scene.storage.service(ids[0] ?? '', bureau.code);
    assert.equal(stored?.windowNumber, '4');
  },
);

testOnEveryStorage(
  'a batch invites twice to a service that it names twice, and no more often than a service may have',
  async open => {
    const scene = await aScene({storage: await open()});
    const [serviceId = ''] = idsOf(await putServices(scene, [numbered(1)]));
    const entries = await inviteAll(
      scene,
      Array.from({length: 12}, () => serviceId),
    );
    const codes = entries.map(({problem}) => problem?.code);
    assert.deepEqual(codes, [
      ...Array.from({length: 10}, () => undefined),
      'too_many_invitations',
      'too_many_invitations',
    ]);
  },
);

test('a service whose form is wrong refuses the whole batch and is named by its place; nothing is registered', async () => {
  const scene = await aScene();
  const token = await scene.accessToken();
  const body = {entries: [numbered(1), numbered(2, {serviceNumber: 100}), numbered(3, {itemName: ''})]};
  const response = await scene.call('/v1/services/batch', {token, body});
  const problem = (await response.json()) as {code: string; errors: {field: string; detail: string}[]};
  assert.deepEqual(
    problem.errors.map(({field}) => field),
    ['entries.1.serviceNumber', 'entries.2.itemName'],
  );
  assert.match(problem.errors[0]?.detail ?? '', /99/);
  const page = {of: 'service', after: '', limit: 10} as const;
  assert.equal((await scene.storage.auditMarks(page)).last, undefined);
});

test('ten services of a batch count as one call of the client', async () => {
  const scene = await aScene({rateLimits: memoryRateLimits({client: 20})});
  const token = await scene.accessToken();
  const put = (count: number) => scene.call('/v1/services/batch', {token, body: {entries: many(count)}});
  const statuses = [];
  for (const count of [100, 91, 1]) statuses.push((await put(count)).status);
  assert.deepEqual(statuses, [200, 200, 429]);
  const narrow = await aScene({rateLimits: memoryRateLimits({client: 5})});
  const large = {token: await narrow.accessToken(), body: {entries: many(60)}};
  const refused = await narrow.call('/v1/services/batch', large);
  assert.ok(Number(refused.headers.get('retry-after')) > 0);
  assert.equal(await codeOf(refused), 'rate_limited');
  assert.equal((await narrow.storage.auditMarks({of: 'service', after: '', limit: 1})).last, undefined);
});

test('a batch of which the storage could do a part says which entries are to be sent again', async () => {
  let calls = 0;
  const fails = (storage: Storage, which: (call: number) => boolean): Storage => ({
    ...storage,
    registerService: async registration => {
      if (which(++calls)) throw new StorageUnavailable('57P01');
      return storage.registerService(registration);
    },
  });
  const scene = await aScene();
  const partly = await aScene({storage: fails(scene.storage, call => call === 2)});
  const entries = await putServices(partly, many(3));
  assert.deepEqual(
    entries.map(({problem}) => problem?.code),
    [undefined, 'unavailable', undefined],
  );
  assert.equal(entries[1]?.problem?.retry, true);
  const away = await aScene({storage: fails(scene.storage, () => true), log: () => undefined});
  const refused = await away.call('/v1/services/batch', {token: await away.accessToken(), body: {entries: many(3)}});
  assert.equal(await codeOf(refused), 'unavailable');
  assert.ok(refused.headers.get('retry-after'));
});
