import assert from 'node:assert/strict';
import test from 'node:test';
import {levels, profiles, type OrderFigures, type Profile} from '@gov-rating/contract';
import {resolveSettings, type SettingsInput} from '../settings.ts';
import {measureMethods, measureValues} from './measures.ts';
import {toResultRules} from './result-rules.ts';
import {addAbout, emptyTallies, type DimensionTallies} from './tally.ts';

const rulesWith = (profile: Profile, results: SettingsInput['results'] = {}) =>
  toResultRules({...resolveSettings({results}), profile});

const guangdong = rulesWith(profiles['guangdong-2019']);
const withDefaults = {...guangdong, defaultsCounted: true};
const weighed = rulesWith(profiles['guangdong-2019'], {scoreWeights: {matter: 60, window: 40}});

/** Counts by level, best first; all defaults are `basically_satisfied`. */
function counts(active: readonly number[], defaults = 0): DimensionTallies {
  const tallies = emptyTallies();
  levels.forEach((level, place) => addAbout(tallies, level, 'active', 'both', active[place] ?? 0));
  addAbout(tallies, 'basically_satisfied', 'default', 'both', defaults);
  return tallies;
}

const noOrders: OrderFigures = {opened: 0, answered: 0, due: 0, onTime: 0, overdue: 0};

const valuesOf = (given: DimensionTallies, rules = guangdong, orders = noOrders) =>
  Object.fromEntries(measureValues(given, orders, rules).map(({name, value}) => [name, value]));

const cases: [string, DimensionTallies, typeof guangdong, (number | null)[]][] = [
  ['nothing at all', counts([]), guangdong, [null, null, null, null]],
  ['one very satisfied', counts([1]), guangdong, [10, 0, 1, 1]],
  ['one of each level', counts([1, 1, 1, 1, 1]), guangdong, [5.4, 0.4, 0.6, 1]],
  ['a third, rounded', counts([0, 0, 2, 1]), guangdong, [5, 0.3333, 0.6667, 1]],
  ['two thirds, rounded up', counts([1, 0, 0, 0, 2]), guangdong, [3.33, 0.6667, 0.3333, 1]],
  ['a half of the last digit, rounded up', counts([0, 1, 7]), guangdong, [6.25, 0, 1, 1]],
  ['a half below the last digit, rounded up', counts([0, 1, 15]), guangdong, [6.13, 0, 1, 1]],
  ['defaults apart', counts([1, 0, 0, 1], 2), guangdong, [6.5, 0.5, 0.5, 0.5]],
  ['defaults counted', counts([1, 0, 0, 1], 2), withDefaults, [6.25, 0.25, 0.75, 0.5]],
  ['nothing but defaults', counts([], 3), guangdong, [null, null, null, 0]],
  ['ten to the eighth', counts([99_999_999, 0, 0, 0, 1]), guangdong, [10, 0, 1, 1]],
  ['a region without points', counts([1, 0, 0, 0, 1]), rulesWith(profiles['zhejiang-2019']), [null, 0.5, 0.5, 1]],
];
for (const [name, given, rules, values] of cases) {
  test(`mean, bad rate, good rate and active rate of ${name}`, () => {
    const {mean, bad_rate: badRate, satisfaction, active_rate: activeRate} = valuesOf(given, rules);
    assert.deepEqual([mean, badRate, satisfaction, activeRate], values);
  });
}

/** Figures that Guangdong and Shenzhen published; the plain mean is known not to be the province's published one. */
const published: [string, number[], number, number][] = [
  ['Guangdong, January 2020', [445_832, 34_635, 1_638_682, 210, 935], 6.87, 0.0005],
  ['Guangdong, January 2021', [5_265_520, 23_409, 22_773, 178, 613], 9.97, 0.0001],
  ['Guangdong, July 2023', [13_431_970, 10_421, 18_062, 295, 980], 9.99, 0.0001],
];
for (const [name, active, mean, badRate] of published) {
  test(`the plain mean and the bad rate of ${name} are those worked out from the published counts`, () => {
    const values = valuesOf(counts(active));
    assert.deepEqual([values.mean, values.bad_rate], [mean, badRate]);
  });
}

