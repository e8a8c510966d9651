import assert from 'node:assert/strict';
import test from 'node:test';
import {aBadDraft, aDraft} from '@gov-rating/contract/testing';
import type {Warning} from '../../src/context/warnings.ts';
import {warnOfCalendarEnd} from '../../src/jobs/warn-of-calendar-end.ts';
import {aKey, aScene} from '../fixtures/api.fixtures.ts';

async function aSceneAt(day: string, settings = {}) {
  const warnings: Warning[] = [];
  const scene = await aScene({
    settings: {profileId: 'shenzhen-2021', ...settings},
    warn: warning => warnings.push(warning),
  });
  const {token} = await scene.invited();
  scene.clock.now = Date.parse(`${day}T10:00+08:00`);
  return {scene, token, warnings};
}

test('an order that gets no due date because the calendar ends leaves a line in the log, once and without names', async () => {
  const {scene, token, warnings} = await aSceneAt('2026-12-22');
  const key = aKey();
  const submit = () => scene.submit(token, aBadDraft(), key);
  assert.deepEqual([(await submit()).status, (await submit()).status], [201, 201]);
  assert.deepEqual(warnings, [{warning: 'no_due_date', step: 'answer', at: '2026-12-22T02:00:00.000Z'}]);
});

test('an order with due dates and a rating without an order leave no line', async () => {
  const early = await aSceneAt('2026-11-25');
  assert.equal((await early.scene.submit(early.token, aBadDraft())).status, 201);
  const good = await aSceneAt('2026-12-22');
  assert.equal((await good.scene.submit(good.token, aDraft())).status, 201);
  assert.deepEqual([...early.warnings, ...good.warnings], []);
});

test('a rule that nobody set leaves no line, because its time limit is missing by choice', async () => {
  const {scene, token, warnings} = await aSceneAt('2026-12-22', {profileId: 'guangdong-2019'});
  assert.equal((await scene.submit(token, aBadDraft())).status, 201);
  assert.deepEqual(warnings, []);
});

const days: [string, object, number | undefined][] = [
  ['2026-10-01', {}, undefined],
  ['2026-11-06', {}, 42],
  ['2026-11-05', {}, undefined],
  ['2026-10-20', {calendarWarningDays: 60}, 59],
  ['2026-12-30', {}, 0],
  ['2026-12-30', {profileId: 'guangdong-2019'}, undefined],
  ['2026-12-30', {calendarYears: {2027: {holidays: ['2027-01-01'], workdays: []}}}, undefined],
];
for (const [day, settings, daysLeft] of days) {
  const outcome = daysLeft === undefined ? 'says nothing' : `warns that ${daysLeft} days are left`;
  test(`on ${day} with ${JSON.stringify(settings)} the server ${outcome}`, async () => {
    const {scene, warnings} = await aSceneAt(day, settings);
    assert.equal(await warnOfCalendarEnd.run(scene.app.context), 0);
    const [warning] = warnings;
    assert.equal(warning?.warning === 'calendar_ends' ? warning.daysLeft : undefined, daysLeft);
  });
}
