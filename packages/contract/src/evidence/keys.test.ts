import assert from 'node:assert/strict';
import {createPublicKey, verify} from 'node:crypto';
import test from 'node:test';
import {fromBase64url, toBase64url, utf8} from './bytes.ts';
import {ed25519Signer, ed25519Verifier} from './ed25519.ts';
import {headBytes, isSignedBy, type SignedTreeHead} from './head.ts';
import {sm2Signer, sm2Verifier} from './sm2.ts';

const unhex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const seed = unhex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const secret = unhex('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');
const signers = {ed25519: ed25519Signer(seed), sm2: sm2Signer(secret)};

test('Ed25519 is that of RFC 8032 section 7.1, test 1', () => {
  const signer = signers.ed25519;
  const key = unhex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
  assert.equal(signer.publicKey, `ed25519:${toBase64url(key)}`);
  const signature = unhex(
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  );
  assert.deepEqual(signer.sign(new Uint8Array()), signature);
  assert.equal(signer.verify(new Uint8Array(), signature), true);
});

test('SM2 is that of GB/T 32918.5 appendix A', () => {
  const key = unhex(
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  );
  assert.equal(signers.sm2.publicKey, `sm2:${toBase64url(key)}`);
  const signature = unhex(
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
  );
  assert.equal(signers.sm2.verify(utf8('message digest'), signature), true);
});

test("Node's own Ed25519 accepts what is signed", () => {
  const x = signers.ed25519.publicKey.slice('ed25519:'.length);
  const key = createPublicKey({key: {kty: 'OKP', crv: 'Ed25519', x}, format: 'jwk'});
  assert.ok(verify(null, utf8('a head'), key, signers.ed25519.sign(utf8('a head'))));
});

for (const [name, signer] of Object.entries(signers)) {
  const verifier = name === 'sm2' ? sm2Verifier(signer.publicKey) : ed25519Verifier(signer.publicKey);
  const head = {logId: 'a log', size: 7, root: toBase64url(seed), signedAt: '2026-11-24T02:00:00.000Z'};
  const signed = (): SignedTreeHead => {
    const {algorithm, keyId} = signer;
    return {...head, algorithm, keyId, signature: toBase64url(signer.sign(headBytes(head)))};
  };

  test(`${name}: a head is signed by the key whose public half the reader has kept`, () => {
    assert.equal(verifier.keyId, signer.keyId);
    assert.equal(isSignedBy(signed(), verifier), true);
  });

  test(`${name}: a head that says anything else is not signed`, () => {
    const wrong: Partial<SignedTreeHead>[] = [
      {logId: 'another'},
      {size: 8},
      {root: toBase64url(secret)},
      {signedAt: '2026-11-24T02:00:00.001Z'},
      {keyId: 'x'},
      {algorithm: name === 'sm2' ? 'ed25519' : 'sm2'},
      {signature: ''},
      {signature: '!'},
      {signature: toBase64url(new Uint8Array(64))},
      {signature: toBase64url(new Uint8Array(64).fill(255))},
      {signature: signed().signature.slice(0, -2)},
    ];
    for (const part of wrong) assert.equal(isSignedBy({...signed(), ...part}, verifier), false, JSON.stringify(part));
  });

  test(`${name}: every bit of a signature counts`, () => {
    const bytes = headBytes(head);
    const signature = signer.sign(bytes);
    assert.equal(signature.length, 64);
    for (const place of [0, 31, 32, 63]) {
      const changed = signature.with(place, (signature[place] ?? 0) ^ 1);
      assert.equal(verifier.verify(bytes, changed), false, String(place));
    }
  });
}

test('what is no public key is refused before anything is checked with it', () => {
  const point = toBase64url(new Uint8Array(65).fill(4));
  for (const text of ['', 'ed25519:', 'ed25519:AAAA', signers.sm2.publicKey, `${signers.ed25519.publicKey}=`])
    assert.throws(() => ed25519Verifier(text), TypeError, text);
  for (const text of ['', 'sm2:', 'sm2:AAAA', `sm2:${point}`, signers.ed25519.publicKey])
    assert.throws(() => sm2Verifier(text), TypeError, text);
});

test('a secret that is no number of the curve signs nothing', () => {
  for (const wrong of [new Uint8Array(32), new Uint8Array(32).fill(255), new Uint8Array(31).fill(1)])
    assert.throws(() => sm2Signer(wrong), TypeError);
  assert.throws(() => ed25519Signer(new Uint8Array(31)));
});

test('bytes and their text mean each other, and no second text means the same bytes', () => {
  for (let length = 0; length < 70; length++) {
    const bytes = Uint8Array.from({length}, (_, index) => (index * 151 + length) & 255);
    const text = toBase64url(bytes);
    assert.equal(text, Buffer.from(bytes).toString('base64url'));
    assert.deepEqual(fromBase64url(text), bytes);
  }
  for (const text of ['A', 'AB', 'AA=', 'AA==', 'A+', 'A/AA', 'AAB', ' AA', 'ÄA'])
    assert.equal(fromBase64url(text), undefined, text);
});
