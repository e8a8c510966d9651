import assert from 'node:assert/strict';
import test from 'node:test';
import type {ExportRow} from './publication-storage.ts';
import {publishableRows} from './publishable-rows.ts';

const row = (facts: Partial<ExportRow>): ExportRow => ({
  institutionCode: 'A',
  itemCode: 'I',
  channel: 'web',
  day: '2026-11-02',
  level: 'satisfied',
  source: 'active',
  tags: [],
  order: 'none',
  count: 1,
  ...facts,
});

const shown = (rows: readonly ExportRow[], minimum = 5) =>
  publishableRows(rows, minimum).map(({itemCode, channel, day, level, count}) => [
    itemCode,
    channel,
    day,
    level,
    count,
  ]);

test('the days of few ratings are joined, and equal rows of them become one', () => {
  const few = ['2026-11-02', '2026-11-09', '2026-11-16'].map(day => row({day, count: 2}));
  assert.deepEqual(shown(few), [['I', 'web', null, 'satisfied', 6]]);
});

test('a month in which few rated is left out, and one without ratings by people is shown as it is', () => {
  assert.deepEqual(shown([row({count: 4})]), []);
  assert.deepEqual(shown([row({count: 5})]), [['I', 'web', '2026-11-02', 'satisfied', 5]]);
  assert.deepEqual(shown([row({source: 'default', level: 'basically_satisfied', count: 1})]), [
    ['I', 'web', '2026-11-02', 'basically_satisfied', 1],
  ]);
});

test('what is too small takes the smallest shown cell along, so that no subtraction finds it', () => {
  const rows = [row({count: 9}), row({day: '2026-11-03', count: 6}), row({itemCode: 'J', level: 'dissatisfied'})];
  assert.deepEqual(
    shown(rows).sort(),
    [
      ['I', 'web', '2026-11-02', 'satisfied', 9],
      [null, null, null, 'dissatisfied', 1],
      [null, null, null, 'satisfied', 6],
    ].sort(),
  );
});

test('the order of the rows does not disclose the order in which they were read', () => {
  const rows = [row({day: '2026-11-03', count: 7}), row({day: '2026-11-02', count: 7}), row({itemCode: 'J', count: 3})];
  assert.deepEqual(publishableRows(rows, 5), publishableRows(rows.toReversed(), 5));
});
