import assert from 'node:assert/strict';
import test from 'node:test';
import {exportedRating, type ExportedRating} from '@gov-rating/contract';
import {aBadDraft, aDraft, aService} from '@gov-rating/contract/testing';
import {createSupervisionClient} from '@gov-rating/sdk/desk';
import {aScene, bureau, district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {ratedMonth} from '../fixtures/publication.fixtures.ts';

const path = '/v1/rating-export?from=2026-11-01&to=2026-12-31';

/** What the export answers to a bureau, each line as a rating. */
async function exported(scene: Scene, query = '', role: 'bureau' | 'auditor' = 'bureau'): Promise<ExportedRating[]> {
  const response = await scene.call(`${path}${query}`, {token: await scene.personToken(role)});
  assert.equal(response.status, 200);
  const text = await response.text();
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map(line => exportedRating.parse(JSON.parse(line)));
}

const lookOf = ({institutionCode, channel, day, level, source, tags, order}: ExportedRating) =>
  [institutionCode, channel, day, level, source, tags.join('+'), order].join(' ');

testOnEveryStorage('a bureau exports what was rated before anything is published, small numbers too', async open => {
  const scene = await aScene({storage: await open()});
  await ratedMonth(scene);
  const {token} = await scene.invited(9);
  await scene.submit(token, aDraft({channel: 'mobile'}));
  const ratings = await exported(scene);
  assert.deepEqual(
    ratings.map(lookOf).sort(),
    [
      ...Array.from({length: 2}, () => `${district.code} web 2026-11-24 dissatisfied active 209 open`),
      ...Array.from({length: 4}, () => `${district.code} web 2026-11-24 very_satisfied active  none`),
      `${bureau.code} mobile 2026-12-14 very_satisfied active  none`,
    ].sort(),
  );
  assert.equal(new Set(ratings.map(({id}) => id)).size, 7);
  assert.deepEqual(
    (await exported(scene)).filter(({id}) => ratings.some(rating => rating.id === id)),
    [],
  );
  assert.equal((await exported(scene, `&institutionCode=${district.code}`, 'auditor')).length, 6);
  assert.equal((await exported(scene, '&areaCode=440106')).length, 6);
  assert.equal((await exported(scene, '&areaCode=430000')).length, 0);
});

test('the export of a bureau is not cached and identifies nobody', async () => {
  const scene = await aScene();
  await ratedMonth(scene);
  for (const format of ['ndjson', 'csv']) {
    const response = await scene.call(`${path}&format=${format}`, {token: await scene.personToken('bureau')});
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('etag'), null);
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment; filename="gov-rating-[\w.-]+"$/);
    const text = await response.text();
    for (const secret of ['张三', '13800000000', '440100202611240001', 'GD2026', '20261124-', 'T02:00', '02:00:00'])
      assert.ok(!text.includes(secret), secret);
  }
});

test('the table has a byte order mark and names beside the codes', async () => {
  const scene = await aScene();
  await ratedMonth(scene);
  const response = await scene.call(`${path}&format=csv`, {token: await scene.personToken('auditor')});
  const bytes = new Uint8Array(await response.arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\r\n');
  assert.equal(lines.length, 7);
  assert.ok(lines.slice(1).every(line => line.includes(`,${district.code},${district.name},${aService().itemCode},`)));
});

test('a program of a bureau reads its ratings one by one, or as a file', async () => {
  const scene = await aScene();
  await ratedMonth(scene);
  const client = createSupervisionClient({
    baseUrl: 'http://localhost:8080',
    token: () => scene.personToken('bureau'),
    fetch: (url, init) => scene.app.fetch(new Request(url, init)),
  });
  assert.equal((await client.getOfficeStatistics({groupBy: 'institution'})).orders, 2);
  assert.deepEqual((await client.getStaffStatistics()).rows, []);
  const levels: string[] = [];
  for await (const {level} of client.exportPeriod({from: '2026-11-01', to: '2026-11-30'})) levels.push(level);
  assert.equal(levels.filter(level => level === 'dissatisfied').length, 2);
  let text = '';
  const input = {from: '2026-11-01', to: '2026-11-30', format: 'csv', institutionCode: district.code} as const;
  for await (const piece of client.exportPeriodFile(input)) text += piece;
  assert.equal(text.split('\r\n').length, 8);
  assert.equal((await client.publish({areaCode: '440100', month: '2026-11'})).total, 6);
});

test('the export shows one moment: what is rated or voided during the download is not in it', async () => {
  const scene = await aScene();
  await ratedMonth(scene);
  const {token: late} = await scene.invited(9, 'guangzhou', district.code);
  const response = await scene.call(path, {token: await scene.personToken('bureau')});
  scene.clock.now += 1000;
  assert.equal((await scene.submit(late, aBadDraft())).status, 201);
  assert.equal((await response.text()).trimEnd().split('\n').length, 6);
  assert.equal((await exported(scene)).length, 7);
});
