import assert from 'node:assert/strict';
import test from 'node:test';
import {levels, profiles, type Profile} from '@gov-rating/contract';
import type {Counts} from '../storage/storage.ts';
import {statisticsOf} from './measures.ts';

const guangdong = profiles['guangdong-2019'];
const withDefaults: Profile = {
  ...guangdong,
  defaultRating: {
    ...guangdong.defaultRating,
    value: {enabled: true, days: 7, dayKind: 'natural', level: 'basically_satisfied', counted: true},
  },
};

/** Counts by level, best first; defaults are all `basically_satisfied`. */
const counts = (active: readonly number[], defaults = 0): Counts => ({
  levels: levels.map((level, i) => ({
    level,
    active: active[i] ?? 0,
    default: level === 'basically_satisfied' ? defaults : 0,
  })),
  orders: 0,
});

const valuesOf = (given: Counts, profile: Profile) =>
  statisticsOf(given, profile, new Date(0)).measures.map(measure => measure.value);

const cases: [string, Counts, Profile, (number | null)[]][] = [
  ['nothing at all', counts([]), guangdong, [null, null, null]],
  ['one very satisfied', counts([1]), guangdong, [10, 0, 1]],
  ['one of each level', counts([1, 1, 1, 1, 1]), guangdong, [5.4, 0.4, 1]],
  ['a third, rounded', counts([0, 0, 2, 1]), guangdong, [5, 0.3333, 1]],
  ['two thirds, rounded up', counts([1, 0, 0, 0, 2]), guangdong, [3.33, 0.6667, 1]],
  ['a half, rounded up', counts([0, 1, 7]), guangdong, [6.25, 0, 1]],
  ['defaults apart', counts([1, 0, 0, 1], 2), guangdong, [6.5, 0.5, 0.5]],
  ['defaults counted', counts([1, 0, 0, 1], 2), withDefaults, [6.25, 0.25, 0.5]],
  ['nothing but defaults', counts([], 3), guangdong, [null, null, 0]],
  ['ten to the eighth', counts([99_999_999, 0, 0, 0, 1]), guangdong, [10, 0, 1]],
  ['a region without points', counts([1, 0, 0, 0, 1]), profiles['zhejiang-2019'], [null, 0.5, 1]],
];
for (const [name, given, profile, values] of cases) {
  test(`mean, bad rate and active rate of ${name}`, () => assert.deepEqual(valuesOf(given, profile), values));
}

test('every measure says its formula in every language, within 500 characters', () => {
  for (const profile of [...Object.values(profiles), withDefaults]) {
    for (const {name, formula} of statisticsOf(counts([1]), profile, new Date(0)).measures) {
      for (const text of Object.values(formula)) assert.ok(text.length > 10 && text.length <= 500, `${name}: ${text}`);
    }
  }
});

test('the formula of the mean names the points it uses and whether defaults enter', () => {
  const [mean] = statisticsOf(counts([1]), guangdong, new Date(0)).measures;
  assert.match(mean?.formula['zh-CN'] ?? '', /仅计主动评价.*非常满意 10、满意 8、基本满意 6、不满意 3、非常不满意 0/);
  const [counted] = statisticsOf(counts([1]), withDefaults, new Date(0)).measures;
  assert.match(counted?.formula['zh-CN'] ?? '', /含默认评价/);
});
