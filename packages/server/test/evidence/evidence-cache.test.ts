import assert from 'node:assert/strict';
import test from 'node:test';
import {aScene} from '../fixtures/api.fixtures.ts';
import {sealRatings} from '../fixtures/evidence.fixtures.ts';

test('proofs and old heads may be cached for ever, the latest head for a moment, refusals not at all', async () => {
  const scene = await aScene();
  await sealRatings(scene, 3);
  const forever = 'public, max-age=31536000, immutable';
  const expected: [string, number, string][] = [
    ['/v1/evidence/inclusion?leafIndex=1&size=3', 200, forever],
    ['/v1/evidence/consistency?first=2&second=3', 200, forever],
    ['/v1/evidence/head?size=3', 200, forever],
    ['/v1/evidence/head', 200, 'public, max-age=2'],
    ['/v1/evidence/inclusion?leafIndex=1&size=4', 422, 'no-store'],
    ['/v1/evidence/head?size=4', 404, 'no-store'],
  ];
  for (const [path, status, keeping] of expected) {
    const response = await scene.call(path);
    assert.deepEqual([path, response.status, response.headers.get('cache-control')], [path, status, keeping]);
  }
});

test('numbers beyond the safe integers, negative numbers, fractions and lists are refused', async () => {
  const scene = await aScene();
  await sealRatings(scene, 1);
  for (const value of ['-1', '0.5', '9007199254740993', 'NaN', '1e400', '1&size=2', '']) {
    const {status} = await scene.call(`/v1/evidence/inclusion?leafIndex=0&size=${value}`);
    assert.ok(status === 422 || status === 404, `${value}: ${status}`);
  }
});
