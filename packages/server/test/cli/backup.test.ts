import assert from 'node:assert/strict';
import {readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {aServedPerson, aService} from '@gov-rating/contract/testing';
import BetterSqlite from 'better-sqlite3';
import {run} from '../../src/cli/run.ts';
import {newDataKey} from '../../src/index.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aScene, start} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {markSecrets, sealRatings} from '../fixtures/evidence.fixtures.ts';
import {smallDisk} from '../fixtures/small-disk.fixtures.ts';

const EVIDENCE_KEY = Buffer.alloc(32, 7).toString('base64');

/** Runs a command on a terminal; with `stopping` the operator presses Ctrl-C when the line is drawn first. */
async function operate(env: Record<string, string>, args: readonly string[], stopping = false) {
  const stop = new AbortController();
  const [printed, errorOutput, drawn]: [string[], string[], string[]] = [[], [], []];
  const code = await run(args, {
    env,
    print: line => printed.push(line),
    printError: line => errorOutput.push(line),
    terminal: {
      write(text) {
        drawn.push(text);
        if (stopping) stop.abort();
      },
    },
    stop: stop.signal,
  });
  return {code, printed: printed.join('\n'), errorOutput: errorOutput.join('\n'), drawn: drawn.join('')};
}

/** A directory with a sealed log and some persons, and another directory for backups. */
async function aFilledDirectory(context: TestContext) {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
  const scene = await aScene({storage, dataKeys: [newDataKey(new Date('2026-11-01'))]});
  const token = await scene.accessToken();
  for (let i = 0; i < 20; i++) {
    const body = {...aService({projectNo: `P${i}`, servedAt: start}), person: aServedPerson()};
    await scene.ask('putService', '/v1/services', {token, body});
  }
  await sealRatings(scene, 3);
  context.after(() => storage.close());
  const backups = join(await aDirectory(context), 'backups');
  return {storage, env: {DATA_DIR: directory, EVIDENCE_KEY}, backups, file: join(backups, 'monday.db')};
}

test('an operator backs up a database that is open, restores it to a new place and finds all of it', async context => {
  const {env, file, storage} = await aFilledDirectory(context);
  const ended = await operate(env, ['backup', '--to', file]);
  assert.equal(ended.code, 0, ended.errorOutput);
  assert.match(ended.drawn, /\d+ of \d+ pages \(\d+ %\)/);
  assert.match(ended.printed, /It holds 3 entries of the evidence log/);
  assert.match(ended.printed, /Keys are not in it/);
  const restored = await aDirectory(context);
  await writeFile(join(restored, 'gov-rating.db'), await readFile(file));
  const verified = await operate({...env, DATA_DIR: restored}, ['verify', '--head', `${file}.head.json`]);
  assert.equal(verified.code, 0, verified.errorOutput);
  const head = await storage.treeHead();
  assert.match(verified.printed, new RegExp(`^The evidence log is whole: 3 entries, root ${head?.root}`));
  assert.equal((await operate({...env, DATA_DIR: restored}, ['recount'])).printed, 'All counts agree.');
});

test('a backup and its directory can be read by nobody else, and nothing lies beside it', async context => {
  const {env, file, backups} = await aFilledDirectory(context);
  assert.equal((await operate(env, ['backup', '--to', file])).code, 0);
  assert.deepEqual((await readdir(backups)).sort(), ['monday.db', 'monday.db.head.json']);
  if (process.platform === 'win32') return;
  assert.equal((await stat(backups)).mode & 0o777, 0o700);
  for (const name of await readdir(backups)) assert.equal((await stat(join(backups, name))).mode & 0o777, 0o600, name);
});

test('a backup never takes the place of another one, except when the operator asks for it', async context => {
  const {env, file, backups} = await aFilledDirectory(context);
  assert.equal((await operate(env, ['backup', '--to', file])).code, 0);
  await writeFile(file, 'the backup of yesterday');
  const again = await operate(env, ['backup', '--to', file]);
  assert.equal(again.code, 1);
  assert.match(again.errorOutput, /monday\.db exists already\. Name another file, or add --replace\.$/);
  assert.equal(await readFile(file, 'utf8'), 'the backup of yesterday');
  const replacing = await operate(env, ['backup', '--to', file, '--replace']);
  assert.equal(replacing.code, 0, replacing.errorOutput);
  assert.match(await readFile(file, 'latin1'), /^SQLite format 3/);
  assert.equal((await readdir(backups)).length, 2);
});

test('a backup that the operator stops leaves nothing under its name, and the next one is whole', async context => {
  const {env, file, backups} = await aFilledDirectory(context);
  const stopped = await operate(env, ['backup', '--to', file], true);
  assert.equal(stopped.code, 1);
  assert.match(stopped.errorOutput, /^Stopped at \d+ of \d+ pages .*\. No backup was made; run backup again\.$/);
  assert.deepEqual(await readdir(backups), []);
  const ended = await operate(env, ['backup', '--to', file]);
  assert.equal(ended.code, 0, ended.errorOutput);
  assert.equal((await operate(env, ['verify', '--head', `${file}.head.json`])).code, 0);
});

test('what a killed backup has left is removed by the next one, and a backup that runs at the moment is not', async context => {
  const {env, file, backups} = await aFilledDirectory(context);
  assert.equal((await operate(env, ['backup', '--to', file])).code, 0);
  const [left, running] = [join(backups, 'monday.db.0123abcd.partial'), join(backups, 'monday.db.deadbeef.partial')];
  await writeFile(left, 'half a datab');
  const other = new BetterSqlite(running);
  other.exec('BEGIN EXCLUSIVE; CREATE TABLE t (c)');
  const replacing = await operate(env, ['backup', '--to', file, '--replace']);
  assert.equal(replacing.code, 0, replacing.errorOutput);
  other.exec('COMMIT');
  other.close();
  assert.deepEqual((await readdir(backups)).sort(), ['monday.db', 'monday.db.deadbeef.partial', 'monday.db.head.json']);
});

test('a backup before an upgrade leaves the database of the earlier version as it is', async context => {
  const directory = await aDirectory(context);
  const earlier = new BetterSqlite(join(directory, 'gov-rating.db'));
  earlier.exec(`PRAGMA journal_mode = WAL; CREATE TABLE migration (version integer); INSERT INTO migration VALUES (1)`);
  const file = join(directory, 'before.db');
  const ended = await operate({DATA_DIR: directory}, ['backup', '--to', file]);
  assert.equal(ended.code, 0, ended.errorOutput);
  for (const database of [earlier, new BetterSqlite(file)]) {
    assert.deepEqual(database.prepare('SELECT name FROM sqlite_schema').pluck().all(), ['migration']);
    database.close();
  }
});

test('an operator reads in one sentence why no backup can be made', async context => {
  const {env, file} = await aFilledDirectory(context);
  const empty = await aDirectory(context);
  const refusals: readonly (readonly [Record<string, string>, readonly string[], RegExp])[] = [
    [env, ['backup'], /^backup needs --to FILE\.$/],
    [{DATA_DIR: empty}, ['backup', '--to', file], /^There is no database .*gov-rating\.db: set DATA_DIR\.$/],
    [
      {DATABASE_URL: 'postgres://127.0.0.1:1/gov_rating', EVIDENCE_KEY},
      ['backup', '--to', file],
      /^The storage is not available \(ECONNREFUSED\)/,
    ],
    [
      env,
      ['backup', '--to', join(env.DATA_DIR, 'gov-rating.db', 'copy.db')],
      /^The backup cannot be written: (ENOTDIR|EEXIST)/,
    ],
  ];
  for (const [settings, args, sentence] of refusals) {
    const {code, errorOutput} = await operate(settings, args);
    assert.deepEqual([code, errorOutput.split('\n').length], [1, 1], errorOutput);
    assert.match(errorOutput, sentence);
  }
});

test('a backup to a disk that is full says so, leaves nothing there, and is made once there is room', async context => {
  const {env} = await aFilledDirectory(context);
  const disk = smallDisk(context, '8m');
  if (!disk) return context.skip('only root can mount a small disk');
  const file = join(disk.folder, 'monday.db');
  const ballast = join(disk.folder, 'ballast');
  await writeFile(ballast, Buffer.alloc(7.9 * 1024 * 1024));
  const full = await operate(env, ['backup', '--to', file]);
  assert.equal(full.code, 1);
  assert.match(full.errorOutput, /(no space left|is full|SQLITE_FULL|SQLITE_IOERR)/i);
  assert.deepEqual(await readdir(disk.folder), ['ballast']);
  await rm(ballast);
  const ended = await operate(env, ['backup', '--to', file]);
  assert.equal(ended.code, 0, ended.errorOutput);
});
