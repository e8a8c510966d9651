import assert from 'node:assert/strict';
import test from 'node:test';
import {profiles} from '@gov-rating/contract';
import {workingDays} from '../calendar/working-days.ts';
import {createClocks} from './clocks.ts';
import {resolveRules} from './rules.ts';

const contact = {days: 3, dayKind: 'working'} as const;
const answer = {days: 400, dayKind: 'working'} as const;
const followUp = {days: 2, dayKind: 'natural'} as const;
const clocks = createClocks(
  resolveRules(profiles['guangdong-2019'], {deadlines: {contact, answer, followUp}}),
  workingDays(),
);
const start = new Date('2026-11-25T10:00+08:00');

test('a due date follows the rule of its step', () => {
  assert.equal(clocks.dueAt('contact', start), '2026-11-30T16:00:00.000Z');
  assert.equal(clocks.dueAt('followUp', start), '2026-11-27T16:00:00.000Z');
});

test('there is no due date without a rule or beyond the calendar', () => {
  assert.equal(clocks.dueAt('review', start), null);
  assert.equal(clocks.dueAt('answer', start), null);
});

test('the days left are counted as the rule counts them', () => {
  const due = '2026-11-30T16:00:00.000Z';
  assert.deepEqual(clocks.left('contact', due, start), {daysLeft: 3, dayKind: 'working'});
  assert.deepEqual(clocks.left('followUp', due, start), {daysLeft: 5, dayKind: 'natural'});
  assert.deepEqual(clocks.left('contact', due, new Date('2026-12-01T10:00+08:00')), {daysLeft: -1, dayKind: 'working'});
});

test('the days left are unknown without a due date, without a rule, or beyond the calendar', () => {
  const nothing = {daysLeft: null, dayKind: null};
  assert.deepEqual(clocks.left(null, '2026-11-30T16:00:00.000Z', start), nothing);
  assert.deepEqual(clocks.left('review', null, start), nothing);
  assert.deepEqual(clocks.left('contact', null, start), {daysLeft: null, dayKind: 'working'});
  assert.deepEqual(clocks.left('review', '2026-11-30T16:00:00.000Z', start), nothing);
  assert.deepEqual(clocks.left('contact', '2027-03-01T16:00:00.000Z', start), {daysLeft: null, dayKind: 'working'});
});
