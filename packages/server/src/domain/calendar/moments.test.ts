import assert from 'node:assert/strict';
import test from 'node:test';
import {deviceMoment, monthsBefore, shanghaiDay, utcMoment} from './moments.ts';

const days: [string, string][] = [
  ['2026-11-24T15:59:59.999Z', '2026-11-24'],
  ['2026-11-24T16:00:00.000Z', '2026-11-25'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
  ['2028-02-28T20:00:00.000Z', '2028-02-29'],
];
for (const [moment, day] of days) {
  test(`${moment} is ${day} in Shanghai`, () => assert.equal(shanghaiDay(new Date(moment)), day));
}

const moments: [string, string | null][] = [
  ['2026-11-24T09:30:00+08:00', '2026-11-24T01:30:00.000Z'],
  ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
  ['1969-12-31T23:59:59Z', null],
  ['0000-01-01T00:00:00+08:00', null],
  ['9999-12-31T23:59:59-12:00', null],
  ['2999-12-31T23:59:59Z', '2999-12-31T23:59:59.000Z'],
];
for (const [moment, utc] of moments) {
  test(`${moment} is stored as ${utc ?? 'nothing, because no correct clock shows it'}`, () => {
    assert.equal(utcMoment(moment), utc);
  });
}

const received = new Date('2026-11-24T02:00:00Z');
const ofDevices: [string, string | null][] = [
  ['2026-11-24T09:59:00+08:00', '2026-11-24T01:59:00.000Z'],
  ['2026-11-25T01:00:00Z', '2026-11-25T01:00:00.000Z'],
  ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00.000Z'],
  ['2019-12-31T23:59:59Z', null],
  ['1970-01-01T00:00:05Z', null],
  ['2026-11-25T02:00:01Z', null],
  ['2099-01-01T00:00:00Z', null],
  ['+058922-01-01T00:00:00.000Z', null],
  ['-000001-01-01T00:00:00.000Z', null],
];
for (const [moment, utc] of ofDevices) {
  test(`a device that says ${moment} is ${utc === null ? 'not believed' : 'stored with the time it gives'}`, () => {
    assert.equal(deviceMoment(moment, received), utc);
  });
}

const ago: [string, number, string][] = [
  ['2026-11-24T09:30:00.123Z', 1, '2026-10-24T09:30:00.123Z'],
  ['2026-11-24T09:30:00.000Z', 24, '2024-11-24T09:30:00.000Z'],
  ['2026-01-31T00:00:00.000Z', 2, '2025-11-30T00:00:00.000Z'],
  ['2026-03-31T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
  ['2028-03-31T00:00:00.000Z', 1, '2028-02-29T00:00:00.000Z'],
  ['2028-02-29T00:00:00.000Z', 12, '2027-02-28T00:00:00.000Z'],
];
for (const [moment, months, before] of ago) {
  test(`${months} months before ${moment} it was ${before}`, () => {
    assert.equal(monthsBefore(new Date(moment), months).toISOString(), before);
  });
}
