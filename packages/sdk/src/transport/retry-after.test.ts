import assert from 'node:assert/strict';
import {it} from 'node:test';
import {retryAfterOf} from './retry-after.ts';

const now = Date.parse('2026-11-24T01:00:00Z');

for (const [value, seconds] of [
  ['120', 120],
  ['Tue, 24 Nov 2026 01:02:00 GMT', 120],
  ['999999999', 86_400],
  ['Tue, 24 Nov 2099 01:02:00 GMT', 86_400],
  ['0', undefined],
  ['-5', undefined],
  ['Tue, 24 Nov 2026 00:00:00 GMT', undefined],
  ['soon', undefined],
  ['', undefined],
] as const)
  it(`reads Retry-After "${value}" as ${seconds ?? 'nothing'}`, () => {
    assert.equal(retryAfterOf(new Headers({'retry-after': value}), now), seconds);
  });

it('reads nothing where there is no Retry-After', () => {
  assert.equal(retryAfterOf(new Headers(), now), undefined);
});

it("reads a date by the answer's own clock where the device's is wrong", () => {
  const headers = new Headers({
    'retry-after': 'Tue, 24 Nov 2026 01:02:00 GMT',
    date: 'Tue, 24 Nov 2026 01:00:00 GMT',
  });
  assert.equal(retryAfterOf(headers, 5000), 120);
});
