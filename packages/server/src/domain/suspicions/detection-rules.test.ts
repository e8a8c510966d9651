import assert from 'node:assert/strict';
import test from 'node:test';
import {detectFlags} from './detection-rules.ts';
import {reach, suspicionFacts, suspicionLimits} from './suspicion-limits.ts';
import type {CheckedRating} from './suspicion-storage.ts';

const start = Date.parse('2026-11-24T02:00:00.000Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();

const aRating = (facts: Partial<CheckedRating> = {}): CheckedRating => ({
  ratingId: 'seen',
  at: at(0),
  receivedAt: at(0),
  channel: 'web',
  pressedAt: null,
  invitedAt: at(-600),
  servedAt: at(-1200),
  near: {},
  ...facts,
});

/** A rating with others of the same device at these seconds. */
const near = (...seconds: number[]) =>
  aRating({near: {burst_device: seconds.map((second, index) => ({ratingId: `r${index}`, at: at(second)}))}});

const three = suspicionLimits({burst_device: {count: 3, seconds: 60}});

const bursts: [string, CheckedRating, string[]][] = [
  ['alone', near(), []],
  ['one of two', near(1), []],
  ['the last of three', near(-60, -30), ['r0', 'r1', 'seen']],
  ['the first of three, checked late', near(30, 60), ['seen', 'r0', 'r1']],
  ['in the middle of three', near(-30, 30), ['r0', 'seen', 'r1']],
  ['of three that are a second too far apart', near(-61, -30), []],
  ['at the very moment of two others', near(0, 0), ['seen', 'r0', 'r1']],
  ['in a longer row', near(-60, -40, 20), ['r0', 'r1', 'seen', 'r2']],
  ['beside a burst that it is not part of', near(-300, -299, -298), []],
];
for (const [name, seen, marked] of bursts) {
  test(`a rating ${name} flags ${marked.length} ratings as a burst`, () => {
    const flags = detectFlags(seen, three);
    assert.deepEqual(
      flags.map(({ratingId, rule}) => [ratingId, rule]),
      marked.map(ratingId => [ratingId, 'burst_device']),
    );
  });
}

test('the flag of a burst says how many ratings came in how many seconds, and nothing else about them', () => {
  assert.deepEqual(detectFlags(near(-40, -15), three)[0], {
    ratingId: 'r0',
    rule: 'burst_device',
    facts: {count: 3, seconds: 40},
  });
});

const usual = suspicionLimits();
const times: [string, Partial<CheckedRating>, unknown[]][] = [
  ['rated an hour before the service', {servedAt: at(3600)}, ['before_service', 3600]],
  ['rated a minute before the service, as clocks differ', {servedAt: at(60)}, []],
  ['rated 1.9 seconds after the invitation', {invitedAt: at(-1.9)}, ['at_once', 1]],
  ['rated two seconds after the invitation', {invitedAt: at(-2)}, []],
  ['taken by a hotline, which invites and sends at once', {invitedAt: at(0), channel: 'hotline'}, []],
  ['pressed eleven minutes after it arrived', {pressedAt: at(660)}, ['device_clock', 660]],
  ['pressed eleven minutes before it was invited', {pressedAt: at(-1260)}, ['device_clock', 660]],
  ['pressed long ago and kept on the device', {invitedAt: at(-90_000), pressedAt: at(-86_400)}, []],
  ['without an invitation and a device', {invitedAt: null}, []],
];
for (const [name, facts, expected] of times) {
  test(`a rating ${name}: ${expected.length > 0 ? expected.join(' ') : 'no flag'}`, () => {
    assert.deepEqual(
      detectFlags(aRating(facts), usual).flatMap(({rule, facts: {seconds}}) => [rule, seconds]),
      expected,
    );
  });
}

test('ratings of a window that did not come from its device are no series', () => {
  const others = [1, 2, 3, 4].map(second => ({ratingId: `r${second}`, at: at(second)}));
  const rules = (seen: CheckedRating) => [...new Set(detectFlags(seen, usual).map(({rule}) => rule))];
  assert.deepEqual(rules(aRating({channel: 'hall_tablet', near: {window_series: others}})), ['window_series']);
  assert.deepEqual(rules(aRating({channel: 'qr_code', near: {window_series: others}})), []);
});

test('a rule that is off flags nothing', () => {
  assert.deepEqual(detectFlags(near(-1, -2), suspicionLimits({burst_device: null})), []);
});

test('the rules show which limits are our defaults and which the deployment set', () => {
  const facts = suspicionFacts(suspicionLimits({at_once: {seconds: 5}, same_comment: null}));
  assert.deepEqual(facts.at_once, {value: {seconds: 5}, certainty: 'sure', source: 'set by this deployment'});
  assert.equal(facts.same_comment.value, 'off');
  assert.deepEqual(facts.burst_device.value, {count: 20, seconds: 600});
  assert.equal(facts.burst_device.certainty, 'derived');
});

test('the rules look back as far as the longest of them that is on', () => {
  assert.equal(reach(usual), 30 * 86_400);
  assert.equal(reach(usual, 'source'), 600);
  assert.equal(reach(suspicionLimits({same_comment: null})), 600);
  assert.equal(reach(suspicionLimits({burst_rater: null}), 'source'), 0);
});
