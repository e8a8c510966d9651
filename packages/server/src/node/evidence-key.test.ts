import assert from 'node:assert/strict';
import {generateKeyPairSync} from 'node:crypto';
import {mkdtemp, readFile, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {ConfigError, readConfig} from '../config/config.ts';
import {evidenceSignerOf, evidenceVerifiersOf} from './evidence-key.ts';

async function aDirectory(context: TestContext): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'gov-rating-key-'));
  context.after(() => rm(directory, {recursive: true, force: true}));
  return directory;
}

const secret = Buffer.alloc(32, 7);
const bytes = new TextEncoder().encode('a head');

test('a key that is not configured is made once, readable by this user only, and used again later', async context => {
  const DATA_DIR = join(await aDirectory(context), 'new');
  const signers = await Promise.all([1, 2, 3].map(() => evidenceSignerOf(readConfig({DATA_DIR}))));
  assert.equal(new Set(signers.map(({publicKey}) => publicKey)).size, 1);
  assert.equal((await stat(join(DATA_DIR, 'evidence-key'))).mode & 0o777, 0o600);
  assert.equal((await readFile(join(DATA_DIR, 'evidence-key'), 'utf8')).length, 43);
});

test('verification makes no key', async context => {
  const DATA_DIR = await aDirectory(context);
  assert.deepEqual(await evidenceVerifiersOf(readConfig({DATA_DIR})), []);
  await assert.rejects(stat(join(DATA_DIR, 'evidence-key')));
});

test('a key is taken in either alphabet of base64 and as PEM, also with written line breaks', async context => {
  const DATA_DIR = await aDirectory(context);
  const signerOf = (EVIDENCE_KEY: string) => evidenceSignerOf(readConfig({DATA_DIR, EVIDENCE_KEY}));
  const [one, other] = [await signerOf(secret.toString('base64')), await signerOf(secret.toString('base64url'))];
  assert.equal(one.publicKey, other.publicKey);
  const {privateKey, publicKey} = generateKeyPairSync('ed25519');
  const pem = privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
  const expected = `ed25519:${publicKey.export({format: 'jwk'}).x}`;
  for (const text of [pem, pem.replaceAll('\n', '\\n')]) assert.equal((await signerOf(text)).publicKey, expected);
});

test('an SM2 key is taken as bytes and as PEM', async context => {
  const settings = {DATA_DIR: await aDirectory(context), EVIDENCE_ALGORITHM: 'sm2'};
  const {privateKey} = generateKeyPairSync('ec', {namedCurve: 'SM2'});
  const pem = privateKey.export({type: 'pkcs8', format: 'pem'}).toString();
  for (const EVIDENCE_KEY of [secret.toString('base64'), pem]) {
    const config = readConfig({...settings, EVIDENCE_KEY});
    const signer = await evidenceSignerOf(config);
    const [verifier] = await evidenceVerifiersOf(config);
    assert.equal(verifier?.publicKey, signer.publicKey);
    assert.ok(verifier?.verify(bytes, signer.sign(bytes)));
  }
});

test('verification uses the trusted keys beside the own key', async context => {
  const DATA_DIR = await aDirectory(context);
  const key = (fill: number, EVIDENCE_ALGORITHM: string) =>
    evidenceSignerOf(
      readConfig({DATA_DIR, EVIDENCE_ALGORITHM, EVIDENCE_KEY: Buffer.alloc(32, fill).toString('base64')}),
    );
  const [older, oldest] = [await key(3, 'sm2'), await key(4, 'ed25519')];
  const EVIDENCE_TRUSTED_KEYS = `${older.publicKey}, ${oldest.publicKey}`;
  const EVIDENCE_KEY = secret.toString('base64');
  const verifiers = await evidenceVerifiersOf(readConfig({DATA_DIR, EVIDENCE_KEY, EVIDENCE_TRUSTED_KEYS}));
  assert.deepEqual(
    verifiers.map(({algorithm}) => algorithm),
    ['ed25519', 'sm2', 'ed25519'],
  );
});

const {privateKey: rsa} = generateKeyPairSync('rsa', {modulusLength: 1024});
const wrong: [string, Record<string, string>][] = [
  ['a key that is too short', {EVIDENCE_KEY: secret.subarray(1).toString('base64')}],
  ['a key that is no base64', {EVIDENCE_KEY: 'my dog'}],
  ['a key of another kind', {EVIDENCE_KEY: rsa.export({type: 'pkcs8', format: 'pem'}).toString()}],
  ['a PEM that is cut off', {EVIDENCE_KEY: '-----BEGIN PRIVATE KEY-----\nMC4C\n-----END PRIVATE KEY-----'}],
  ['no key over a shared database', {DATABASE_URL: 'postgres://x/y'}],
  ['an unknown algorithm', {EVIDENCE_ALGORITHM: 'rsa'}],
  ['an invalid trusted key', {EVIDENCE_TRUSTED_KEYS: 'ed25519:AAAA'}],
];
for (const [name, settings] of wrong) {
  test(`${name} is refused in a sentence that does not repeat it`, async context => {
    const DATA_DIR = await aDirectory(context);
    await assert.rejects(
      async () => evidenceSignerOf(readConfig({DATA_DIR, ...settings})),
      (error: unknown) => {
        assert.ok(error instanceof ConfigError);
        assert.equal(error.message.includes(settings['EVIDENCE_KEY'] ?? '\n'), false);
        return true;
      },
    );
  });
}
