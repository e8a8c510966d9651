import assert from 'node:assert/strict';
import test from 'node:test';
import {collectorClock} from './collector-clock.ts';

const now = new Date('2026-11-24T02:00:00.000Z');

test('a collector whose clock is right is taken at its word', () => {
  for (const sentAt of [undefined, '2026-11-24T10:00:00+08:00', '2026-11-24T01:55:00Z', '2026-11-24T02:05:00Z']) {
    const {corrected, believed} = collectorClock(sentAt, now);
    assert.equal(corrected('2026-11-24T09:30:00+08:00'), '2026-11-24T01:30:00.000Z');
    assert.equal(believed('2026-11-24T09:30:00+08:00'), '2026-11-24T09:30:00+08:00');
  }
});

test('a collector whose clock is hours ahead or behind pressed when the server says it did', () => {
  const ahead = collectorClock('2026-11-24T07:30:00Z', now);
  assert.equal(ahead.offsetMs, -5.5 * 3_600_000);
  assert.equal(ahead.corrected('2026-11-24T07:20:00Z'), '2026-11-24T01:50:00.000Z');
  assert.equal(ahead.believed('2026-11-24T07:20:00Z'), '2026-11-24T01:50:00.000Z');
  const behind = collectorClock('2026-11-23T22:00:00Z', now);
  assert.equal(behind.corrected('2026-11-23T21:59:00Z'), '2026-11-24T01:59:00.000Z');
  assert.equal(behind.believed('2026-11-23T21:59:00Z'), '2026-11-23T21:59:00Z');
});

test('a clock that lost its year still counts the minutes between pressing and sending', () => {
  assert.equal(
    collectorClock('1970-01-01T00:10:00Z', now).corrected('1970-01-01T00:00:00Z'),
    '2026-11-24T01:50:00.000Z',
  );
  const far = collectorClock('+058922-01-01T00:00:00.000Z', now);
  assert.equal(far.corrected('+058922-01-01T00:00:00.000Z'), '2026-11-24T02:00:00.000Z');
  assert.ok(Number.isSafeInteger(far.offsetMs));
});

test('a service that was served by a clock without a year, or too long ago to be rated, was served when the server says so', () => {
  const noYear = collectorClock('1970-01-01T00:10:00Z', now);
  assert.equal(noYear.believed('1970-01-01T00:05:00Z'), '2026-11-24T01:55:00.000Z');
  const yearsBehind = collectorClock('2023-11-24T02:00:00Z', now);
  assert.equal(yearsBehind.believed('2023-11-24T01:00:00Z'), '2023-11-24T01:00:00Z');
  assert.equal(yearsBehind.believed('2023-11-24T01:00:00Z', '2026-10-01T00:00:00.000Z'), '2026-11-24T01:00:00.000Z');
  assert.equal(yearsBehind.believed('2026-11-23T01:00:00Z', '2026-10-01T00:00:00.000Z'), '2026-11-23T01:00:00Z');
});

test('what is no moment of any calendar stays without one', () => {
  assert.equal(collectorClock('2026-13-45T00:00:00Z', now).offsetMs, null);
  assert.equal(collectorClock(undefined, now).corrected('2026-13-45T00:00:00Z'), undefined);
  assert.equal(collectorClock('-271820-01-01T00:00:00Z', now).corrected('+275000-01-01T00:00:00Z'), undefined);
});
