import assert from 'node:assert/strict';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {markSecrets, sealRatings} from '../fixtures/evidence.fixtures.ts';
import {aScene} from '../fixtures/api.fixtures.ts';

async function operate(env: Record<string, string>, args: readonly string[]) {
  const said: string[] = [];
  const print = (line: string) => void said.push(line);
  const code = await run(args, {env, print, printError: print, stop: new AbortController().signal});
  return {code, said: said.join('\n')};
}

async function aFilledFile(context: TestContext) {
  const DATA_DIR = await aDirectory(context);
  const file = join(DATA_DIR, 'gov-rating.db');
  const storage = await sqliteStorage(file, {markSecrets});
  await sealRatings(await aScene({storage}), 5);
  await storage.close();
  return {DATA_DIR, file};
}

const change = (file: string, sql: string) => {
  const database = new BetterSqlite(file);
  database.exec(sql);
  database.close();
};

/** Writes rubbish over a page. */
const spoil = (file: string, page: number) => {
  const bytes = readFileSync(file);
  bytes.fill(7, page * 4096, (page + 1) * 4096);
  writeFileSync(file, bytes);
};

const kinds: readonly (readonly [string, (file: string) => void, RegExp])[] = [
  ['a text', file => writeFileSync(file, 'no database '.repeat(99)), /is damaged or no database/],
  ['empty', file => writeFileSync(file, ''), /is empty/],
  ['cut off', file => writeFileSync(file, readFileSync(file).subarray(0, 300_000)), /is damaged/],
  ['damaged in its first page', file => spoil(file, 0), /is damaged or no database/],
  ['damaged in another page', file => spoil(file, 60), /is damaged/],
  ['of a newer version', file => change(file, `INSERT INTO migration VALUES (999, 'x', '2030')`), /is newer than this/],
];

for (const [what, spoilt, sentence] of kinds)
  test(`a database that is ${what} is refused by every command with a sentence, and nothing is written into it`, async context => {
    const {DATA_DIR, file} = await aFilledFile(context);
    spoilt(file);
    const before = readFileSync(file);
    for (const args of [['verify'], ['migrate'], ['list-clients'], ['recount'], ['serve'], ['rotate-keys']]) {
      const {code, said} = await operate(
        {DATA_DIR, EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64'), PORT: '0'},
        args,
      );
      assert.equal(code, 1, `${args[0]}: ${said}`);
      assert.match(said, sentence, args[0]);
      assert.doesNotMatch(said, /\n {4}at /, args[0]);
    }
    assert.deepEqual(readFileSync(file), before);
  });

test('the database of another program is refused, and nothing is written into it', async context => {
  for (const sql of [
    'CREATE TABLE notes (a)',
    'CREATE TABLE migration (id integer)',
    'CREATE TABLE migration (version, name)',
  ]) {
    const DATA_DIR = await aDirectory(context);
    const file = join(DATA_DIR, 'gov-rating.db');
    change(file, sql);
    const before = readFileSync(file);
    const {code, said} = await operate({DATA_DIR}, ['migrate']);
    assert.deepEqual([code, /is a database of another program/.test(said)], [1, true], said);
    assert.deepEqual(readFileSync(file), before);
  }
});

test('without the evidence key nothing is called broken: verify and serve name it and end with 2', async context => {
  const {DATA_DIR} = await aFilledFile(context);
  for (const args of [['verify'], ['serve'], ['add-client', '--institution', 'X', '--name', 'x']])
    for (const keys of [{}, {EVIDENCE_KEY: Buffer.alloc(32, 9).toString('base64')}]) {
      const {code, said} = await operate({DATA_DIR, PORT: '0', ...keys}, args);
      assert.match(said, /EVIDENCE_KEY/, args[0]);
      assert.doesNotMatch(said, /is broken/, args[0]);
      if (args[0] !== 'add-client') assert.deepEqual([code, /EVIDENCE_TRUSTED_KEYS/.test(said)], [2, true], said);
    }
});
