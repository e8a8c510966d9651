import assert from 'node:assert/strict';
import test from 'node:test';
import {createKeyedHash} from './keyed-hash.ts';

const tokenSecret = 'a secret of more than thirty-two bytes';
const one = createKeyedHash(tokenSecret);

test('a text has the same keyed hash under Node and in a browser tab', async () => {
  const inTab = createKeyedHash(tokenSecret, null as never);
  for (const text of ['192.0.2.1 2026-11-24', '等了三小时 😡', ''])
    assert.equal(await one('source', text), await inTab('source', text));
});

test('another text, kind or secret makes another keyed hash', async () => {
  const all = await Promise.all([
    one('source', '192.0.2.1 2026-11-24'),
    one('source', '192.0.2.1 2026-11-25'),
    one('comment', '192.0.2.1 2026-11-24'),
    createKeyedHash(`${tokenSecret}!`)('source', '192.0.2.1 2026-11-24'),
  ]);
  assert.equal(new Set(all).size, 4);
  for (const keyedHash of all) assert.match(keyedHash, /^[\w-]{43}$/);
});
