import assert from 'node:assert/strict';
import {channelNames, channels, collectorChannels, exportedRating, type Level} from '@gov-rating/contract';
import {aService} from '@gov-rating/contract/testing';
import {aKey, aScene, district, type Scene} from '../fixtures/api.fixtures.ts';
import {testOnEveryStorage} from '../fixtures/every-storage.fixtures.ts';
import {wholeMonth} from '../fixtures/publication.fixtures.ts';

/** How often each channel is rated, and how many of these ratings are bad: each channel differs in both. */
const given = {hotline: [6, 1], sms: [7, 2], paper: [8, 3]} as const;

/** Ratings of November by telephone, text message and on paper, and then it is the 14th of December. */
async function collectedMonth(scene: Scene): Promise<void> {
  const token = await scene.accessToken();
  let cases = 0;
  for (const channel of collectorChannels) {
    const [count, bad] = given[channel];
    const entries = Array.from({length: count}, (_, place) => {
      const level: Level = place < bad ? 'dissatisfied' : 'satisfied';
      const service = aService({projectNo: `C${++cases}`, institutionCode: district.code});
      return {service, level, tags: place < bad ? ['209'] : [], channel, idempotencyKey: aKey()};
    });
    const done = await scene.ask('collectRatings', '/v1/ratings/collected/batch', {token, body: {entries}});
    assert.ok(done.entries.every(({receipt}) => receipt));
  }
  scene.clock.now = Date.parse('2026-12-14T02:00:00Z');
}

/** What was given, in the form in which the test reads it back: channel, ratings, bad ones. */
const expected = collectorChannels.map(channel => [channel, ...given[channel]]).toSorted();

/** The same from ratings one by one. */
function counted(ratings: readonly {readonly channel: string | null; readonly level: string}[]) {
  const found = channels.flatMap(channel => {
    const its = ratings.filter(rating => rating.channel === channel);
    const bad = its.filter(({level}) => level.includes('dissatisfied'));
    return its.length === 0 ? [] : [[channel, its.length, bad.length]];
  });
  return found.toSorted();
}

testOnEveryStorage(
  'ratings by telephone, text message and on paper are apart in live results, publications and every export',
  async open => {
    const scene = await aScene({storage: await open()});
    await collectedMonth(scene);
    const token = await scene.personToken('bureau');
    const groups = (found: readonly {key: string; total: number; bad: number | null}[] | null) =>
      (found ?? []).map(({key, total, bad}) => [key, total, bad]).toSorted();

    const office = await scene.ask('getOfficeStatistics', '/v1/office-statistics?groupBy=channel', {token});
    assert.deepEqual(groups(office.groups), expected);
    for (const channel of collectorChannels) {
      const one = await scene.ask('getOfficeStatistics', `/v1/office-statistics?channel=${channel}`, {token});
      assert.equal(one.total, given[channel][0]);
    }
    const live = await scene.ask('getStatistics', '/v1/statistics?groupBy=channel');
    assert.deepEqual(
      live.groups?.map(({key, total}) => [key, total]).toSorted(),
      expected.map(([channel, total]) => [channel, total]),
    );

    const {publicationId} = await scene.ask('publish', '/v1/publications', {token, body: wholeMonth});
    const {results} = await scene.ask('getPublication', `/v1/publications/${publicationId}`);
    assert.deepEqual(groups(results.channels), expected);

    for (const path of [
      `/v1/publications/${publicationId}/export?`,
      '/v1/rating-export?from=2026-11-01&to=2026-12-31&',
    ]) {
      const lines = await (await scene.call(`${path}format=ndjson`, {token})).text();
      const ratings = lines
        .trimEnd()
        .split('\n')
        .map(line => exportedRating.parse(JSON.parse(line)));
      assert.deepEqual(counted(ratings), expected, path);
      const table = await (await scene.call(`${path}format=csv`, {token})).text();
      const [header = '', ...rows] = table.replace('\ufeff', '').trimEnd().split('\r\n');
      const names = header.split(',');
      const cellOf = (row: string, name: string) => row.split(',')[names.indexOf(name)] ?? '';
      assert.ok(names.includes('channel') && names.includes('level'), header);
      const inTable = rows.map(row => ({channel: cellOf(row, 'channel'), level: cellOf(row, 'level')}));
      assert.deepEqual(counted(inTable), expected, `${path}csv`);
    }
    for (const channel of collectorChannels) assert.ok(channelNames[channel]['zh-CN']);
  },
);
