import assert from 'node:assert/strict';
import test from 'node:test';
import {profileIds, profiles} from '@gov-rating/contract';
import {aBadDraft, aDraft, anInstitution, aService} from '@gov-rating/contract/testing';
import {aScene, bureau, codeOf, district, elsewhere, type Scene} from '../fixtures/api.fixtures.ts';

/** The statistics that a bureau reads. */
const office = async (scene: Scene, query = '') =>
  scene.ask('getOfficeStatistics', `/v1/office-statistics${query}`, {token: await scene.personToken('bureau')});

/** Three ratings: two at the bureau on the 24th, one of them bad, and a bad one at the district on the 25th in Shanghai. */
async function rated(): Promise<Scene> {
  const scene = await aScene();
  const services = [await scene.invited(1), await scene.invited(2), await scene.invited(3, 'guangzhou', district.code)];
  await scene.submit(services[0]?.token ?? '', aDraft());
  await scene.submit(services[1]?.token ?? '', aBadDraft());
  scene.clock.now = Date.parse('2026-11-24T16:30:00Z');
  await scene.submit(services[2]?.token ?? '', aBadDraft());
  return scene;
}

const scopes: [string, number, number][] = [
  ['', 3, 2],
  ['?areaCode=000000', 3, 2],
  ['?areaCode=440000', 3, 2],
  ['?areaCode=440100', 3, 2],
  ['?areaCode=440106', 1, 1],
  ['?areaCode=440300', 0, 0],
  [`?institutionCode=${bureau.code}`, 3, 2],
  [`?institutionCode=${district.code}`, 1, 1],
  [`?institutionCode=${elsewhere.code}`, 0, 0],
  ['?from=2026-11-25', 1, 1],
  ['?to=2026-11-24', 2, 1],
  ['?from=2026-11-24&to=2026-11-24', 2, 1],
  ['?from=0001-01-01&to=9999-12-31', 3, 2],
  ['?to=0001-01-01', 0, 0],
];
test('results are those of the scope asked for', async context => {
  const scene = await rated();
  for (const [query, total, orders] of scopes) {
    await context.test(`statistics${query}`, async () => {
      const results = await scene.ask('getStatistics', `/v1/statistics${query}`);
      assert.deepEqual([results.total, results.orders, results.levelsLeftOut], [total, 0, total]);
      assert.equal(results.levels.length, 5);
      if (query.includes(elsewhere.code)) return;
      const all = await office(scene, query);
      assert.deepEqual([all.total, all.orders, all.levelsLeftOut], [total, orders, 0]);
    });
  }
});

test('a bureau takes results apart by institution, item, channel, day and month', async () => {
  const scene = await rated();
  const grouped = async (groupBy: string) => office(scene, `?groupBy=${groupBy}`);
  const byInstitution = await grouped('institution');
  assert.deepEqual(
    byInstitution.groups?.map(({key, name, total, withheld}) => [key, name, total, withheld]),
    [
      [bureau.code, bureau.name, 2, false],
      [district.code, district.name, 1, false],
    ],
  );
  assert.deepEqual(
    byInstitution.ranking?.rows.map(({institutionCode, place, mean, n, smallSample}) => {
      return [institutionCode, place, mean, n, smallSample];
    }),
    [
      [bureau.code, null, 6.5, 2, true],
      [district.code, null, 3, 1, true],
    ],
  );
  assert.match(byInstitution.ranking?.rule['zh-CN'] ?? '', /少于30条/);
  assert.deepEqual(
    (await grouped('item')).groups?.map(({key, name, total}) => [key, name, total]),
    [[aService().itemCode, aService().itemName, 3]],
  );
  assert.deepEqual(
    (await grouped('channel')).groups?.map(({key, total}) => [key, total]),
    [['web', 3]],
  );
  const months = await grouped('month');
  assert.deepEqual(
    [months.groups, months.trend.unit, months.trend.points.map(({period, total, bad}) => [period, total, bad])],
    [null, 'month', [['2026-11', 3, 2]]],
  );
  const days = await office(scene, '?from=2026-11-01&to=2026-11-30');
  assert.deepEqual(
    days.trend.points.map(({period, total, bad}) => [period, total, bad]),
    [
      ['2026-11-24', 2, 1],
      ['2026-11-25', 1, 1],
    ],
  );
});

test('a series by day needs days, at most a year of them', async () => {
  const scene = await aScene();
  for (const query of ['', '&from=2026-01-01', '&from=2025-01-01&to=2026-01-02'])
    assert.equal(await codeOf(await scene.call(`/v1/statistics?groupBy=day${query}`)), 'invalid_input');
  assert.equal((await scene.call('/v1/statistics?groupBy=day&from=2024-01-01&to=2024-12-31')).status, 200);
});

