import assert from 'node:assert/strict';
import test from 'node:test';
import {countingStart} from './notice-rules.ts';

const cases: [string, number, string][] = [
  ['2026-11-24T02:00:00Z', 1, '2026-11-23T16:00:00.000Z'],
  ['2026-11-24T15:59:59Z', 1, '2026-11-23T16:00:00.000Z'],
  ['2026-11-24T16:00:00Z', 1, '2026-11-24T16:00:00.000Z'],
  ['2026-11-24T02:00:00Z', 90, '2026-08-26T16:00:00.000Z'],
];
for (const [now, days, from] of cases) {
  test(`at ${now} bad ratings of ${days} days count from ${from}`, () => {
    const rule = {badRatings: 3, days, deadline: {days: 10, dayKind: 'working'}} as const;
    assert.equal(countingStart(new Date(now), rule).toISOString(), from);
  });
}
