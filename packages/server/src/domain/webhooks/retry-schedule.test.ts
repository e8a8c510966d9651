import assert from 'node:assert/strict';
import test from 'node:test';
import {maxAttempts, nextAttempt} from './retry-schedule.ts';

const at = new Date('2026-11-24T02:00:00Z');
const waitAfter = (attempts: number, chance = 0, retryAfter?: number) =>
  ((nextAttempt(at, attempts, chance, retryAfter)?.getTime() ?? NaN) - at.getTime()) / 1000;

test('a failed message is retried soon and then less and less often, for three days', () => {
  const waits = Array.from({length: maxAttempts - 1}, (_, index) => waitAfter(index + 1));
  assert.deepEqual(waits, [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
  assert.equal(nextAttempt(at, maxAttempts, 0), null);
});

test('messages that failed together do not come back together', () => {
  assert.equal(waitAfter(2, 0.5), 315);
  assert.ok(waitAfter(2, 0.999) < 330);
});

test('the Retry-After of a receiver is respected, up to a limit', () => {
  assert.equal(waitAfter(1, 0, 120), 120);
  assert.equal(waitAfter(3, 0, 120), 1800);
  assert.equal(waitAfter(1, 0, 1e9), 86_400);
});
