import assert from 'node:assert/strict';
import test from 'node:test';
import {profiles} from '@gov-rating/contract';
import {createClocks} from './clocks.ts';
import {resolveRules, type RuleOverrides} from './rules.ts';
import {calendarEnd} from './calendar-end.ts';
import {workingDays} from '../calendar/working-days.ts';

const shenzhen = (own: RuleOverrides = {}) => resolveRules(profiles['shenzhen-2021'], own);
const at = (day: string) => new Date(`${day}T10:00+08:00`);
const next = {2027: {holidays: ['2027-01-01'], workdays: []}};

test('the end is the first day on which an order gets no due date, and is known months before', () => {
  const end = calendarEnd(shenzhen(), workingDays(), at('2026-11-29'));
  const {lastKnownDay, firstDayWithoutDueDate, step, daysLeft} = end ?? assert.fail();
  assert.deepEqual([lastKnownDay, step], ['2026-12-31', 'answer']);
  assert.equal(firstDayWithoutDueDate, '2026-12-18');
  assert.equal(daysLeft, 19);
  const clocks = createClocks(shenzhen(), workingDays());
  assert.notEqual(clocks.dueAt('answer', at('2026-12-17')), null);
  assert.equal(clocks.dueAt('answer', at('2026-12-18')), null);
});

test('a year that the operator adds moves the end by a year', () => {
  const end = calendarEnd(shenzhen(), workingDays(next), at('2026-11-29'));
  assert.equal(end?.lastKnownDay, '2027-12-31');
  assert.ok((end?.daysLeft ?? 0) > 365);
});

test('on and after the last day nothing is left', () => {
  for (const day of ['2026-12-18', '2026-12-31', '2027-03-01'])
    assert.equal(calendarEnd(shenzhen(), workingDays(), at(day))?.daysLeft, 0, day);
});

test('a year that is missing between two others ends the calendar', () => {
  const gap = workingDays({2028: {holidays: ['2028-01-01'], workdays: []}});
  assert.equal(calendarEnd(shenzhen(), gap, at('2026-11-29'))?.lastKnownDay, '2026-12-31');
});

test('rules without working days do not depend on the calendar', () => {
  assert.equal(calendarEnd(resolveRules(profiles['guangdong-2019']), workingDays(), at('2026-12-29')), undefined);
});

test('the time limit of a notice counts too', () => {
  const staffNotice = {badRatings: 3, days: 90, deadline: {days: 30, dayKind: 'working'}} as const;
  const end = calendarEnd(shenzhen({staffNotice}), workingDays(), at('2026-11-29'));
  assert.equal(end?.step, 'notice');
});
