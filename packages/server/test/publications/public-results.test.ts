import assert from 'node:assert/strict';
import test from 'node:test';
import {aBadDraft, aDraft} from '@gov-rating/contract/testing';
import {aScene, bureau, district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

let number = 0;

/** Rates `count` services of an institution, all but the last one well. */
async function rate(scene: Scene, institutionCode: string, count: number): Promise<void> {
  for (let rating = 1; rating <= count; rating++) {
    const {token} = await scene.invited((number++ % 99) + 1, 'guangzhou', institutionCode);
    const response = await scene.submit(token, rating === count ? aBadDraft() : aDraft());
    assert.equal(response.status, 201);
  }
}

const disclosed = async (scene: Scene, query = '') => {
  const {total, orders, levels, levelsLeftOut, withheld} = await scene.ask('getStatistics', `/v1/statistics${query}`);
  return [total, levels.map(({active}) => active).join(' '), orders, levelsLeftOut, withheld];
};

testOnEveryStorage(
  'the public sees at once how many rated, and how they rated when the month has ended',
  async open => {
    number = 0;
    const scene = await aScene({storage: await open()});
    await rate(scene, bureau.code, 6);
    await rate(scene, district.code, 4);
    assert.deepEqual(await disclosed(scene), [10, '0 0 0 0 0', 0, 10, true]);
    scene.clock.now = Date.parse('2026-11-30T15:59:59Z');
    assert.deepEqual(await disclosed(scene), [10, '0 0 0 0 0', 0, 10, true]);
    scene.clock.now = Date.parse('2026-11-30T16:00:00Z');
    assert.deepEqual(await disclosed(scene), [10, '5 0 0 1 0', 1, 4, false]);
    assert.deepEqual(await disclosed(scene, `?institutionCode=${district.code}`), [4, '0 0 0 0 0', 0, 4, true]);
    assert.deepEqual(await disclosed(scene, `?institutionCode=${bureau.code}`), [10, '5 0 0 1 0', 1, 4, false]);
    assert.deepEqual(await disclosed(scene, '?from=2026-11-01&to=2026-11-30'), [10, '5 0 0 1 0', 1, 4, false]);
    assert.deepEqual(await disclosed(scene, '?areaCode=440106'), [4, '0 0 0 0 0', 0, 4, true]);
  },
);

test('the difference of two public responses never shows the ratings of few people', async () => {
  number = 0;
  const scene = await aScene();
  await rate(scene, bureau.code, 5);
  scene.clock.now = Date.parse('2026-11-25T02:00:00Z');
  await rate(scene, bureau.code, 1);
  scene.clock.now = Date.parse('2026-12-01T02:00:00Z');
  await rate(scene, district.code, 1);
  const levels = new Set<unknown>();
  for (const query of [
    '',
    '?to=2026-12-01',
    '?from=2026-11-01',
    '?from=2026-11-02',
    '?from=2026-11-25',
    '?from=2026-11-24&to=2026-11-24',
    '?to=2026-11-29',
    '?from=2026-12-01',
    '?channel=web',
    '?itemCode=1000',
    `?institutionCode=${bureau.code}`,
    `?institutionCode=${district.code}`,
    '?groupBy=day&from=2026-11-01&to=2026-11-30',
    '?groupBy=month',
  ]) {
    const [, shown] = await disclosed(scene, query);
    levels.add(shown);
    const {trend} = await scene.ask('getStatistics', `/v1/statistics${query}`);
    assert.ok(
      trend.points.every(({period, total}) => period === '2026-11' && total === 6),
      query,
    );
  }
  assert.deepEqual([...levels].sort(), ['0 0 0 0 0', '4 0 0 2 0']);
  for (const groupBy of ['item', 'channel']) {
    const {groups} = await scene.ask('getStatistics', `/v1/statistics?groupBy=${groupBy}`);
    assert.deepEqual(
      groups?.map(({total, bad, mean, withheld}) => [total, bad, mean, withheld]),
      [[7, 0, null, true]],
    );
  }
  const {groups, ranking} = await scene.ask('getStatistics', '/v1/statistics?groupBy=institution');
  assert.deepEqual(
    groups?.map(({key, total, bad, withheld}) => [key, total, bad, withheld]),
    [
      [bureau.code, 6, 2, false],
      [district.code, 1, 0, true],
    ],
  );
  assert.deepEqual(
    ranking?.rows.map(({institutionCode, n}) => [institutionCode, n]),
    [
      [bureau.code, 6],
      [district.code, 0],
    ],
  );
});

test('how few are too few is set by the deployment', async () => {
  number = 0;
  const scene = await aScene({settings: {results: {minimumCell: 2}}});
  await rate(scene, district.code, 2);
  scene.clock.now = Date.parse('2026-12-01T02:00:00Z');
  assert.deepEqual(await disclosed(scene), [2, '1 0 0 1 0', 1, 0, false]);
});