test('Shenzhen 2024: 3,591 bad of 23.736 million is 0.015 percent, 0.0002 to four decimals', () => {
  assert.equal(valuesOf(counts([23_736_000 - 3591, 0, 0, 0, 3591])).bad_rate, 0.0002);
});

test('void ratings enter no measure', () => {
  const tallies = counts([3, 0, 0, 1]);
  const before = valuesOf(tallies);
  addAbout(tallies, 'very_dissatisfied', 'voided', 'both', 5);
  assert.deepEqual(valuesOf(tallies), before);
});

const orders: [string, Partial<OrderFigures>, number | null][] = [
  ['without orders', {}, null],
  ['when no deadline is set', {opened: 3, answered: 1}, null],
  ['when two of three due were answered in time', {opened: 5, answered: 2, due: 3, onTime: 2, overdue: 1}, 0.6667],
  ['when all were answered in time', {opened: 2, answered: 2, due: 2, onTime: 2}, 1],
];
for (const [name, given, rate] of orders) {
  test(`the share of orders rectified on time ${name} is ${rate}`, () => {
    assert.equal(valuesOf(counts([1]), guangdong, {...noOrders, ...given}).on_time_rate, rate);
  });
}

/** One `satisfied` about the matter, one `dissatisfied` about the window, one `very_satisfied` without tags. */
function spoken(): DimensionTallies {
  const tallies = emptyTallies();
  addAbout(tallies, 'satisfied', 'active', 'matter', 1);
  addAbout(tallies, 'dissatisfied', 'active', 'window', 1);
  addAbout(tallies, 'very_satisfied', 'active', 'both', 1);
  return tallies;
}

test('a rating speaks of the dimensions of its tags, one without tags of both; the weights make the score', () => {
  const {matter_score: matter, window_score: window, score} = valuesOf(spoken(), weighed);
  assert.deepEqual([matter, window, score], [9, 6.5, 8]);
});

test('the score is what a person gets by hand from the two figures shown', () => {
  const tallies = spoken();
  addAbout(tallies, 'very_satisfied', 'active', 'matter', 1);
  addAbout(tallies, 'very_dissatisfied', 'active', 'window', 1);
  const {matter_score: matter, window_score: window, score} = valuesOf(tallies, weighed);
  assert.deepEqual([matter, window, score], [9.33, 4.33, 7.33]);
});

test('without weights there are figures of both dimensions and no score', () => {
  const values = valuesOf(spoken());
  assert.deepEqual([values.matter_score, values.score], [9, null]);
  const method = measureMethods(guangdong).find(({name}) => name === 'score');
  assert.match(method?.formula['zh-CN'] ?? '', /未见.*权重/);
});

test('every measure says its formula in every language, within 500 characters', () => {
  const regions = Object.values(profiles).map(profile => rulesWith(profile));
  for (const rules of [...regions, withDefaults, weighed]) {
    for (const {name, formula} of measureMethods(rules)) {
      for (const text of Object.values(formula)) assert.ok(text.length > 10 && text.length <= 500, `${name}: ${text}`);
    }
  }
});

test('the formula of the mean names the points it uses and whether defaults enter', () => {
  const formulaOf = (rules: typeof guangdong) => measureMethods(rules)[0]?.formula['zh-CN'] ?? '';
  assert.match(formulaOf(guangdong), /仅计主动评价.*非常满意 10、满意 8、基本满意 6、不满意 3、非常不满意 0/);
  assert.match(formulaOf(withDefaults), /含默认评价/);
});

test('measures whose formula no source gives say that they are derived', () => {
  const certainties = Object.fromEntries(measureMethods(guangdong).map(({name, certainty}) => [name, certainty]));
  assert.equal(certainties.bad_rate, 'likely');
  for (const name of ['satisfaction', 'active_rate', 'on_time_rate', 'score'])
    assert.equal(certainties[name], 'derived');
});
