import assert from 'node:assert/strict';
import {readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'node:test';
import {aDirectory} from '../../test/fixtures/every-storage.fixtures.ts';
import {readConfig} from '../config/config.ts';
import {memoryStorage} from '../database/memory.ts';
import {dataKeysText, newDataKey} from '../security/encryption-keyring.ts';
import {addStoredDataKey, dataKeysFor, demandKeysInUse} from './data-keys.ts';

const now = new Date('2026-11-24T02:00:00Z');

test('a server with its own database makes its key once, in a file that only its user may read', async context => {
  const directory = await aDirectory(context);
  // Many processes that start at once, many times: a file that is there before its content is met now and then.
  for (let start = 0; start < 40; start++) {
    const config = readConfig({DATA_DIR: join(directory, `new ${start}`)});
    const all = await Promise.all(Array.from({length: 4}, () => dataKeysFor(config, now)));
    const [one] = all;
    assert.equal(one?.length, 1);
    for (const other of all) assert.deepEqual(other, one);
    assert.deepEqual(await dataKeysFor(config, now), one);
    assert.equal((await stat(join(config.DATA_DIR, 'data-keys'))).mode & 0o777, 0o600);
    assert.deepEqual(await readdir(config.DATA_DIR), ['data-keys']);
  }
});

test('keys that are given are used and nothing is made', async context => {
  const DATA_DIR = await aDirectory(context);
  const keys = [newDataKey(now), newDataKey(now)];
  assert.deepEqual(await dataKeysFor(readConfig({DATA_DIR, DATA_KEYS: dataKeysText(keys)}), now), keys);
  assert.deepEqual(await readdir(DATA_DIR), []);
});

test('with a shared database no key is made', async context => {
  const config = readConfig({DATA_DIR: await aDirectory(context), DATABASE_URL: 'postgres://localhost/x'});
  assert.equal(await dataKeysFor(config, now), undefined);
});

test('a key that is added encrypts from then on, and earlier ciphertexts are still decrypted', async context => {
  const config = readConfig({DATA_DIR: await aDirectory(context)});
  const [old] = (await dataKeysFor(config, now)) ?? [];
  const added = newDataKey(now);
  await addStoredDataKey(config, added);
  assert.deepEqual(await dataKeysFor(config, now), [added, old]);
  assert.deepEqual(await readdir(config.DATA_DIR), ['data-keys']);
  assert.equal((await stat(join(config.DATA_DIR, 'data-keys'))).mode & 0o777, 0o600);
});

test('a damaged key file is neither used nor replaced, and its content is not shown', async context => {
  const config = readConfig({DATA_DIR: await aDirectory(context)});
  const file = join(config.DATA_DIR, 'data-keys');
  await writeFile(file, 'half a key');
  for (const attempt of [() => dataKeysFor(config, now), () => addStoredDataKey(config, newDataKey(now))])
    await assert.rejects(
      attempt(),
      error => /no list of data keys/.test(String(error)) && !String(error).includes('half'),
    );
  assert.equal(await readFile(file, 'utf8'), 'half a key');
});

test('invalid keys are an error of the settings that does not show them', () => {
  assert.throws(
    () => readConfig({DATA_KEYS: 'one:c2VjcmV0'}),
    error => /DATA_KEYS must be keys/.test(String(error)) && !String(error).includes('c2VjcmV0'),
  );
});

test('a server without a key that the database needs does not start, and says which', async () => {
  const storage = {...(await memoryStorage()), personKeyIds: async () => ['old', 'older']};
  await assert.rejects(demandKeysInUse(storage, undefined), /DATA_KEYS lacks old, older/);
  await assert.rejects(demandKeysInUse(storage, [{id: 'old', bytes: new Uint8Array(32)}]), /lacks older/);
  await demandKeysInUse({...storage, personKeyIds: async () => []}, undefined);
});
