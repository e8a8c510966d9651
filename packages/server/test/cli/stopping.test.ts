import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {aServedPerson, aService} from '@gov-rating/contract/testing';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {dataKeysText, newDataKey} from '../../src/index.ts';
import {aScene, start} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {markSecrets, sealRatings} from '../fixtures/evidence.fixtures.ts';
import {table} from '../fixtures/institution-files.fixtures.ts';
import {preparedSqliteFile} from '../fixtures/prepared-databases.fixtures.ts';

const [oldKey, newKey] = [newDataKey(new Date('2026-11-01')), newDataKey(new Date('2026-11-02'))];

/** Runs a command on a terminal; with `stopping` the operator presses Ctrl-C when the line is drawn first. */
async function operate(env: Record<string, string>, args: readonly string[], stopping = false) {
  const stop = new AbortController();
  const [printed, errorOutput]: [string[], string[]] = [[], []];
  const code = await run(args, {
    env,
    print: line => printed.push(line),
    printError: line => errorOutput.push(line),
    terminal: {write: () => stopping && stop.abort()},
    stop: stop.signal,
  });
  return {code, printed: printed.join('\n'), errorOutput: errorOutput.join('\n')};
}

async function aFilledDirectory(context: TestContext, persons: number) {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(await preparedSqliteFile(directory), {markSecrets});
  const scene = await aScene({storage, dataKeys: [oldKey]});
  const token = await scene.accessToken();
  for (let i = 0; i < persons; i++) {
    const body = {...aService({projectNo: `P${i}`, servedAt: start}), person: aServedPerson()};
    await scene.ask('putService', '/v1/services', {token, body});
  }
  return {directory, storage, scene};
}

test('an operator stops the change of keys, and the next run goes on where it was stopped', async context => {
  const {directory, storage} = await aFilledDirectory(context, 450);
  const left = async () => (await storage.personsNotEncryptedWith(newKey.id, 500)).length;
  const env = {DATA_DIR: directory, DATA_KEYS: dataKeysText([newKey, oldKey])};
  const stopped = await operate(env, ['rotate-keys'], true);
  assert.equal(stopped.code, 1);
  assert.match(
    stopped.errorOutput,
    /^Stopped at 400 persons\. What is encrypted again stays so; run rotate-keys again/,
  );
  assert.equal(await left(), 250);
  const ended = await operate(env, ['rotate-keys']);
  assert.equal(ended.code, 0, ended.errorOutput);
  assert.match(ended.printed, /: 250\./);
  assert.equal(await left(), 0);
  await storage.close();
});

test('an operator stops the check of the evidence log, and the next run checks all of it', async context => {
  const {directory, storage, scene} = await aFilledDirectory(context, 0);
  await sealRatings(scene, 3);
  await storage.close();
  const env = {DATA_DIR: directory, EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')};
  const stopped = await operate(env, ['verify'], true);
  assert.equal(stopped.code, 1);
  assert.match(stopped.errorOutput, /^Stopped at .*\. Nothing was changed; run verify again/);
  const ended = await operate(env, ['verify']);
  assert.equal(ended.code, 0, ended.errorOutput);
  assert.match(ended.printed, /^The evidence log is whole: 3 entries/);
});

test('an operator stops an import, and nothing of it is saved', async context => {
  const {directory, storage} = await aFilledDirectory(context, 0);
  const file = join(directory, 'a.csv');
  const before = await storage.listInstitutions({limit: 100});
  await writeFile(file, table('11440100MB2C12345P,局,440100,city,'));
  const stopped = await operate({DATA_DIR: directory}, ['add-institutions', file], true);
  assert.equal(stopped.code, 1);
  assert.match(stopped.errorOutput, /^Stopped at 3 stored institutions\. Nothing was saved\.$/);
  assert.deepEqual(await storage.listInstitutions({limit: 100}), before);
  assert.equal((await operate({DATA_DIR: directory}, ['add-institutions', file])).code, 0);
  assert.equal((await storage.listInstitutions({limit: 100})).length, before.length + 1);
  await storage.close();
});
