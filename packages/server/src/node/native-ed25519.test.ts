import assert from 'node:assert/strict';
import {createHash, createPublicKey, verify} from 'node:crypto';
import test from 'node:test';
import {ed25519Signer, ed25519Verifier, toBase64url} from '@gov-rating/contract/evidence';
import {ed25519} from '@noble/curves/ed25519.js';
import {nativeEd25519Signer, nativeEd25519Verifier} from './native-ed25519.ts';

const seed = new Uint8Array(32).fill(9);
const [native, portable] = [nativeEd25519Signer(seed), ed25519Signer(seed)];
const messages = ['', 'a head', '评价'.repeat(1000)].map(text => new TextEncoder().encode(text));

/** Points of order 1, 2, 4 and 8 (RFC 7748, section 7: small order). */
const smallPoints = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
];

/** A number modulo the order of the curve, little-endian, as 32 bytes and back. */
const order = ed25519.Point.Fn.ORDER;
const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`) % order;
const toBytes = (value: bigint): Uint8Array =>
  Buffer.from((value % order).toString(16).padStart(64, '0'), 'hex').reverse();
const hashed = (...parts: readonly Uint8Array[]): bigint =>
  toNumber(createHash('sha512').update(Buffer.concat(parts)).digest());

/** A signature whose first half has a small point added to it, which only the check with the cofactor accepts. */
function withSmallPoint(point: string, message: Uint8Array): Uint8Array {
  const {scalar, pointBytes} = ed25519.utils.getExtendedPublicKey(seed);
  const nonce = 12345n;
  const first = ed25519.Point.BASE.multiply(nonce).add(ed25519.Point.fromHex(point)).toBytes();
  return Buffer.concat([first, toBytes(nonce + hashed(first, pointBytes, message) * scalar)]);
}

test('a log that is signed natively carries the signatures and the key of every earlier version', () => {
  assert.deepEqual([native.publicKey, native.keyId], [portable.publicKey, portable.keyId]);
  for (const message of messages) assert.deepEqual(native.sign(message), portable.sign(message));
});

test('an auditor gets the same verdict natively and in a browser, for right, wrong and unusual signatures', () => {
  const [fast, slow] = [nativeEd25519Verifier(native.publicKey), ed25519Verifier(native.publicKey)];
  const jwk = {kty: 'OKP', crv: 'Ed25519', x: native.publicKey.slice('ed25519:'.length)};
  const alone = createPublicKey({key: jwk, format: 'jwk'});
  let unusual = 0;
  for (const message of messages) {
    const right = portable.sign(message);
    const tooBig = Buffer.concat([right.subarray(0, 32), Buffer.alloc(32, 255)]);
    const changed = [0, 31, 32, 63].map(place => right.with(place, (right[place] ?? 0) ^ 1));
    const small = smallPoints.map(point => withSmallPoint(point, message));
    for (const signature of [right, new Uint8Array(), right.subarray(1), tooBig, ...changed, ...small]) {
      const verdict = slow.verify(message, signature);
      assert.equal(fast.verify(message, signature), verdict, Buffer.from(signature).toString('hex'));
      if (verdict && !verify(null, message, alone, signature)) unusual++;
    }
    assert.ok(fast.verify(message, right));
  }
  assert.ok(unusual > 0, 'some signature is one that OpenSSL alone would refuse');
});

test('a key under which anybody can sign anything is refused', () => {
  for (const point of smallPoints) {
    const publicKey = `ed25519:${toBase64url(Buffer.from(point, 'hex'))}`;
    for (const verifierOf of [ed25519Verifier, nativeEd25519Verifier])
      assert.throws(() => verifierOf(publicKey), TypeError, point);
  }
});
