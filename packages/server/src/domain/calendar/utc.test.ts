import assert from 'node:assert/strict';
import {test} from 'node:test';
import {toUtc} from './utc.ts';

test('a reader finds every moment in UTC, 24 characters long, in order of time', () => {
  const cases = {
    '2026-11-24T09:30:00+08:00': '2026-11-24T01:30:00.000Z',
    '2026-11-24T01:30:00Z': '2026-11-24T01:30:00.000Z',
    '2026-11-24T01:30:00.1239Z': '2026-11-24T01:30:00.123Z',
    '2026-11-24T01:30+00:00': '2026-11-24T01:30:00.000Z',
    '0000-01-01T00:00:00Z': '0001-01-01T00:00:00.000Z',
    '0001-01-01T00:00:00+14:00': '0001-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59.999-12:00': '9999-12-31T23:59:59.999Z',
  };
  for (const [given, utc] of Object.entries(cases)) assert.equal(toUtc(given), utc);
});

test('a text that is not a moment is refused', () => {
  for (const text of ['', 'yesterday', '2026-13-01T00:00:00Z']) assert.throws(() => toUtc(text), RangeError);
});
