import assert from 'node:assert/strict';
import {copyFileSync, cpSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {aDraft} from '@gov-rating/contract/testing';
import {createContext} from '../../src/context/context.ts';
import {StorageUnavailable} from '../../src/index.ts';
import {watchStorage} from '../../src/jobs/watch-storage.ts';
import {sqliteStorage} from '../../src/node.ts';
import {copySqlite} from '../../src/database/copy-sqlite.ts';
import {aScene, tokenSecret} from '../fixtures/api.fixtures.ts';
import {markSecrets, sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {runCommand, startServer} from '../fixtures/server-process.fixtures.ts';

/** A database that has gone on since a copy of it was made, and what notices that it is another one. */
async function aDatabaseWithACopy(context: TestContext) {
  const DATA_DIR = await aDirectory(context);
  const file = join(DATA_DIR, 'gov-rating.db');
  const copy = join(await aDirectory(context), 'copy.db');
  const storage = await sqliteStorage(file, {markSecrets});
  const scene = await aScene({storage, evidenceSigner: signer});
  const rate = async (number: number) => {
    const response = await scene.submit((await scene.invited(number)).token, aDraft());
    await sealAll(storage, {at: new Date(scene.clock.now).toISOString()});
    return response.status;
  };
  assert.equal(await rate(1), 201);
  await copySqlite(file, copy, () => undefined);
  assert.equal(await rate(2), 201);
  for (let turn = 0; turn < 3; turn++) await storage.checkWrite();
  const other = new BetterSqlite(file);
  other.pragma('wal_checkpoint(PASSIVE)');
  other.close();
  await storage.checkWrite();
  const told: string[] = [];
  const job = watchStorage(sentence => void told.push(sentence));
  const look = () => job.run(createContext({storage, tokenSecret}));
  await look();
  return {file, copy, storage, told, look, rate, env: {DATA_DIR, EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')}};
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
  test(`when an earlier copy ${what} that is open, nothing more is confirmed, the operator hears of it, and the copy stays whole`, async context => {
    if (process.platform === 'win32') return context.skip('Windows keeps a file that is open');
    const {file, copy, storage, told, look} = await aDatabaseWithACopy(context);
    put(copy, file);
    await assert.rejects(storage.checkWrite(), StorageUnavailable);
    await look();
    assert.match(told.join(), /was replaced, moved, removed or written over/);
    await storage.close();
    assert.equal(integrity(file), 'ok');
    const restored = await sqliteStorage(file, {markSecrets});
    assert.equal((await restored.treeHead())?.size, 1);
    await restored.close();
  });

test('a server whose file is written over stops with a sentence, and the copy stays whole', async context => {
  if (process.platform === 'win32') return context.skip('Windows keeps a file that is open');
  const {file, copy, storage, env} = await aDatabaseWithACopy(context);
  await storage.close();
  const server = await startServer(context, env);
  assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  cpSync(copy, file, {force: true});
  const ended = await server.ended;
  assert.equal(ended.code, 1, ended.stderr);
  assert.match(ended.stderr, /was replaced, moved, removed or written over/);
  assert.equal(integrity(file), 'ok');
  assert.equal((await runCommand(context, ['verify'], env)).code, 0);
});

test('when the file is removed, the operator hears of it', async context => {
  if (process.platform === 'win32') return context.skip('Windows keeps a file that is open');
  const {file, told, look} = await aDatabaseWithACopy(context);
  rmSync(file);
  await look();
  assert.match(told.join(), /was replaced, moved, removed or written over/);
});

test('when the logs of an open database go back, the operator hears of it', async context => {
  const {told, look, storage, file} = await aDatabaseWithACopy(context);
  // What a program for databases does that restores an earlier state through the front door.
  const database = new BetterSqlite(file);
  database.exec('PRAGMA foreign_keys = OFF; DELETE FROM evidence_head WHERE tree_size > 1');
  database.close();
  await look();
  assert.match(
    told.join(),
    /an earlier state of it was restored: the evidence log ended after \d+ entries, and ends after 1 now/,
  );
  await storage.close();
});

test('a copy that is put beside the write-ahead log of another database is refused or is whole', async context => {
  const {file, copy, storage} = await aDatabaseWithACopy(context);
  const log = `${copy}.log`;
  for (let turn = 0; turn < 3; turn++) await storage.checkWrite();
  copyFileSync(`${file}-wal`, log);
  await storage.close();
  copyFileSync(copy, file);
  copyFileSync(log, `${file}-wal`);
  const opened = await sqliteStorage(file, {markSecrets}).catch((error: unknown) => error as Error);
  if (opened instanceof Error) assert.match(opened.message, /move it away/);
  else {
    await opened.close();
    assert.equal(integrity(file), 'ok');
  }
});
