import assert from 'node:assert/strict';
import {join} from 'node:path';
import test from 'node:test';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {markSecrets} from '../fixtures/evidence.fixtures.ts';
import {handingUp, handUp, rated} from '../fixtures/upstream.fixtures.ts';

async function operate(DATA_DIR: string, ...args: string[]) {
  const printed: string[] = [];
  const code = await run(args, {
    env: {DATA_DIR, EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')},
    print: line => printed.push(line),
    printError: line => printed.push(line),
    stop: new AbortController().signal,
  });
  return {code, printed};
}

test('an operator reads what platforms have got, what waits and what they refuse, and lets it be sent again', async context => {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
  const {scene, receiver} = await handingUp(context, {}, {storage});
  await rated(scene);
  await handUp(scene);
  receiver.faults = {refuses: 1};
  await rated(scene, {serviceNumber: 2});
  await handUp(scene);
  receiver.faults = {page: 1};
  await rated(scene, {serviceNumber: 3});
  await handUp(scene);
  await storage.close();

  const report = await operate(directory, 'upstream-report');
  assert.equal(report.code, 1);
  assert.match(
    report.printed[0] ?? '',
    /^province: 1 delivered, of which it had 0 already; 1 waiting, the oldest received .+ ago \(last attempts failed: no_answer 1\); 1 refused; 0 entries/,
  );
  const [, , ratingId = ''] = /^(province)\t(\S+)\t/.exec(report.printed[2] ?? '') ?? [];
  assert.match(report.printed[2] ?? '', /\tservice\t\S+Z\t200\trefused\t1001 事项编码不存在$/);

  assert.deepEqual((await operate(directory, 'upstream-replay', 'unknown')).code, 1);
  assert.deepEqual((await operate(directory, 'upstream-replay')).code, 1);
  assert.deepEqual(await operate(directory, 'upstream-replay', ratingId, '--platform', 'province'), {
    ...{code: 0, printed: ['1 ratings will be sent again.']},
  });
  assert.deepEqual((await operate(directory, 'upstream-replay', 'all')).code, 1);
  const after = await operate(directory, 'upstream-report');
  assert.equal(after.code, 0);
  assert.equal((await operate(directory, 'upstream-dismiss')).code, 1);
  assert.equal((await operate(directory, 'upstream-dismiss', 'all')).code, 1, 'nothing is refused now');
  assert.match(after.printed[0] ?? '', /; 2 waiting, .*; 0 refused;/);
});

test('an operator sets aside for good what a platform refuses', async context => {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets});
  const {scene} = await handingUp(context, {}, {storage, receiver: {faults: {refuses: 1}}});
  await rated(scene);
  await handUp(scene);
  await storage.close();
  assert.equal((await operate(directory, 'upstream-report')).code, 1);
  assert.deepEqual(await operate(directory, 'upstream-dismiss', 'all', '--platform', 'province'), {
    ...{code: 0, printed: ['1 ratings are set aside and will not be sent.']},
  });
  const after = await operate(directory, 'upstream-report');
  assert.equal(after.code, 0);
  assert.match(after.printed[0] ?? '', /; 0 refused; 1 set aside; /);
});

test('an operator who set no platform reads so', async context => {
  const directory = await aDirectory(context);
  assert.deepEqual(await operate(directory, 'upstream-report'), {
    code: 0,
    printed: ['No rating was handed up yet: no server has run with UPSTREAM_FILE.'],
  });
});
