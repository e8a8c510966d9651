import assert from 'node:assert/strict';
import test from 'node:test';
import {hash, sameHash} from './hash.ts';
import {base64url} from './base64.ts';
import {newId, newSecret, platformRandomBytes} from './random.ts';

test('the hash is SHA-256, the same under Node and in a browser tab', async () => {
  for (const text of ['', 'abc', '评价😀', 'x'.repeat(5000)]) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    assert.equal(await hash(text), base64url(new Uint8Array(digest)));
  }
});

test('secrets and identifiers differ every time and need no escaping in an address', () => {
  const all = Array.from({length: 2000}, () => [newSecret(platformRandomBytes), newId(platformRandomBytes)]).flat();
  assert.equal(new Set(all).size, all.length);
  for (const text of all) assert.match(text, /^([\w-]{43}|[\w-]{22})$/);
});

test('no byte is drawn twice, across the end of the supply too', () => {
  const seen = new Set(Array.from({length: 1000}, () => base64url(platformRandomBytes(33))));
  assert.equal(seen.size, 1000);
  assert.equal(platformRandomBytes(4096).length, 4096);
});

const pairs: [string, string, boolean][] = [
  ['abc', 'abc', true],
  ['abc', 'abd', false],
  ['abc', 'abcd', false],
  ['abcd', 'abc', false],
  ['', 'abc', false],
  ['abc', '', false],
  ['', '', true],
];
for (const [a, b, same] of pairs) {
  test(`"${a}" and "${b}" are ${same ? 'the same' : 'different'}`, () => assert.equal(sameHash(a, b), same));
}
