import assert from 'node:assert/strict';
import test from 'node:test';
import {firstDayAfterWindow, windowPassedBefore} from './rating-window.ts';

const shanghai = (local: string) => new Date(`${local}+08:00`);

const windows: [string, number, string, string][] = [
  ['2026-11-17T09:30', 7, '2026-11-25T00:00', 'within a month'],
  ['2026-11-17T00:00', 7, '2026-11-25T00:00', 'from the first moment of the day'],
  ['2026-11-17T23:59:59.999', 7, '2026-11-25T00:00', 'from the last moment of the day'],
  ['2026-11-18T00:00', 7, '2026-11-26T00:00', 'from the first moment of the day after'],
  ['2026-11-25T12:00', 7, '2026-12-03T00:00', 'over the end of a month'],
  ['2026-12-30T12:00', 7, '2027-01-07T00:00', 'over the end of a year'],
  ['2028-02-22T12:00', 7, '2028-03-01T00:00', 'with the leap day as its last'],
  ['2027-02-22T12:00', 7, '2027-03-02T00:00', 'in a year without a leap day'],
  ['2026-09-30T12:00', 7, '2026-10-08T00:00', 'with every day of 国庆 counted'],
];
for (const [served, days, first, why] of windows) {
  test(`a service of ${served} may be rated by default after ${days} days from ${first}, ${why}`, () => {
    assert.deepEqual(firstDayAfterWindow(shanghai(served), days), shanghai(first));
  });

  test(`a search finds the service of ${served} from ${first} on and not a millisecond before`, () => {
    const passedAt = (now: Date) => shanghai(served) < windowPassedBefore(now, days);
    assert.equal(passedAt(shanghai(first)), true);
    assert.equal(passedAt(new Date(shanghai(first).getTime() - 1)), false);
  });
}