test('a bureau asks for one item or one channel, however few rated', async () => {
  const scene = await rated();
  const item = await office(scene, `?itemCode=${aService().itemCode}`);
  assert.deepEqual([item.total, item.withheld, item.orders, item.topTags], [3, false, 2, null]);
  const channel = await office(scene, '?channel=web');
  assert.deepEqual([channel.total, channel.withheld, channel.orders], [3, false, 2]);
  assert.deepEqual(
    channel.topTags?.map(({code, count}) => [code, count]),
    [['209', 2]],
  );
});

test('an area and an institution at once is no question', async () => {
  const scene = await aScene();
  const response = await scene.call(`/v1/statistics?areaCode=440000&institutionCode=${bureau.code}`);
  assert.equal(await codeOf(response), 'invalid_input');
});

test('institutions are listed by code, page by page, each once', async () => {
  const scene = await aScene();
  const more = Array.from({length: 9}, (_, i) => anInstitution({code: `11440106MB2F00000${i}`, areaCode: '440106'}));
  await scene.storage.saveInstitutions(more);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: {items: {code: string}[]; nextCursor: string | null} = await scene.ask(
      'listInstitutions',
      `/v1/institutions?areaCode=440106&limit=4&cursor=${cursor}`,
    );
    seen.push(...page.items.map(({code}) => code));
    cursor = page.nextCursor;
  }
  assert.deepEqual(seen, [district.code, ...more.map(({code}) => code)].sort());
});

test('orders are listed oldest first, page by page, each once', async () => {
  const scene = await aScene();
  const numbers: (string | null)[] = [];
  let accessToken = '';
  for (let i = 1; i <= 5; i++) {
    const invited = await scene.invited(i);
    accessToken = invited.accessToken;
    const receipt = (await (await scene.submit(invited.token, aBadDraft())).json()) as {orderNumber: string};
    numbers.push(receipt.orderNumber);
    scene.clock.now += 1000;
  }
  const first = await scene.ask('listOrders', '/v1/orders?limit=3', {token: accessToken});
  const rest = await scene.ask('listOrders', `/v1/orders?limit=3&cursor=${first.nextCursor}`, {token: accessToken});
  const listed = [...first.items, ...rest.items].map(order => order.orderNumber);
  assert.deepEqual(listed, numbers);
  assert.equal(rest.nextCursor, null);
});

for (const profile of profileIds) {
  test(`the rules of ${profile} can be read as data with their sources`, async () => {
    const scene = await aScene();
    const standard = await scene.ask('getStandard', `/v1/standard?profile=${profile}`);
    assert.equal(standard.tags.length, 40);
    assert.deepEqual(standard.profileName, profiles[profile].name);
    assert.deepEqual(standard.rules.points, profiles[profile].points);
  });
}

test('the comment limit that a deployment has set is in its own rules and in no other region’s', async () => {
  const scene = await aScene({settings: {commentMaxLength: 500}});
  const limitOf = async (query: string) => {
    const {rules} = await scene.ask('getStandard', `/v1/standard${query}`);
    return (rules.commentMaxLength as {value: unknown}).value;
  };
  assert.deepEqual([await limitOf(''), await limitOf('?profile=tax')], [500, 150]);
});

test('the facts of a service can be put right until it is rated, and the same facts again are always welcome', async () => {
  const scene = await aScene();
  const {serviceId, token, accessToken} = await scene.invited();
  const facts = aService({servedAt: '2026-11-24T01:30:00Z', itemName: '改正后的事项'});
  const put = async (body: object) => scene.ask('putService', '/v1/services', {body, token: accessToken});
  assert.deepEqual(await put(facts), {serviceId, rated: false});
  assert.equal((await scene.ask('getInvitation', '/v1/invitation', {token})).service.itemName, '改正后的事项');
  await scene.submit(token, aDraft());
  assert.deepEqual(await put({...facts, servedAt: '2026-11-24T09:30:00+08:00'}), {serviceId, rated: true});
});

test('a device whose clock is wrong by half a century is still heard', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  assert.equal((await scene.submit(token, aDraft({pressedAt: '0001-01-01T00:00:00+08:00'}))).status, 201);
});

test('a second try under the same key may carry the tags in another order and a later clock', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  const draft = {level: 'dissatisfied', tags: ['208', '209'], pressedAt: '2026-11-24T10:00:00+08:00'};
  const first = await scene.submit(token, draft, 'one-key-for-both-tries');
  const again = {...draft, tags: ['209', '208'], pressedAt: '2026-11-24T10:01:00+08:00'};
  const second = await scene.submit(token, again, 'one-key-for-both-tries');
  assert.equal(second.headers.get('idempotent-replayed'), 'true');
  assert.deepEqual(await second.json(), await first.json());
});

test('a receipt is brought again after the invitation has expired', async () => {
  const scene = await aScene();
  const {token} = await scene.invited();
  await scene.submit(token, aDraft(), 'one-key-for-both-tries');
  scene.clock.now += 800 * 3_600_000;
  assert.equal((await scene.submit(token, aDraft(), 'one-key-for-both-tries')).status, 201);
});
