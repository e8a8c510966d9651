import assert from 'node:assert/strict';
import test from 'node:test';
import {readConfig} from './config.ts';
import {profileNote} from './profile-note.ts';

const noteOf = (env: Record<string, string | undefined>) => profileNote(env, readConfig(env));
const everyLimit = 'contact=3w,answer=10w,followUp=5w,extension=5w,review=5w,appeal=5w';

for (const PROFILE of [undefined, '', ' '])
  test(`an operator who chose no profile (${JSON.stringify(PROFILE)}) learns whose rules apply, what they mean and what there is to choose`, () =>
    assert.match(
      noteOf({PROFILE}) ?? '',
      /^PROFILE is not set: the rules of guangdong-2019 apply\..*contact, answer.*未规定期限.*7 natural days.*basically_satisfied.*shenzhen-2021/,
    ));

test('an operator who set time limits but no profile reads only of those that are missing', () => {
  const some = noteOf({DEADLINES: 'contact=3w,answer=10w'}) ?? '';
  assert.match(some, /no time limit for followUp, extension, review, appeal:/);
  assert.doesNotMatch(noteOf({DEADLINES: everyLimit}) ?? '', /未规定期限/);
});

test('who has chosen a profile is told nothing', () => assert.equal(noteOf({PROFILE: 'shenzhen-2021'}), undefined));
