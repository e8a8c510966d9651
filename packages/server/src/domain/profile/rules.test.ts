import assert from 'node:assert/strict';
import test from 'node:test';
import {profiles} from '@gov-rating/contract';
import {toStandard} from '../../routes/standard/standard-in-force.ts';
import {resolveSettings} from '../settings.ts';
import {resolveRules} from './rules.ts';

const guangdong = profiles['guangdong-2019'];
const shenzhen = profiles['shenzhen-2021'];
const own = {
  deadlines: {contact: {days: 2, dayKind: 'working'}},
  supplement: true,
  ratingWindowDays: 30,
  retentionMonths: 12,
  staffNotice: {badRatings: 3, days: 90, deadline: {days: 10, dayKind: 'working'}},
} as const;

test('a number that is not set has no value and no source', () => {
  const {deadlines, supplement, ratingWindowDays, staffNotice} = resolveRules(guangdong);
  for (const rule of [...Object.values(deadlines), supplement, ratingWindowDays, staffNotice])
    assert.deepEqual(rule, {value: null, source: null});
});

test('every profile erases by itself, and says that these numbers are ours', () => {
  for (const profile of Object.values(profiles)) {
    for (const own of [profile.retentionMonths, profile.personDays]) {
      assert.equal(own.certainty, 'derived');
      assert.match(own.source, /^our default, not a rule/);
    }
    const {retentionMonths, personDays} = resolveRules(profile);
    assert.deepEqual([retentionMonths.value, personDays.value], [24, 30], profile.id);
  }
});

test('the person whom nobody has to call back goes with the rating window, where there is one', () => {
  const settings = resolveSettings({rules: {ratingWindowDays: 7}});
  assert.deepEqual(toStandard('guangdong-2019', settings).rules.personDays, {
    value: 7,
    certainty: 'sure',
    source: 'set by this deployment',
  });
});

test('the numbers of the profile apply unless the deployment sets others', () => {
  const {contact, answer, review} = resolveRules(shenzhen).deadlines;
  assert.deepEqual(contact, {value: {days: 3, dayKind: 'working'}, source: 'profile'});
  assert.deepEqual(answer, {value: {days: 10, dayKind: 'working'}, source: 'profile'});
  assert.deepEqual(review, {value: null, source: null});
});

test('the settings of the deployment replace the numbers of the profile', () => {
  const {deadlines, supplement, ratingWindowDays, retentionMonths} = resolveRules(shenzhen, own);
  assert.deepEqual(deadlines.contact, {value: {days: 2, dayKind: 'working'}, source: 'deployment'});
  assert.equal(deadlines.answer.source, 'profile');
  assert.deepEqual(supplement, {value: true, source: 'deployment'});
  assert.deepEqual(ratingWindowDays, {value: 30, source: 'deployment'});
  assert.deepEqual(retentionMonths, {value: 12, source: 'deployment'});
});

test('the standard shows what this deployment set in its own profile, and nowhere else', () => {
  const settings = resolveSettings({rules: {...own, supplement: false}});
  const setHere = {certainty: 'sure', source: 'set by this deployment'};
  const {deadlines, supplement, ratingWindowDays, retentionMonths, staffNotice} = toStandard(
    'guangdong-2019',
    settings,
  ).rules;
  assert.deepEqual(deadlines, {...guangdong.deadlines, contact: {value: {days: 2, dayKind: 'working'}, ...setHere}});
  assert.deepEqual(supplement, {value: {allowed: false}, ...setHere});
  assert.deepEqual(ratingWindowDays, {value: 30, ...setHere});
  assert.deepEqual(retentionMonths, {value: 12, ...setHere});
  assert.deepEqual(staffNotice, {value: own.staffNotice, ...setHere});
  assert.deepEqual(toStandard('shenzhen-2021', settings).rules['deadlines'], {...shenzhen.deadlines});
});
