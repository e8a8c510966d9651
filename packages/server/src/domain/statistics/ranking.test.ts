import assert from 'node:assert/strict';
import test from 'node:test';
import {levels} from '@gov-rating/contract';
import {resolveSettings} from '../settings.ts';
import {toRanking} from './ranking.ts';
import {toResultRules} from './result-rules.ts';
import {addTo, emptyTally} from './tally.ts';

const rules = {...toResultRules(resolveSettings()), minimumSample: 10};

function tally(...active: number[]) {
  const made = emptyTally();
  levels.forEach((level, place) => addTo(made, level, 'active', active[place] ?? 0));
  return made;
}

const places = (institutions: Record<string, ReturnType<typeof tally>>, given = rules) =>
  toRanking(
    Object.entries(institutions).map(([institutionCode, of]) => ({institutionCode, tally: of})),
    given,
  ).map(({institutionCode, place, smallSample}) => [institutionCode, place, smallSample]);

test('institutions are ranked by mean, then by bad rate; the same figures share a place and the next place is skipped', () => {
  const institutions = {
    D: tally(10, 0, 0, 0, 10),
    A: tally(10),
    C: tally(0, 0, 0, 20),
    B: tally(20),
    E: tally(0, 15, 0, 0, 9),
    F: tally(1, 0, 0, 19),
  };
  assert.deepEqual(places(institutions), [
    ['A', 1, false],
    ['B', 1, false],
    ['E', 3, false],
    ['D', 4, false],
    ['F', 5, false],
    ['C', 6, false],
  ]);
});

test('of two with the same mean the one with fewer bad ratings comes first', () => {
  // Both means are 5: 6 × 2/3 + 3 × 1/3, and 10 × 1/2 + 0 × 1/2.
  const [first, second] = places({half: tally(10, 0, 0, 0, 10), third: tally(0, 0, 20, 10)});
  assert.deepEqual(
    [first, second],
    [
      ['third', 1, false],
      ['half', 2, false],
    ],
  );
});

test('with one rating less than the minimum an institution is not ranked, and small ones follow by code', () => {
  const institutions = {C: tally(9), B: tally(0, 0, 0, 0, 9), A: tally(0, 10), Z: tally()};
  assert.deepEqual(places(institutions), [
    ['A', 1, false],
    ['B', null, true],
    ['C', null, true],
    ['Z', null, true],
  ]);
});

test('with fewer ratings than the minimum cell, not even the figures are shown', () => {
  const [row] = toRanking([{institutionCode: 'A', tally: tally(0, 0, 0, 4)}], {...rules, minimumSample: 1});
  assert.deepEqual(row, {institutionCode: 'A', place: null, mean: null, badRate: null, n: 4, smallSample: true});
});

test('a region without points ranks by bad rate alone', () => {
  const given = {...rules, points: null};
  assert.deepEqual(places({A: tally(0, 0, 10, 10), B: tally(0, 0, 20)}, given), [
    ['B', 1, false],
    ['A', 2, false],
  ]);
});
