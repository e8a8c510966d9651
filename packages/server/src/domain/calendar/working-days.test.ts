import assert from 'node:assert/strict';
import test from 'node:test';
import {statutoryDays} from './statutory-days.ts';
import {isWeekend, UnknownYear, workingDays} from './working-days.ts';

const calendar = workingDays();

const days: [string, boolean, string][] = [
  ['2026-11-25', true, 'an ordinary Wednesday'],
  ['2026-11-28', false, 'an ordinary Saturday'],
  ['2026-10-07', false, 'the last day of 国庆'],
  ['2026-10-08', true, 'the first day after 国庆'],
  ['2026-09-20', true, 'the Sunday that makes up for 国庆'],
  ['2026-02-14', true, 'the Saturday that makes up for 春节'],
  ['2026-02-23', false, 'the ninth day of 春节'],
  ['2025-01-28', false, '除夕 of 2025, a day off by then'],
  ['2024-02-09', true, '除夕 of 2024, on which leave was only encouraged'],
  ['2020-01-31', false, 'a Friday of the extended 春节'],
  ['2020-02-01', false, 'the Saturday whose make-up work the extension took back'],
  ['2019-05-05', true, 'the Sunday worked after the changed 劳动节'],
  ['2022-12-31', false, 'the 元旦 day that fell into the year before'],
  ['2019-01-01', false, 'the first day of the table'],
  ['2026-12-31', true, 'the last day of the table'],
];
for (const [day, working, why] of days) {
  test(`${day}, ${why}, is ${working ? 'a working day' : 'off'}`, () => {
    assert.equal(calendar.isWorkingDay(day), working);
  });
}

/** The weekdays of the year, less the holidays on weekdays, plus the make-up days. */
const workingDaysOfYear: [number, number][] = [
  [2019, 250],
  [2020, 249],
  [2021, 250],
  [2022, 249],
  [2023, 249],
  [2024, 251],
  [2025, 248],
  [2026, 248],
];
for (const [year, count] of workingDaysOfYear) {
  test(`${year} has ${count} working days`, () => {
    let counted = 0;
    for (let time = Date.UTC(year, 0, 1); time < Date.UTC(year + 1, 0, 1); time += 86_400_000)
      if (calendar.isWorkingDay(new Date(time).toISOString().slice(0, 10))) counted += 1;
    assert.equal(counted, count);
  });
}

test('every make-up working day of the notices is a Saturday or a Sunday, and no day is both off and worked', () => {
  for (const {holidays, workdays} of Object.values(statutoryDays)) {
    assert.deepEqual(
      workdays.filter(day => !isWeekend(day)),
      [],
    );
    assert.deepEqual(
      workdays.filter(day => holidays.includes(day)),
      [],
    );
    assert.equal(new Set([...holidays, ...workdays]).size, holidays.length + workdays.length);
  }
});

for (const day of ['2018-12-31', '2027-01-01', '2027-06-16']) {
  test(`whether ${day} is a working day is unknown and not guessed`, () => {
    assert.throws(
      () => calendar.isWorkingDay(day),
      (error: unknown) => error instanceof UnknownYear && error.year === Number(day.slice(0, 4)),
    );
  });
}

test('a year that the operator adds can be answered for, and the others stay as they are', () => {
  const longer = workingDays({2027: {holidays: ['2027-01-01'], workdays: ['2027-01-09']}});
  assert.deepEqual(longer.years, [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027]);
  assert.equal(longer.isWorkingDay('2027-01-01'), false);
  assert.equal(longer.isWorkingDay('2027-01-09'), true);
  assert.equal(longer.isWorkingDay('2026-10-01'), false);
});

test('a year that the operator replaces, because its notice was changed, is replaced completely', () => {
  const changed = workingDays({2026: {holidays: ['2026-01-01'], workdays: []}});
  assert.equal(changed.isWorkingDay('2026-10-01'), true);
});
