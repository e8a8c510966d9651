import assert from 'node:assert/strict';
import {createHmac, hkdfSync} from 'node:crypto';
import test from 'node:test';
import {macKey} from './mac-key.ts';

const secret = new Uint8Array(32).fill(7);

test('a code is what HKDF and HMAC of another implementation make', () => {
  const derived = new Uint8Array(hkdfSync('sha256', secret, '', 'purpose', 32));
  const expected = createHmac('sha256', derived).update('text\n好评 👍').digest().subarray(0, 16);
  assert.equal(macKey(secret, 'purpose').mac('好评 👍'), expected.toString('base64url'));
});

test('another secret, purpose or text makes another code', () => {
  const code = macKey(secret, 'purpose').mac('text');
  assert.equal(macKey(secret, 'purpose').mac('text'), code);
  const others = [
    macKey(new Uint8Array(32).fill(8), 'purpose').mac('text'),
    macKey(secret, 'another').mac('text'),
    macKey(secret, 'purpose').mac('texts'),
  ];
  assert.ok(!others.includes(code));
});

test('a secret that is too short makes no key', () => {
  assert.throws(() => macKey(new Uint8Array(15), 'purpose'), RangeError);
});
