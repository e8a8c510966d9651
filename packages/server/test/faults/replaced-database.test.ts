import assert from 'node:assert/strict';
import {copyFileSync, cpSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {aDraft} from '@gov-rating/contract/testing';
import {sqliteStorage} from '../../src/node.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {markSecrets, sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {runCommand, startServer} from '../fixtures/server-process.fixtures.ts';

/** A server that has gone on since a copy of its database was made. */
async function aServerWithACopy(context: TestContext) {
  const DATA_DIR = await aDirectory(context);
  const file = join(DATA_DIR, 'gov-rating.db');
  const copy = join(await aDirectory(context), 'copy.db');
  const add = async (number: number) => {
    const storage = await sqliteStorage(file, {markSecrets});
    const scene = await aScene({storage, evidenceSigner: signer});
    await scene.submit((await scene.invited(number)).token, aDraft());
    await sealAll(storage, {at: new Date(scene.clock.now).toISOString()});
    await storage.close();
  };
  const env = {DATA_DIR, EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')};
  await add(1);
  assert.equal((await runCommand(context, ['backup', '--to', copy], env)).code, 0);
  const server = await startServer(context, env);
  return {file, copy, env, server};
}

const integrity = (file: string) => {
  const database = new BetterSqlite(file);
  try {
    return database.pragma('integrity_check(1)', {simple: true});
  } finally {
    database.close();
  }
};

const ways: readonly (readonly [string, (copy: string, file: string) => void])[] = [
  ['is moved over the file', (copy, file) => renameSync(copy, file)],
  ['is written over the file', (copy, file) => cpSync(copy, file, {force: true})],
];

for (const [what, put] of ways)
  test(`when an earlier copy ${what} under a server, it stops with a sentence, the copy stays whole, and the next start goes on with it`, async context => {
    if (process.platform === 'win32') return context.skip('Windows keeps a file that is open');
    const {file, copy, env, server} = await aServerWithACopy(context);
    // The server has written since, and some of that is in the file.
    const database = new BetterSqlite(file);
    for (const until = performance.now() + 20_000; performance.now() < until;) {
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
      database.pragma('wal_checkpoint(PASSIVE)');
      const mark = Number(database.pragma('user_version', {simple: true}));
      if (mark >= 4) break;
    }
    database.pragma('wal_checkpoint(PASSIVE)');
    // The server sees the head of the file with its next write.
    for (const until = performance.now() + 1_500; performance.now() < until;) await fetch(`${server.url}/readyz`);
    put(copy, file);
    const ended = await server.ended;
    database.close();
    assert.equal(ended.code, 1, ended.stderr);
    assert.match(ended.stderr, /was replaced, moved, removed or written over/);
    assert.equal(integrity(file), 'ok');
    const verified = await runCommand(context, ['verify'], env);
    assert.equal(verified.code, 0, verified.stderr);
    const next = await startServer(context, env);
    assert.equal((await fetch(`${next.url}/readyz`)).status, 200);
  });

test('when the file is removed under a server, it stops with a sentence', async context => {
  if (process.platform === 'win32') return context.skip('Windows keeps a file that is open');
  const {file, server} = await aServerWithACopy(context);
  rmSync(file);
  const ended = await server.ended;
  assert.equal(ended.code, 1);
  assert.match(ended.stderr, /was replaced, moved, removed or written over/);
});

test('a copy that is put beside the write-ahead log of a killed server is refused or is whole, and never spoilt', async context => {
  const {file, copy, env, server} = await aServerWithACopy(context);
  for (let turn = 0; turn < 5; turn++) await fetch(`${server.url}/readyz`);
  server.process.kill('SIGKILL');
  await server.ended;
  copyFileSync(copy, file);
  const verified = await runCommand(context, ['verify'], env);
  assert.doesNotMatch(verified.stderr, /\n {4}at /);
  if (verified.code === 0) assert.equal(integrity(file), 'ok');
  else assert.match(verified.stderr, /move it away/);
});
