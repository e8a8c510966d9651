import assert from 'node:assert/strict';
import test from 'node:test';
import type {Publication} from '@gov-rating/contract';
import {aDraft, aService} from '@gov-rating/contract/testing';
import {recordDefaults} from '../../src/jobs/record-defaults.ts';
import {aScene, codeOf, district, elsewhere, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {ratedMonth, wholeMonth} from '../fixtures/publication.fixtures.ts';

const few = {results: {minimumCell: 2}};

async function publish(scene: Scene, facts: object): Promise<Response> {
  return scene.call('/v1/publications', {token: await scene.personToken('bureau'), body: {...wholeMonth, ...facts}});
}

async function made(scene: Scene, facts: object): Promise<Publication> {
  const response = await publish(scene, facts);
  assert.equal(response.status, 201, await response.clone().text());
  const {publicationId} = (await response.json()) as {publicationId: string};
  return (await (await scene.call(`/v1/publications/${publicationId}`)).json()) as Publication;
}

const at = async (scene: Scene, moment: string, number: number) => {
  const {token} = await scene.invited(number, 'guangzhou', district.code);
  scene.clock.now = Date.parse(moment);
  assert.equal((await scene.submit(token, aDraft())).status, 201);
};

testOnEveryStorage('midnight in Shanghai parts one month from the next, to the millisecond', async open => {
  const scene = await aScene({storage: await open(), settings: few});
  await at(scene, '2026-11-30T15:59:59.998Z', 1);
  await at(scene, '2026-11-30T15:59:59.999Z', 2);
  await at(scene, '2026-11-30T16:00:00.000Z', 3);
  await at(scene, '2026-11-30T16:00:00.001Z', 4);
  await at(scene, '2026-12-01T15:00:00.000Z', 5);
  scene.clock.now = Date.parse('2027-01-05T00:00:00Z');
  const [november, december] = [await made(scene, {}), await made(scene, {month: '2026-12'})];
  assert.deepEqual([november.results.total, december.results.total], [2, 3]);
  assert.deepEqual(
    [november, december].flatMap(({results}) => results.trend.map(({period, total}) => [period, total])),
    [
      ['2026-11-30', 2],
      ['2026-12-01', 3],
    ],
  );
  const both = await made(scene, {month: undefined, from: '2026-11-01', to: '2026-12-31'});
  assert.equal(both.results.total, 5);
  assert.deepEqual([november.cases, december.cases, both.cases], [5, 0, 5]);
});

testOnEveryStorage(
  'a default rating is in its month until a citizen rates, and then no longer in the next version',
  async open => {
    const scene = await aScene({storage: await open(), settings: few});
    const token = await scene.accessToken();
    const facts = aService({institutionCode: district.code, servedAt: '2026-11-10T09:30:00+08:00'});
    const {serviceId} = await scene.ask('putService', '/v1/services', {body: facts, token});
    const path = `/v1/services/${serviceId}/invitations`;
    const {token: citizen} = await scene.ask('invite', path, {body: {validHours: 1000}, token});
    assert.equal(await recordDefaults.run(scene.app.context), 1);
    await at(scene, '2026-11-25T02:00:00Z', 2);
    await at(scene, '2026-11-25T02:00:01Z', 3);
    scene.clock.now = Date.parse('2026-12-05T00:00:00Z');
    const first = await made(scene, {});
    assert.deepEqual([first.results.total, first.results.shares.default], [3, 0.3333]);
    assert.equal((await scene.submit(citizen, aDraft())).status, 201);
    const again = {replaces: first.publicationId, reason: '默认评价已被替换'};
    const before = await made(scene, again);
    assert.deepEqual([before.results.total, before.results.shares.default], [2, 0]);
  },
);

testOnEveryStorage(
  'of two who publish the same month at once one succeeds, the other is refused, and nothing is left over',
  async open => {
    const scene = await aScene({storage: await open()});
    await ratedMonth(scene);
    const answers = await Promise.all([publish(scene, {}), publish(scene, {}), publish(scene, {})]);
    const won = answers.filter(({status}) => status === 201);
    const lost = await Promise.all(answers.filter(({status}) => status !== 201).map(codeOf));
    assert.deepEqual([won.length, lost], [1, ['already_published', 'already_published']]);
    assert.equal((await scene.ask('listPublications', '/v1/publications')).items.length, 1);
    assert.deepEqual(await scene.storage.draftsBefore('2030-01-01T00:00:00Z', 10), []);
  },
);

test('an area or a month without ratings is not published, and leaves nothing behind', async () => {
  const scene = await aScene();
  await ratedMonth(scene);
  for (const facts of [{areaCode: '440111'}, {month: '2026-10'}])
    assert.equal(await codeOf(await publish(scene, facts)), 'too_few_ratings');
  assert.deepEqual(await scene.storage.draftsBefore('2030-01-01T00:00:00Z', 10), []);
});

test('days that are no whole months are not published, for two publications could be subtracted', async () => {
  const scene = await aScene();
  await ratedMonth(scene);
  for (const [from, to] of [
    ['2026-11-02', '2026-11-30'],
    ['2026-11-01', '2026-11-29'],
    ['2026-11-24', '2026-11-24'],
    ['2026-02-01', '2026-11-28'],
  ])
    assert.equal(await codeOf(await publish(scene, {month: undefined, from, to})), 'invalid_input');
});

test('an institution that goes to another bureau changes no publication that was made', async () => {
  const scene = await aScene();
  await ratedMonth(scene);
  const before = await made(scene, {});
  await scene.storage.saveInstitutions([{...district, parentCode: elsewhere.code, areaCode: '440305'}]);
  const {publicationId} = before;
  assert.deepEqual(await (await scene.call(`/v1/publications/${publicationId}`)).json(), before);
  const next = await publish(scene, {replaces: publicationId, reason: '机构调整'});
  assert.equal(await codeOf(next), 'too_few_ratings');
});

test('an export of the last days that there are comes to an end', async () => {
  const scene = await aScene();
  const path = '/v1/rating-export?from=9999-12-01&to=9999-12-31';
  const response = await scene.call(path, {token: await scene.personToken('bureau')});
  assert.equal(await response.text(), '');
});
