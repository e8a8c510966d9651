import assert from 'node:assert/strict';
import test from 'node:test';
import {WatchedClock} from './watched-clock.ts';

const start = Date.parse('2026-11-24T02:00:00.000Z');
const day = 86_400_000;

/** A machine whose clock a test sets, beside a clock that nobody sets. */
function aMachine(knownAt?: string) {
  const machine = {shows: start, steady: 0};
  const clock = new WatchedClock(
    () => new Date(machine.shows),
    knownAt,
    () => machine.steady,
  );
  const pass = (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 1_000) {
      machine.shows += 1_000;
      machine.steady += 1_000;
      clock.now();
    }
  };
  return {machine, clock, pass};
}

const shown = (clock: WatchedClock) => clock.now().getTime() - start;

test('a clock that is right is followed, also over a small correction', () => {
  const {machine, clock, pass} = aMachine('2026-11-24T01:59:00.000Z');
  pass(60_000);
  machine.shows += 3_600_000;
  assert.equal(shown(clock), 3_660_000);
  assert.equal(clock.doubt(), undefined);
  assert.equal(clock.knownAt, '2026-11-24T03:01:00.000Z');
});

for (const [kind, jump] of [
  ['ahead', 400 * day],
  ['behind', -400 * day],
] as const)
  test(`a clock that jumps ${kind} by 400 days is not followed, and is again once it is put right`, () => {
    const {machine, clock, pass} = aMachine();
    pass(10_000);
    machine.shows += jump;
    pass(90_000);
    assert.equal(shown(clock), 100_000);
    assert.deepEqual([clock.doubt()?.kind, clock.doubt()?.held], [kind, true]);
    assert.equal(clock.knownAt, '2026-11-24T02:00:10.000Z');
    machine.shows -= jump;
    assert.equal(clock.doubt(), undefined);
    assert.equal(shown(clock), 100_000);
  });

test('a jump in which the steady clock jumps too is not followed either', () => {
  const {machine, clock} = aMachine();
  machine.shows += 400 * day;
  machine.steady += 400 * day;
  assert.ok(shown(clock) <= 2_000);
  assert.equal(clock.doubt()?.held, true);
});

test('after a stop of a week the clock dates what comes and is in doubt until an operator confirms it', () => {
  const {machine, clock} = aMachine('2026-11-17T02:00:00.000Z');
  assert.equal(shown(clock), 0);
  assert.deepEqual([clock.doubt()?.kind, clock.doubt()?.held], ['ahead', false]);
  assert.equal(clock.knownAt, '2026-11-17T02:00:00.000Z');
  clock.confirm(new Date(machine.shows).toISOString());
  assert.equal(clock.doubt(), undefined);
});

test('a clock that starts a year ahead goes on from what is known, and learns from another server', () => {
  const {clock, pass} = aMachine('2025-11-24T02:00:00.000Z');
  assert.equal(clock.now().toISOString(), '2025-11-24T02:00:00.000Z');
  pass(5_000);
  assert.equal(clock.now().toISOString(), '2025-11-24T02:00:05.000Z');
  clock.learn('2025-11-24T03:00:00.000Z');
  assert.equal(clock.now().toISOString(), '2025-11-24T03:00:00.000Z');
  assert.equal(clock.doubt()?.held, true);
});

test('a clock that starts years behind goes on from what is known', () => {
  const {clock, pass} = aMachine('2029-01-01T00:00:00.000Z');
  pass(5_000);
  assert.equal(clock.now().toISOString(), '2029-01-01T00:00:05.000Z');
  assert.equal(clock.doubt()?.kind, 'behind');
});
