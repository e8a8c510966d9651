import assert from 'node:assert/strict';
import test from 'node:test';
import {dataKeysOf, dataKeysText, DecryptionError, keyring, newDataKey, type DataKey} from './encryption-keyring.ts';

const key = (id: string, fill: number): DataKey => ({id, bytes: new Uint8Array(32).fill(fill)});
const place = {table: 'service_person', row: 'one', field: 'person'};
const text = '张三 😀 13812345678';

test('a ciphertext is decrypted in its own place, also by a keyring with newer keys', async () => {
  const old = keyring([key('old', 1)]);
  const sealed = await old.encrypt(text, place);
  assert.equal(await old.decrypt(sealed, place), text);
  assert.equal(await keyring([key('new', 2), key('old', 1)]).decrypt(sealed, place), text);
});

test('a ciphertext discloses its key id and nothing of its text', async () => {
  const sealed = await keyring([key('new', 2), key('old', 1)]).encrypt(text, place);
  assert.match(sealed, /^v1\.new\.[A-Za-z0-9_-]+$/);
  for (const word of ['张三', '138', btoa('138')]) assert.equal(sealed.includes(word), false);
});

test('the same text is never encrypted the same way twice', async () => {
  const ring = keyring([key('one', 1)]);
  const sealed = await Promise.all(Array.from({length: 200}, () => ring.encrypt(text, place)));
  assert.equal(new Set(sealed).size, 200);
});

test('an empty text and a long one can be decrypted', async () => {
  const ring = keyring([key('one', 1)]);
  for (const each of ['', '文'.repeat(5000)])
    assert.equal(await ring.decrypt(await ring.encrypt(each, place), place), each);
});

for (const part of ['table', 'row', 'field'] as const) {
  test(`a ciphertext moved to another ${part} cannot be decrypted`, async () => {
    const ring = keyring([key('one', 1)]);
    const sealed = await ring.encrypt(text, place);
    await assert.rejects(ring.decrypt(sealed, {...place, [part]: 'other'}), DecryptionError);
  });
}

test('a ciphertext of another key with the same id, or of an unknown key id, cannot be decrypted', async () => {
  const sealed = await keyring([key('one', 1)]).encrypt(text, place);
  await assert.rejects(keyring([key('one', 2)]).decrypt(sealed, place), DecryptionError);
  await assert.rejects(keyring([key('two', 1)]).decrypt(sealed, place), /No data key is named one/);
  await assert.rejects(keyring([key('two', 1)]).decrypt(sealed.replace('one', 'two'), place), DecryptionError);
});

test('a ciphertext with any one character changed cannot be decrypted', async () => {
  const ring = keyring([key('one', 1)]);
  const sealed = await ring.encrypt('张三', place);
  const start = 'v1.one.'.length;
  for (let at = start; at < sealed.length - 1; at++) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    await assert.rejects(
      ring.decrypt(sealed.slice(0, at) + other + sealed.slice(at + 1), place),
      DecryptionError,
      `${at}`,
    );
  }
  for (const broken of ['', 'v1', 'v1.one.', 'v1.one.AAAA', 'v2.one.AAAA', 'v1.one.A=', text])
    await assert.rejects(ring.decrypt(broken, place), DecryptionError, broken);
});

test('keys are read back as they were written, in either base64', () => {
  const keys = [newDataKey(new Date('2026-11-24T02:00:00Z')), key('old', 255)];
  assert.deepEqual(dataKeysOf(dataKeysText(keys)), keys);
  assert.deepEqual(dataKeysOf(`old:${Buffer.alloc(32, 255).toString('base64')}`), [key('old', 255)]);
  assert.match(keys[0]?.id ?? '', /^k2026-11-24-[A-Za-z0-9_-]{4}$/);
});

const wrong = [
  '',
  ',',
  'one',
  'one:',
  'one:AAAA',
  `o e:${'A'.repeat(43)}`,
  `one:${'A'.repeat(44)}`,
  `:${'A'.repeat(43)}`,
];
for (const list of [...wrong, `one:${'A'.repeat(43)},one:${'B'.repeat(43)}`, `one:${'A'.repeat(43)},`]) {
  test(`"${list}" is no list of keys`, () => assert.equal(dataKeysOf(list), undefined));
}

test('a keyring without keys, or with two of one name, is refused', () => {
  assert.throws(() => keyring([]), /at least one/);
  assert.throws(() => keyring([key('one', 1), key('one', 2)]), /same id/);
});
