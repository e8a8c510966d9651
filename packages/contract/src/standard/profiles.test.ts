import assert from 'node:assert/strict';
import test from 'node:test';

import type {Fact} from './fact.ts';
import {levels} from './levels.ts';
import {nodes} from './nodes.ts';
import {decodeNumber} from './number-codec.ts';
import {defaultProfileId, profileIds, profiles} from './profiles.ts';

const factsOf = (id: (typeof profileIds)[number]): Fact<unknown>[] => {
  const {channelCodes, points, defaultRating, ratingWindowDays, supplement, commentMaxLength} = profiles[id];
  const {deadlines, followUpRate, scoreWeights, minimumSample, staffNotice, ownWords, hotline} = profiles[id];
  const {contact, answer, followUp, extension, review, appeal} = deadlines;
  return [
    ...[channelCodes, points, defaultRating, ratingWindowDays, supplement, commentMaxLength, followUpRate],
    ...[scoreWeights, minimumSample, staffNotice, ownWords, hotline],
    ...[contact, answer, followUp, extension, review, appeal],
  ];
};

test('every number of a profile has a source or is unknown', () => {
  for (const id of profileIds) {
    assert.equal(profiles[id].id, id);
    for (const {value, certainty, source} of factsOf(id)) {
      assert.equal(value === null, certainty === 'unknown', `${id} ${source}`);
      assert.ok(source.length > 5, `${id} ${source}`);
    }
  }
});

test('a deployment that chooses nothing gets Guangdong: seven natural days, then basically satisfied', () => {
  const profile = profiles[defaultProfileId];
  assert.equal(profile.id, 'guangdong-2019');
  assert.deepEqual(profile.defaultRating.value, {
    enabled: true,
    days: 7,
    dayKind: 'natural',
    level: 'basically_satisfied',
    counted: false,
  });
  const points = profile.points.value;
  assert.deepEqual(points && levels.map(level => points[level]), [10, 8, 6, 3, 0]);
  assert.equal(profile.commentMaxLength.value, 150);
  assert.equal(profile.followUpRate.value, 1);
  assert.deepEqual(profile.nodes, nodes);
  for (const deadline of Object.values(profile.deadlines)) assert.equal(deadline.value, null);
});

test('a deployment elsewhere gets the numbers of its own region', () => {
  const {deadlines: shenzhen} = profiles['shenzhen-2021'];
  assert.deepEqual(shenzhen.contact.value, {days: 3, dayKind: 'working'});
  assert.deepEqual(shenzhen.answer.value, {days: 10, dayKind: 'working'});
  assert.deepEqual(profiles.dezhou.deadlines.answer.value, {days: 5, dayKind: 'working'});
  const {deadlines: zhejiang, supplement} = profiles['zhejiang-2019'];
  assert.deepEqual(zhejiang.contact.value, {days: 1, dayKind: 'natural'});
  assert.deepEqual(zhejiang.answer.value, {days: 15, dayKind: 'natural'});
  assert.deepEqual(supplement.value, {allowed: true});
  assert.deepEqual(profiles.tax.deadlines.answer.value, {days: 7, dayKind: 'natural'});
  assert.equal(profiles.guangxi.defaultRating.value?.level, 'very_satisfied');
});

test('a Zhejiang caller reads 6 as text message and 7 as default rating', () => {
  const codes = profiles['zhejiang-2019'].channelCodes.value ?? {};
  assert.equal(decodeNumber(codes, 6), 'sms');
  assert.equal(decodeNumber(codes, '7'), 'system_default');
  assert.equal(decodeNumber(codes, 1), 'web');
});
