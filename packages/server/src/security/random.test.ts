import assert from 'node:assert/strict';
import test from 'node:test';
import {hash, sameHash} from './hash.ts';
import {base64url} from './base64.ts';
import {lettersAndDigits, newId, newSecret, platformRandomBytes} from './random.ts';

test('the hash is SHA-256, the same under Node and in a browser tab', async () => {
  for (const text of ['', 'abc', '评价😀', 'x'.repeat(5000)]) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    assert.equal(await hash(text), base64url(new Uint8Array(digest)));
  }
});

test('secrets and identifiers differ every time and need no escaping in an address', () => {
  const all = Array.from({length: 2000}, () => [
    newSecret(platformRandomBytes),
    newId(platformRandomBytes, new Date()),
  ]).flat();
  assert.equal(new Set(all).size, all.length);
  for (const text of all) assert.match(text, /^([\w-]{43}|[\w-]{22})$/);
});

test('identifiers of a later day sort behind those of an earlier one, and do not disclose the time of the day', () => {
  const idsOf = (moment: string) => Array.from({length: 200}, () => newId(platformRandomBytes, new Date(moment)));
  const moments = ['1970-01-02T00:00:00Z', '2026-11-29T00:00:00Z', '2026-11-30T23:59:59Z', '2097-09-26T00:00:00Z'];
  const ids = moments.map(idsOf);
  for (const [earlier, later] of [ids.slice(0, 2), ids.slice(1, 3), ids.slice(2)])
    assert.ok((earlier ?? []).every(id => id.slice(0, 3) < ((later ?? [])[0] ?? '').slice(0, 3)));
  assert.equal(
    new Set(
      idsOf('2026-11-29T00:00:00Z')
        .concat(idsOf('2026-11-29T23:59:59Z'))
        .map(id => id.slice(0, 3)),
    ).size,
    1,
  );
});

test('every letter and digit comes at every place, none much oftener than another', () => {
  const texts = Array.from({length: 6200}, () => lettersAndDigits(15, platformRandomBytes));
  assert.equal(new Set(texts).size, texts.length);
  for (let place = 0; place < 15; place++) {
    const counts = new Map<string, number>();
    for (const text of texts) counts.set(text.charAt(place), (counts.get(text.charAt(place)) ?? 0) + 1);
    assert.equal(counts.size, 62);
    // A hundred are expected, with a standard deviation of ten.
    for (const [character, count] of counts) assert.ok(count > 30 && count < 170, `${character} ${count} times`);
  }
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
