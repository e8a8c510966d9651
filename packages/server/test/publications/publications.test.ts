import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import test from 'node:test';
import {exportedRating, publication, type Publication} from '@gov-rating/contract';
import {csvRecords} from '../../src/node/csv.ts';
import {recompute} from '../../src/domain/publications/recompute.ts';
import {hash} from '../../src/security/hash.ts';
import {aScene, bureau, codeOf, district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {published, wholeMonth} from '../fixtures/publication.fixtures.ts';

const tools = {hash, readCsv: csvRecords};
const textOf = async (scene: Scene, path: string) => (await scene.call(path)).text();

async function* linesOf(text: string) {
  yield text;
}

testOnEveryStorage(
  'a bureau publishes a month, and a reader makes it again from the export, byte for byte',
  async open => {
    const scene = await aScene({storage: await open()});
    const entry = await published(scene);
    assert.deepEqual(
      [entry.version, entry.total, entry.latest, entry.from, entry.to],
      [1, 6, true, '2026-11-01', '2026-11-30'],
    );
    const path = `/v1/publications/${entry.publicationId}`;
    const text = await textOf(scene, path);
    assert.equal(createHash('sha256').update(text).digest('hex'), entry.sha256);
    const made = publication.parse(JSON.parse(text));
    assert.deepEqual([made.cases, made.withheld, made.results.orders], [6, 0, 2]);
    assert.deepEqual(made.method.names.institutions, {[district.code]: district.name});
    const lines = await textOf(scene, `${path}/export`);
    assert.equal(lines.trim().split('\n').length, 6);
    assert.deepEqual(await recompute(text, linesOf(lines), tools), {same: true, ratings: 6});
  },
);

test('an export identifies nobody: no comment, no number of a case, a receipt or an order, no time of day', async () => {
  const scene = await aScene();
  const {publicationId} = await published(scene);
  const ndjson = await textOf(scene, `/v1/publications/${publicationId}/export`);
  const csv = await textOf(scene, `/v1/publications/${publicationId}/export?format=csv`);
  for (const text of [ndjson, csv]) {
    for (const secret of ['张三', '13800000000', '440100202611240001', 'GD2026', '20261124-', 'T02:00', '02:00:00'])
      assert.ok(!text.includes(secret), secret);
  }
  const keys = Object.keys(exportedRating.shape).sort();
  for (const line of ndjson.trim().split('\n')) {
    const rating = JSON.parse(line) as object;
    assert.deepEqual(Object.keys(rating).sort(), keys);
    assert.deepEqual(exportedRating.parse(rating), rating);
  }
});

test('a table is offered as a file that Excel opens', async () => {
  const scene = await aScene();
  const {publicationId} = await published(scene);
  const response = await scene.call(`/v1/publications/${publicationId}/export?format=csv`);
  assert.match(response.headers.get('content-type') ?? '', /^text\/csv; charset=utf-8/);
  assert.equal(
    response.headers.get('content-disposition'),
    'attachment; filename="gov-rating-440100-2026-11-01-2026-11-30-v1.csv"',
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
});

test('a publication and its export may be cached for ever, and are not sent again to a client that has them', async () => {
  const scene = await aScene();
  const {publicationId} = await published(scene);
  for (const tail of ['', '/export', '/export?format=csv']) {
    const path = `/v1/publications/${publicationId}${tail}`;
    const first = await scene.call(path);
    assert.equal(first.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    await first.text();
    const again = await scene.call(path, {headers: {'If-None-Match': first.headers.get('etag') ?? ''}});
    assert.deepEqual([again.status, await again.text()], [304, '']);
  }
});

test('a rating that is voided later changes neither a publication nor its export; the next version gives its reason', async () => {
  const scene = await aScene();
  const first = await published(scene);
  const path = `/v1/publications/${first.publicationId}`;
  const before = [await textOf(scene, path), await textOf(scene, `${path}/export`)];
  const token = await scene.personToken('bureau');
  const [order] = (await scene.ask('listOrders', '/v1/orders', {token})).items;
  await scene.storage.changeCase({orderNumber: order?.orderNumber ?? ''}, null, () => ({
    event: {
      ...{eventId: 'an-act', kind: 'decide_review', actor: {kind: 'system'}, at: '2026-12-15T00:00:00Z'},
      ...{facts: {}, texts: {}, textsSalt: 'salt'},
    },
    voided: true,
  }));
  assert.deepEqual([await textOf(scene, path), await textOf(scene, `${path}/export`)], before);

  scene.clock.now += 86_400_000;
  const reason = '一条评价经复核作废';
  const second = await published(scene, {replaces: first.publicationId, reason});
  assert.deepEqual([second.version, second.replaces, second.reason], [2, first.publicationId, reason]);
  const made = JSON.parse(await textOf(scene, `/v1/publications/${second.publicationId}`)) as Publication;
  assert.deepEqual([made.results.total, made.results.voided, made.results.orders], [5, 1, 1]);
  const {items} = await scene.ask('listPublications', '/v1/publications?areaCode=440100');
  assert.deepEqual(
    items.map(({publicationId, latest}) => [publicationId, latest]),
    [
      [second.publicationId, true],
      [first.publicationId, false],
    ],
  );
  assert.deepEqual([await textOf(scene, path), await textOf(scene, `${path}/export`)], before);
});

test('a new version must name the latest one and say why', async () => {
  const scene = await aScene();
  const {publicationId} = await published(scene);
  const token = await scene.personToken('bureau');
  const refused = async (facts: object) =>
    codeOf(await scene.call('/v1/publications', {token, body: {...wholeMonth, ...facts}}));
  assert.equal(await refused({replaces: publicationId}), 'missing_field');
  assert.equal(await refused({replaces: 'AAAAAAAAAAAAAAAAAAAAAA', reason: '更正'}), 'already_published');
  assert.equal(await refused({reason: '更正'}), 'already_published');
});

test('a month below the minimum cell is not published, one exactly at it is', async () => {
  const fewer = await aScene({settings: {results: {minimumCell: 7}}});
  await assert.rejects(published(fewer), /too_few_ratings/);
  assert.deepEqual((await fewer.ask('listPublications', '/v1/publications')).items, []);
  const enough = await aScene({settings: {results: {minimumCell: 6}}});
  const {publicationId} = await published(enough);
  const made = JSON.parse(await textOf(enough, `/v1/publications/${publicationId}`)) as Publication;
  assert.deepEqual([made.results.total, made.withheld], [6, 0]);
});

test('the day of Shanghai decides whether a month has ended', async () => {
  const scene = await aScene();
  const codeAt = async (moment: string) => {
    scene.clock.now = Date.parse(moment);
    const token = await scene.personToken('bureau');
    return codeOf(await scene.call('/v1/publications', {token, body: wholeMonth}));
  };
  assert.equal(await codeAt('2026-11-30T15:59:59Z'), 'period_not_ended');
  assert.equal(await codeAt('2026-11-30T16:00:00Z'), 'too_few_ratings');
});

test('a bureau sees the staff of institutions below it by number, their own head how many rated, the public none', async () => {
  const scene = await aScene();
  const accessToken = await scene.accessToken();
  const facts = {institutionCode: district.code, projectNo: 'P1', serviceNumber: 1, node: 'completed', itemCode: 'A1'};
  const body = {...facts, itemName: '事项', staffNumber: '0017', servedAt: '2026-11-24T09:30:00+08:00'};
  const {serviceId} = await scene.ask('putService', '/v1/services', {body, token: accessToken});
  const invitationPath = `/v1/services/${serviceId}/invitations`;
  const {token: citizen} = await scene.ask('invite', invitationPath, {body: {}, token: accessToken});
  await scene.submit(citizen, {level: 'dissatisfied', tags: ['209']});
  const rowsFor = async (role: 'institution_head' | 'bureau') => {
    const {rows} = await scene.ask('getStaffStatistics', '/v1/staff-statistics', {
      token: await scene.personToken(role),
    });
    return rows.map(({staffNumber, institutionCode, total, bad, mean, smallSample, withheld}) => {
      return [staffNumber, institutionCode, total, bad, mean, smallSample, withheld];
    });
  };
  assert.deepEqual(await rowsFor('bureau'), [['0017', district.code, 1, 1, 3, true, false]]);
  assert.deepEqual(await rowsFor('institution_head'), [['0017', district.code, 1, 0, null, true, true]]);
  assert.ok(!(await textOf(scene, '/v1/statistics?groupBy=institution')).includes('0017'));
  const bureauToken = await scene.personToken('bureau');
  const ofBureau = await scene.ask('getStaffStatistics', `/v1/staff-statistics?institutionCode=${bureau.code}`, {
    token: bureauToken,
  });
  assert.equal(ofBureau.rows.length, 1);
});
