import assert from 'node:assert/strict';
import test from 'node:test';
import {createApp, memoryStorage} from '../index.ts';
import {resolveSettings} from './settings.ts';

test('without settings, the shipped profile and its longest comment apply', () => {
  const {profileId, commentMaxLength, pageUrl, corsOrigins} = resolveSettings();
  assert.deepEqual(
    {profileId, commentMaxLength, pageUrl, corsOrigins},
    {
      profileId: 'guangdong-2019',
      commentMaxLength: 150,
      pageUrl: 'http://localhost:8080/rate',
      corsOrigins: '*',
    },
  );
});

for (const commentMaxLength of [0, 2001, 1.5, Number.NaN]) {
  test(`a longest comment of ${commentMaxLength} characters is refused at the start`, () => {
    assert.throws(() => resolveSettings({commentMaxLength}), /1 to 2000 characters/);
  });
}

for (const operatorLogMonths of [0, 5, 6.5, Number.NaN]) {
  test(`an operator's log that is kept for ${operatorLogMonths} months is refused at the start`, () => {
    assert.throws(() => resolveSettings({operatorLogMonths}), /at least 6/);
  });
}

test("without a setting the operator's log is kept for six months", () => {
  assert.equal(resolveSettings().operatorLogMonths, 6);
});

test('a secret that is too short to sign with is refused at the start', async () => {
  const storage = await memoryStorage();
  assert.throws(() => createApp({storage, tokenSecret: 'x'.repeat(31)}), /at least 32 bytes/);
});

test('without settings there is no score, a place from thirty ratings on, and no cell of fewer than five people', () => {
  assert.deepEqual(resolveSettings().results, {scoreWeights: null, minimumSample: 30, minimumCell: 5});
});

test('weights that do not make a hundred, and cells of one person, are refused at the start', () => {
  assert.throws(() => resolveSettings({results: {scoreWeights: {matter: 60, window: 50}}}), /100 percent/);
  assert.throws(() => resolveSettings({results: {minimumCell: 1}}), /single rating/);
});
