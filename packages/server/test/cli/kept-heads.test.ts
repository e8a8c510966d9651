import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {aDraft} from '@gov-rating/contract/testing';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {markSecrets, sealAll} from '../fixtures/evidence.fixtures.ts';

const EVIDENCE_KEY = Buffer.alloc(32, 7).toString('base64');

async function operate(directory: string, args: readonly string[]) {
  const [printed, errorOutput]: [string[], string[]] = [[], []];
  const code = await run(args, {
    env: {DATA_DIR: directory, EVIDENCE_KEY},
    print: line => printed.push(line),
    printError: line => errorOutput.push(line),
    stop: new AbortController().signal,
  });
  return {code, printed: printed.join('\n'), errorOutput: errorOutput.join('\n')};
}

/** Seals `count` more ratings in a directory; resolves to the head that is published then. */
async function go(directory: string, count: number, first: number) {
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
  const scene = await aScene({storage});
  for (let number = first; number < first + count; number++) {
    const {token} = await scene.invited(number);
    assert.equal((await scene.submit(token, aDraft())).status, 201);
  }
  await sealAll(storage);
  const head = await storage.treeHead();
  await storage.close();
  assert.ok(head);
  return head;
}

/** A log with heads of three evenings, and a copy of its database as of the second one. */
async function threeEvenings(context: TestContext) {
  const [directory, restored] = [await aDirectory(context), await aDirectory(context)];
  const heads = [await go(directory, 2, 1), await go(directory, 2, 11)];
  const backup = join(restored, 'gov-rating.db');
  assert.equal((await operate(directory, ['backup', '--to', backup])).code, 0);
  heads.push(await go(directory, 2, 21));
  const file = async (name: string, content: string | Buffer) => {
    const path = join(directory, name);
    await writeFile(path, content);
    return path;
  };
  return {directory, restored, heads, file};
}

test('an operator who restores a backup learns from a head kept elsewhere that the log went back', async context => {
  const {directory, restored, heads, file} = await threeEvenings(context);
  const newest = await file('newest.json', JSON.stringify(heads[2]));
  assert.equal((await operate(directory, ['verify', '--head', newest])).code, 0);
  const alone = await operate(restored, ['verify']);
  assert.equal(alone.code, 0, 'the database alone cannot know');
  const ended = await operate(restored, ['verify', '--head', newest]);
  assert.equal(ended.code, 1);
  assert.match(ended.errorOutput, /^The log went back: it ends after 5 entries, and the saved head of .* covers 8\./);
});

test('a log that went on after a restore is not taken for the one whose head was kept', async context => {
  const {restored, heads, file} = await threeEvenings(context);
  const newest = await file('newest.json', JSON.stringify(heads[2]));
  await go(restored, 5, 31);
  const ended = await operate(restored, ['verify', '--head', newest]);
  assert.equal(ended.code, 1);
  assert.match(ended.errorOutput, /^The log is not the one of the saved head of .*: its first 8 entries are others\./);
});

test('from heads kept each evening an operator learns the newest one to which the restored log agrees', async context => {
  const {directory, restored, heads, file} = await threeEvenings(context);
  const lines = heads.map(head => JSON.stringify(head)).join('\n');
  const forms = [
    await file('lines.ndjson', `${lines}\n`),
    await file('list.json', JSON.stringify(heads.toReversed(), null, 2)),
    await file('powershell.ndjson', Buffer.from(`\uFEFF${lines.replaceAll('\n', '\r\n')}`, 'utf16le')),
  ];
  for (const kept of forms) {
    const whole = await operate(directory, ['verify', '--head', kept]);
    assert.equal(whole.code, 0, whole.errorOutput);
    const {code, errorOutput} = await operate(restored, ['verify', '--head', kept]);
    assert.equal(code, 1, kept);
    assert.match(errorOutput, /^The log went back/);
    assert.match(errorOutput, /The newest kept head that the log extends is of .*, over 5 entries\.$/);
  }
});

test('a head of another log, a forged one and a file that holds none are each named as what they are', async context => {
  const {directory, heads, file} = await threeEvenings(context);
  const stranger = await aDirectory(context);
  await go(stranger, 1, 1);
  const [, , newest] = heads;
  assert.ok(newest);
  const refusals: readonly (readonly [string, string, RegExp])[] = [
    [stranger, JSON.stringify(newest), /^The saved head of .* is of another log\./],
    [directory, JSON.stringify({...newest, size: 7}), /^The saved head of .* is not signed by its key\./],
    [directory, '{"size": 7}', /this is no head of an evidence log/],
    [directory, '[]', /this is no head of an evidence log/],
    [directory, '', /this is no head of an evidence log/],
  ];
  for (const [log, content, sentence] of refusals) {
    const {code, errorOutput} = await operate(log, ['verify', '--head', await file('head.json', content)]);
    assert.equal(code, 1);
    assert.match(errorOutput, sentence);
  }
});
