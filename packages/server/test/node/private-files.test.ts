import assert from 'node:assert/strict';
import {chmod, mkdir, readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'node:test';
import {openStorage} from '../../src/node.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {fill} from '../fixtures/api.fixtures.ts';
import {startServer} from '../fixtures/server-process.fixtures.ts';

const rights = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const DATABASE_URL = undefined;

test('other users of the machine can neither enter the data directory nor read a file in it', async context => {
  const data = join(await aDirectory(context), 'deep/data');
  const server = await startServer(context, {DATA_DIR: data});
  assert.equal(await rights(data), '700');
  const files = await readdir(data);
  for (const name of ['gov-rating.db', 'gov-rating.db-wal', 'gov-rating.db-shm', 'evidence-key', 'data-keys'])
    assert.ok(files.includes(name), `${name} of ${files.join(', ')}`);
  for (const name of files) assert.equal(await rights(join(data, name)), '600', name);
  assert.doesNotMatch(server.output(), /Other users/);
});

test('a program that opens the database itself makes it private, whatever its own rights are', async context => {
  const data = join(await aDirectory(context), 'data');
  const before = process.umask(0o022);
  context.after(() => process.umask(before));
  const storage = await openStorage({DATABASE_URL, DATA_DIR: data}, {warn: assert.fail});
  context.after(() => storage.close());
  await fill(storage);
  assert.equal(await rights(data), '700');
  for (const name of await readdir(data)) assert.equal(await rights(join(data, name)), '600', name);
});

test('files that an earlier version left open are closed to others, and an open directory is reported', async context => {
  const data = join(await aDirectory(context), 'data');
  await mkdir(data);
  const first = await openStorage({DATABASE_URL, DATA_DIR: data});
  await fill(first);
  await first.close();
  await chmod(join(data, 'gov-rating.db'), 0o644);
  await chmod(data, 0o755);
  const warnings: string[] = [];
  const second = await openStorage({DATABASE_URL, DATA_DIR: data}, {warn: sentence => void warnings.push(sentence)});
  context.after(() => second.close());
  assert.ok(await second.institution('11440100MB2C123456'));
  for (const name of await readdir(data)) assert.equal(await rights(join(data, name)), '600', name);
  assert.deepEqual(warnings, [
    `Other users of this machine may enter ${data}, which holds personal data and keys: chmod 700 ${data}`,
  ]);
  assert.equal(await rights(data), '755');
});
