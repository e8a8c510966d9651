import assert from 'node:assert/strict';
import test from 'node:test';
import type {DayKind} from '@gov-rating/contract';
import {daysLeft, dueAt, overdue} from './deadline.ts';
import {workingDays} from './working-days.ts';

const calendar = workingDays();
const shanghai = (local: string) => new Date(`${local}+08:00`);

const limits: [string, number, DayKind, string, string][] = [
  ['2026-11-25T09:00', 3, 'working', '2026-12-01T00:00', 'over a weekend'],
  ['2026-11-25T00:00', 3, 'working', '2026-12-01T00:00', 'from the first moment of the day'],
  ['2026-11-25T23:59:59.999', 3, 'working', '2026-12-01T00:00', 'from the last moment of the day'],
  ['2026-11-26T00:00', 3, 'working', '2026-12-02T00:00', 'from the first moment of the day after'],
  ['2026-09-30T16:00', 3, 'working', '2026-10-11T00:00', 'from the eve of 国庆, ending on a make-up Saturday'],
  ['2026-09-18T10:00', 1, 'working', '2026-09-21T00:00', 'ending on the make-up Sunday before 国庆'],
  ['2026-09-20T10:00', 1, 'working', '2026-09-22T00:00', 'from that make-up Sunday'],
  ['2026-10-10T10:00', 5, 'working', '2026-10-17T00:00', 'from a make-up Saturday'],
  ['2026-02-13T18:00', 1, 'working', '2026-02-15T00:00', 'ending on the make-up Saturday before 春节'],
  ['2026-02-14T18:00', 1, 'working', '2026-02-25T00:00', 'over the nine days of 春节'],
  ['2026-10-03T12:00', 1, 'working', '2026-10-09T00:00', 'from within 国庆'],
  ['2025-12-31T12:00', 3, 'working', '2026-01-07T00:00', 'over 元旦, its make-up Sunday counted'],
  ['2026-11-25T09:00', 1, 'natural', '2026-11-27T00:00', 'a day'],
  ['2026-09-28T09:00', 5, 'natural', '2026-10-04T00:00', 'ending within 国庆, which moves nothing'],
  ['2026-11-25T09:00', 15, 'natural', '2026-12-11T00:00', 'over two weekends'],
  ['2028-02-22T09:00', 7, 'natural', '2028-03-01T00:00', 'ending on the leap day'],
  ['2026-12-28T09:00', 7, 'natural', '2027-01-05T00:00', 'into a year without a calendar, which natural days need not'],
];
for (const [start, days, dayKind, due, why] of limits) {
  test(`${days} ${dayKind} days from ${start} end with ${due}, ${why}`, () => {
    assert.deepEqual(dueAt(shanghai(start), {days, dayKind}, calendar), shanghai(due));
  });
}

test('the day of the event is the day in Shanghai, whatever the offset of the moment', () => {
  const sameMoment = new Date('2026-11-25T16:30:00Z');
  assert.deepEqual(dueAt(sameMoment, {days: 1, dayKind: 'working'}, calendar), shanghai('2026-11-28T00:00'));
});

test('the end of working days that reach into a year without a calendar is unknown', () => {
  const limit = {days: 5, dayKind: 'working'} as const;
  assert.deepEqual(dueAt(shanghai('2026-12-25T09:00'), limit, calendar), {unknownYear: 2027});
  assert.deepEqual(dueAt(shanghai('2026-12-24T09:00'), limit, calendar), shanghai('2027-01-01T00:00'));
});

test('a limit is met until the last moment of its last day, and passed at 24:00', () => {
  const due = shanghai('2026-12-01T00:00');
  assert.equal(overdue(due, shanghai('2026-11-30T23:59:59.999')), false);
  assert.equal(overdue(due, shanghai('2026-12-01T00:00')), true);
});

const clocks: [string, string, DayKind, number, string][] = [
  ['2026-12-01T00:00', '2026-11-25T09:00', 'working', 3, 'on the day it began'],
  ['2026-12-01T00:00', '2026-11-30T00:00', 'working', 0, 'on its last day'],
  ['2026-12-01T00:00', '2026-11-30T23:59:59.999', 'working', 0, 'in its last moment'],
  ['2026-12-01T00:00', '2026-12-01T00:00', 'working', -1, 'on the first day that is too late'],
  ['2026-11-28T00:00', '2026-11-28T12:00', 'working', 0, 'on a day off after it passed'],
  ['2026-11-28T00:00', '2026-11-30T12:00', 'working', -1, 'on the next working day after it passed'],
  ['2026-10-11T00:00', '2026-10-01T12:00', 'working', 3, 'during 国庆, with a make-up Saturday ahead'],
  ['2026-12-11T00:00', '2026-11-25T09:00', 'natural', 15, 'counted in natural days'],
  ['2026-11-28T00:00', '2026-11-30T12:00', 'natural', -3, 'passed, counted in natural days'],
];
for (const [due, now, dayKind, left, when] of clocks) {
  test(`a limit until ${due} has ${left} ${dayKind} days left at ${now}, ${when}`, () => {
    assert.equal(daysLeft(shanghai(due), dayKind, shanghai(now), calendar), left);
  });
}

test('how many working days are left is unknown where the calendar of a year is missing', () => {
  const due = shanghai('2027-01-13T00:00');
  assert.deepEqual(daysLeft(due, 'working', shanghai('2026-12-30T09:00'), calendar), {unknownYear: 2027});
  assert.equal(daysLeft(due, 'natural', shanghai('2026-12-30T09:00'), calendar), 13);
});
