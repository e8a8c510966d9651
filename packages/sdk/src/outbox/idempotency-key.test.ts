import assert from 'node:assert/strict';
import {it} from 'node:test';
import {newIdempotencyKey} from './idempotency-key.ts';

it('a key is 32 hexadecimal digits and never the same', () => {
  const keys = Array.from({length: 1000}, newIdempotencyKey);
  for (const key of keys) assert.match(key, /^[0-9a-f]{32}$/);
  assert.equal(new Set(keys).size, 1000);
});

it('a key is made of the 16 bytes that are given, or that a given source gives', () => {
  const bytes = Uint8Array.from({length: 16}, (_, index) => index);
  assert.equal(newIdempotencyKey(bytes), '000102030405060708090a0b0c0d0e0f');
  assert.equal(
    newIdempotencyKey(length => bytes.slice(0, length)),
    newIdempotencyKey(bytes),
  );
});

const weak: Readonly<Record<string, unknown>> = {
  'Math.random': Math.random,
  'numbers of Math.random': Array.from({length: 16}, Math.random),
  'whole numbers of Math.random': () => Array.from({length: 16}, () => Math.floor(Math.random() * 256)),
  'bytes that were never filled': new Uint8Array(16),
  'one byte sixteen times': new Uint8Array(16).fill(7),
  'a clock': () => new Uint8Array(new BigUint64Array([0n, 1_790_000_000_000n]).buffer).fill(0, 0, 12),
  'too few bytes': Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  'too many bytes': Uint8Array.from({length: 32}, (_, index) => index),
  'a text': '0123456789abcdef',
  'nothing that a source gives': () => undefined,
};
for (const [what, source] of Object.entries(weak))
  it(`a key is not made of ${what}`, () =>
    assert.throws(() => newIdempotencyKey(source as Uint8Array), /16 bytes of a cryptographic source/));
