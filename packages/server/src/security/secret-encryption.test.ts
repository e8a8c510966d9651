import assert from 'node:assert/strict';
import test from 'node:test';
import {keyring} from './encryption-keyring.ts';
import {platformRandomBytes} from './random.ts';
import {sealByKeyring, sealByTokenSecret, secretPlace} from './secret-encryption.ts';

const sealOf = (tokenSecret: string) => sealByTokenSecret(tokenSecret, platformRandomBytes);
const one = sealOf('a secret of more than thirty-two bytes');

test('a webhook’s secret opens in its place, for every process with the same token secret, and nowhere else', async () => {
  const sealed = await one.seal('whsec_abc', secretPlace('s1'));
  assert.equal(sealed.includes('whsec'), false);
  assert.equal(await sealOf('a secret of more than thirty-two bytes').open(sealed, secretPlace('s1')), 'whsec_abc');
  await assert.rejects(one.open(sealed, secretPlace('s2')));
  await assert.rejects(sealOf('another secret of more than thirty-two bytes').open(sealed, secretPlace('s1')));
  await assert.rejects(one.open(sealed.replace('t1', 't2'), secretPlace('s1')));
});

test('the same secret is never sealed the same way twice', async () => {
  assert.notEqual(await one.seal('x', secretPlace('s1')), await one.seal('x', secretPlace('s1')));
});

test('once there are data keys they seal, and what the token secret sealed before opens still', async () => {
  const ring = keyring([{id: 'k1', bytes: new Uint8Array(32).fill(1)}]);
  const both = sealByKeyring(ring, one);
  const [before, after] = [await one.seal('before', secretPlace('s1')), await both.seal('after', secretPlace('s2'))];
  assert.match(after, /^v1\.k1\./);
  assert.equal(await both.open(before, secretPlace('s1')), 'before');
  assert.equal(await both.open(after, secretPlace('s2')), 'after');
});
