import assert from 'node:assert/strict';
import test from 'node:test';
import {keyring} from './encryption-keyring.ts';
import {platformRandomBytes} from './random.ts';
import {keyringCipher, secretLocation, tokenSecretCipher} from './secret-cipher.ts';

const cipherOf = (tokenSecret: string) => tokenSecretCipher(tokenSecret, platformRandomBytes);
const one = cipherOf('a secret of more than thirty-two bytes');

test('a webhook secret can be decrypted only in its place, by every process with the same token secret', async () => {
  const sealed = await one.encrypt('whsec_abc', secretLocation('s1'));
  assert.equal(sealed.includes('whsec'), false);
  assert.equal(
    await cipherOf('a secret of more than thirty-two bytes').decrypt(sealed, secretLocation('s1')),
    'whsec_abc',
  );
  await assert.rejects(one.decrypt(sealed, secretLocation('s2')));
  await assert.rejects(cipherOf('another secret of more than thirty-two bytes').decrypt(sealed, secretLocation('s1')));
  await assert.rejects(one.decrypt(sealed.replace('t1', 't2'), secretLocation('s1')));
});

test('the same secret is never encrypted the same way twice', async () => {
  assert.notEqual(await one.encrypt('x', secretLocation('s1')), await one.encrypt('x', secretLocation('s1')));
});

test('data keys encrypt as soon as there are any, and what the token secret encrypted before is still decrypted', async () => {
  const ring = keyring([{id: 'k1', bytes: new Uint8Array(32).fill(1)}]);
  const both = keyringCipher(ring, one);
  const [before, after] = [
    await one.encrypt('before', secretLocation('s1')),
    await both.encrypt('after', secretLocation('s2')),
  ];
  assert.match(after, /^v1\.k1\./);
  assert.equal(await both.decrypt(before, secretLocation('s1')), 'before');
  assert.equal(await both.decrypt(after, secretLocation('s2')), 'after');
});
