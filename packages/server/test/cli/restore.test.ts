import assert from 'node:assert/strict';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {delimiter, join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {Client} from 'pg';
import {aDraft} from '@gov-rating/contract/testing';
import type {Storage} from '../../src/index.ts';
import {postgresStorage, sqliteStorage} from '../../src/node.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {markSecrets, sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {run} from '../../src/cli/run.ts';
import {commandOfPage} from '../fixtures/operating-page.fixtures.ts';
import {howToGetPostgres, postgresPrograms, startPostgres} from '../fixtures/postgres.fixtures.ts';

const EVIDENCE_KEY = Buffer.alloc(32, 7).toString('base64');

/** Rates and seals until the log has this many entries, and keeps the head of the log, as a witness does. */
async function rateUntil(storage: Storage, size: number, heads: string) {
  const scene = await aScene({storage, evidenceSigner: signer});
  while (((await storage.treeHead())?.size ?? 0) < size) {
    const number = ((await storage.treeHead())?.size ?? 0) + 1;
    await scene.submit((await scene.invited(number)).token, aDraft());
    await sealAll(storage, {at: new Date(scene.clock.now).toISOString()});
  }
  await writeFile(heads, JSON.stringify(await storage.treeHead()));
}

/** Runs a command as an operator does. */
async function operate(args: readonly string[], env: Record<string, string>) {
  const [out, errors]: [string[], string[]] = [[], []];
  const code = await run(args, {
    env: {PATH: process.env['PATH'], ...env},
    print: line => void out.push(line),
    printError: line => void errors.push(line),
    stop: new AbortController().signal,
  });
  return {code, stdout: out.join('\n'), stderr: errors.join('\n')};
}

/** A place to restore to. */
interface Place {
  readonly env: Record<string, string>;
  open(): Promise<Storage>;
}

/** Backs up a database of three entries, lets it go on to five, and restores the backup to a new place. */
async function backUpAndRestore(context: TestContext, from: Place, to: Place): Promise<void> {
  const folder = await aDirectory(context);
  const [file, heads] = [join(folder, 'gov-rating.db'), join(folder, 'heads.json')];
  const check = await commandOfPage('check a backup', {BACKUPS: folder, HEADS: heads});
  const storage = await from.open();
  try {
    await rateUntil(storage, 3, heads);
    const made = await operate(['backup', '--to', file], from.env);
    assert.equal(made.code, 0, made.stderr);
    assert.match(made.stdout, /Keys are not in it/);
    assert.deepEqual((await readdir(folder)).sort(), ['gov-rating.db', 'gov-rating.db.head.json', 'heads.json']);

    const right = await operate(check, to.env);
    assert.equal(right.code, 0, right.stderr);
    assert.match(right.stdout, /whole.* 3 entries[\s\S]*Nothing is missing that the newest kept head covers/);

    await rateUntil(storage, 5, heads);
  } finally {
    await storage.close();
  }
  const checked = await operate(check, to.env);
  assert.equal(checked.code, 1);
  assert.match(checked.stderr, /^2 entries are missing: those since the backup's head of .* over 5 entries covers/);

  const restored = await operate(['restore', file], to.env);
  assert.equal(restored.code, 0, restored.stderr);
  const verified = await operate(['verify', '--head', `${file}.head.json`], to.env);
  assert.equal(verified.code, 0, verified.stderr);
  assert.match(verified.stdout, /^The evidence log is whole: 3 entries/);

  const again = await operate(['restore', file], to.env);
  assert.deepEqual([again.code, /exists|has tables already/.test(again.stderr)], [1, true], again.stderr);

  await writeFile(`${file}.torn`, (await readFile(file)).subarray(0, -20_000));
  const torn = await operate(['restore', `${file}.torn`, '--check'], to.env);
  assert.equal(torn.code, 1);
  assert.match(torn.stderr, /torn|damaged/);
  assert.doesNotMatch(torn.stderr, /\n {4}at /);
}

test('a backup of the embedded database says what is missing since which head, and is restored to an empty place only', async context => {
  const places = [await aDirectory(context), await aDirectory(context)].map((DATA_DIR): Place => ({
    env: {DATA_DIR, EVIDENCE_KEY},
    open: () => sqliteStorage(join(DATA_DIR, 'gov-rating.db'), {markSecrets}),
  }));
  await backUpAndRestore(context, places[0] as Place, places[1] as Place);
});

test('a backup of PostgreSQL says what is missing since which head, and is restored to an empty database only', async context => {
  const [server, programs] = [await startPostgres(), postgresPrograms()];
  if (!server || programs === undefined) return context.skip(howToGetPostgres);
  const names = [1, 2].map(number => `restore_${number}_${crypto.randomUUID().slice(0, 8)}`);
  const client = new Client({connectionString: server.url});
  await client.connect();
  context.after(async () => {
    for (const name of names) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.end();
    await server.stop();
  });
  for (const name of names) await client.query(`CREATE DATABASE ${name}`);
  const places = names.map((name): Place => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    const PATH = [programs, process.env['PATH']].join(delimiter);
    return {
      env: {DATABASE_URL: url.href, EVIDENCE_KEY, PATH},
      open: () => postgresStorage(url.href, {markSecrets}),
    };
  });
  await backUpAndRestore(context, places[0] as Place, places[1] as Place);
});

test('what is no backup is refused with a sentence', async context => {
  const folder = await aDirectory(context);
  await writeFile(join(folder, 'text'), 'no backup');
  for (const [name, sentence] of [
    ['text', /is no backup/],
    ['missing', /cannot be read/],
  ] as const) {
    const {code, stderr} = await operate(['restore', join(folder, name)], {DATA_DIR: join(folder, 'new')});
    assert.deepEqual([code, sentence.test(stderr), stderr.trim().split('\n').length], [1, true, 1], stderr);
  }
});
