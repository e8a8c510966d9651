import assert from 'node:assert/strict';
import test from 'node:test';
import type {Level, Role} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import type {Storage} from '../../src/index.ts';
import {aScene, bureau, district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';

const windows = {
  ...district,
  code: '11440106MB2F123456',
  name: '广州市规划和自然资源局天河区分局服务大厅',
  parentCode: district.code,
};

let projects = 0;

/** Rates a service of an institution that a member of its staff handled. */
async function rate(scene: Scene, level: Level, staffNumber: string, institutionCode = district.code): Promise<void> {
  const facts = aService({
    institutionCode,
    staffNumber,
    projectNo: `P${++projects}`,
    servedAt: new Date(scene.clock.now - 3_600_000).toISOString(),
  });
  const token = await scene.accessToken();
  const {serviceId} = await scene.ask('putService', '/v1/services', {body: facts, token});
  const invitation = await scene.ask('invite', `/v1/services/${serviceId}/invitations`, {body: {}, token});
  const response = await scene.submit(invitation.token, {level, comment: '说明'});
  assert.equal(response.status, 201, await response.text());
}

const days = 'from=2026-11-01&to=2026-12-02';
const parts = ['', '&from=2026-11-24&to=2026-11-24', `&${days}`, '&groupBy=month'];
const groups = ['&groupBy=institution', '&groupBy=item', '&groupBy=channel', `&groupBy=day&${days}`];
const only = ['&channel=web', `&itemCode=${aService().itemCode}`, '&areaCode=440106'];
const figures = [...parts, ...groups, ...only].map(query => `/v1/office-statistics?limit=1${query}`);
const staff = ['', '&from=2026-11-24&to=2026-11-24', `&staffNumber=A001&${days}`].map(
  query => `/v1/staff-statistics?limit=1${query}`,
);
const exports = ['', '&format=csv&areaCode=440106'].map(query => `/v1/rating-export?${days}${query}`);
const marks = ['/v1/suspicions', '/v1/reviews', '/v1/notices'];

/** Everything that somebody of the district can ask about ratings; `who` may ask what. */
const questions: readonly (readonly [who: Role, paths: readonly string[]])[] = [
  ['institution_staff', ['/v1/reviews', '/v1/orders', '/v1/order-counts']],
  ['institution_head', [...figures, ...staff, '/v1/reviews', '/v1/notices', '/v1/orders', '/v1/order-counts']],
  ['bureau', [...figures.slice(0, 1), ...staff.slice(0, 1), ...exports, ...marks]],
  ['auditor', [...figures.slice(0, 1), ...exports.slice(0, 1), ...marks]],
];

/** All answers to somebody of the district, without the ids that are made for each export. */
async function answersTo(scene: Scene, institutionCode = district.code): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const [role, paths] of questions) {
    const token = await scene.personTokenAt(role, institutionCode);
    for (const path of paths) {
      const response = await scene.call(path, {token});
      assert.equal(response.status, 200, path);
      answers[`${role} ${path}`] = (await response.text()).replaceAll(/"id":"[\w-]+"|^r[\w-]{15},/gm, '');
    }
  }
  return answers;
}

/** A world in which `already` people have praised A001 in November, and then one citizen rates at `at`. */
async function world(storage: Storage, already: number, level: Level, at: string): Promise<Scene> {
  const scene = await aScene({storage});
  for (let count = 0; count < already; count++) await rate(scene, 'very_satisfied', 'A001');
  scene.clock.now = Date.parse(at);
  await rate(scene, level, 'A001');
  return scene;
}

testOnEveryStorage('nobody at the rated institution can tell how one citizen rated', async open => {
  for (const [already, at] of [
    [0, '2026-11-24T03:00:00Z'],
    [7, '2026-12-02T03:00:00Z'],
  ] as const) {
    const [one, other] = [
      await world(await open(), already, 'very_satisfied', at),
      await world(await open(), already, 'basically_satisfied', at),
    ];
    assert.deepEqual(await answersTo(one), await answersTo(other));
  }
});

testOnEveryStorage('those above the rated institution see each rating at once', async open => {
  const scene = await world(await open(), 0, 'basically_satisfied', '2026-11-24T03:00:00Z');
  const token = await scene.personToken('bureau');
  const path = `institutionCode=${district.code}`;
  const {levels, levelsLeftOut} = await scene.ask('getOfficeStatistics', `/v1/office-statistics?${path}`, {token});
  assert.deepEqual([levels[2]?.active, levelsLeftOut], [1, 0]);
  const {rows} = await scene.ask('getStaffStatistics', `/v1/staff-statistics?${path}`, {token});
  assert.deepEqual([rows[0]?.staffNumber, rows[0]?.mean, rows[0]?.withheld], ['A001', 6, false]);
  const exported = await scene.call(`/v1/rating-export?${days}&${path}`, {token});
  assert.match(await exported.text(), /basically_satisfied/);
});

testOnEveryStorage('an institution without one above sees its own ratings, because nobody else could', async open => {
  const scene = await aScene({storage: await open()});
  await rate(scene, 'basically_satisfied', 'A001', bureau.code);
  for (const role of ['bureau', 'auditor'] as const) {
    const token = await scene.personTokenAt(role, bureau.code);
    assert.equal((await scene.ask('getOfficeStatistics', '/v1/office-statistics', {token})).levels[2]?.active, 1);
    assert.match(await (await scene.call(`/v1/rating-export?${days}`, {token})).text(), /basically_satisfied/);
  }
});

