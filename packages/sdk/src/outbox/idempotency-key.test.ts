import assert from 'node:assert/strict';
import {it} from 'node:test';
import {newIdempotencyKey} from './idempotency-key.ts';

it('a key is 32 hexadecimal digits and never the same', () => {
  const keys = Array.from({length: 1000}, newIdempotencyKey);
  for (const key of keys) assert.match(key, /^[0-9a-f]{32}$/);
  assert.equal(new Set(keys).size, 1000);
});