/** November at the district: six praises for A001, and as many complaints as given for each other number. */
async function november(scene: Scene, others: Readonly<Record<string, number>>): Promise<void> {
  for (let count = 0; count < 6; count++) await rate(scene, 'very_satisfied', 'A001');
  for (const [staffNumber, complaints] of Object.entries(others))
    for (let count = 0; count < complaints; count++) await rate(scene, 'dissatisfied', staffNumber);
  scene.clock.now = Date.parse('2026-12-02T02:00:00Z');
}

testOnEveryStorage(
  'a month that has ended is shown to the rated institution by level when enough rated',
  async open => {
    const scene = await aScene({storage: await open()});
    await november(scene, {A002: 5});
    await rate(scene, 'satisfied', 'A001');
    const token = await scene.personToken('institution_head');
    const results = await scene.ask('getOfficeStatistics', '/v1/office-statistics?groupBy=institution', {token});
    assert.deepEqual(
      results.levels.map(({active}) => active),
      [6, 0, 0, 5, 0],
    );
    assert.deepEqual([results.total, results.levelsLeftOut, results.orders], [12, 1, 5]);
    assert.deepEqual([results.trend.unit, results.trend.points.map(({period}) => period)], ['month', ['2026-11']]);
    assert.deepEqual(
      results.groups?.map(({total, bad}) => [total, bad]),
      [[12, 5]],
    );
    const {rows} = await scene.ask('getStaffStatistics', '/v1/staff-statistics', {token});
    assert.deepEqual(
      rows.map(({staffNumber, total, bad, mean, withheld}) => [staffNumber, total, bad, mean, withheld]),
      [
        ['A001', 7, 0, 10, false],
        ['A002', 5, 5, 3, false],
      ],
    );
    const auditor = await scene.personTokenAt('auditor', district.code);
    const exported = await (await scene.call(`/v1/rating-export?${days}`, {token: auditor})).text();
    assert.equal(exported.trimEnd().split('\n').length, 11);
    assert.doesNotMatch(exported, /"satisfied"/);
  },
);

test('a member of staff with few ratings cannot be found by subtracting the others from the institution', async () => {
  const scene = await aScene();
  await november(scene, {A002: 5, A003: 1});
  const token = await scene.personToken('institution_head');
  const {rows} = await scene.ask('getStaffStatistics', '/v1/staff-statistics', {token});
  assert.deepEqual(
    rows.map(({staffNumber, withheld}) => [staffNumber, withheld]),
    [
      ['A001', false],
      ['A002', true],
      ['A003', true],
    ],
  );
  for (const number of ['A001', 'A002', 'A003']) {
    const path = `/v1/staff-statistics?staffNumber=${number}`;
    const alone = await scene.ask('getStaffStatistics', path, {token});
    assert.deepEqual(
      alone.rows,
      rows.filter(({staffNumber}) => staffNumber === number),
    );
  }
});

test('a month in which few rated is shown to the rated institution neither alone nor within a longer period', async () => {
  const scene = await aScene();
  await november(scene, {});
  for (const level of ['satisfied', 'satisfied'] as const) await rate(scene, level, 'A001');
  scene.clock.now = Date.parse('2027-01-02T02:00:00Z');
  const token = await scene.personToken('institution_head');
  const levelsOf = async (query: string) => {
    const {levels} = await scene.ask('getOfficeStatistics', `/v1/office-statistics${query}`, {token});
    return levels.map(({active}) => active);
  };
  assert.deepEqual(await levelsOf(''), [6, 0, 0, 0, 0]);
  assert.deepEqual(await levelsOf('?from=2026-11-01&to=2026-12-31'), [6, 0, 0, 0, 0]);
  assert.deepEqual(await levelsOf('?from=2026-12-01&to=2026-12-31'), [0, 0, 0, 0, 0]);
  assert.deepEqual(await levelsOf('?from=2026-11-24&to=2026-11-24'), [0, 0, 0, 0, 0]);
});

test('a bureau in the middle sees all of those below it by day, and its own by ended months', async () => {
  const scene = await aScene();
  await scene.storage.saveInstitutions([windows]);
  await november(scene, {});
  await rate(scene, 'dissatisfied', 'B001', windows.code);
  await rate(scene, 'satisfied', 'A001');
  const token = await scene.personTokenAt('bureau', district.code);
  const path = '/v1/office-statistics?groupBy=institution&from=2026-11-01&to=2026-12-31';
  const results = await scene.ask('getOfficeStatistics', path, {token});
  assert.deepEqual(
    results.levels.map(({active}) => active),
    [6, 0, 0, 1, 0],
  );
  assert.deepEqual([results.total, results.levelsLeftOut], [8, 1]);
  const dayByDay = await scene.ask('getOfficeStatistics', `/v1/office-statistics?groupBy=day&${days}`, {token});
  assert.deepEqual(
    [dayByDay.trend.unit, dayByDay.trend.points.map(({period, bad}) => [period, bad])],
    ['day', [['2026-12-02', 1]]],
  );
  const {rows} = await scene.ask('getStaffStatistics', '/v1/staff-statistics', {token});
  assert.deepEqual(
    rows.map(({staffNumber, total, bad, withheld}) => [staffNumber, total, bad, withheld]),
    [
      ['A001', 7, 0, false],
      ['B001', 1, 1, false],
    ],
  );
  const exported = await (await scene.call(`/v1/rating-export?${days}`, {token})).text();
  assert.equal(exported.trimEnd().split('\n').length, 7);
});
