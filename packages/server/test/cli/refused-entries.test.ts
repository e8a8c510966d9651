import assert from 'node:assert/strict';
import {join} from 'node:path';
import test from 'node:test';
import {aDraft} from '@gov-rating/contract/testing';
import BetterSqlite from 'better-sqlite3';
import {run} from '../../src/cli/run.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aScene, bureau} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {markSecrets, sealAll} from '../fixtures/evidence.fixtures.ts';

const secretOf = (byte: number) => Buffer.alloc(32, byte).toString('base64');

async function operate(env: Record<string, string>) {
  const [printed, errorOutput]: [string[], string[]] = [[], []];
  const code = await run(['refused-entries'], {
    env,
    print: line => printed.push(line),
    printError: line => errorOutput.push(line),
    stop: new AbortController().signal,
  });
  return {code, printed, errorOutput: errorOutput.join('\n')};
}

test('an operator reads which entries are refused, why, and where their ratings came from', async context => {
  const DATA_DIR = await aDirectory(context);
  const file = join(DATA_DIR, 'gov-rating.db');
  const storage = await sqliteStorage(file, {markSecrets});
  const scene = await aScene({storage});
  const env = {DATA_DIR, EVIDENCE_KEY: secretOf(7)};
  const {token, serviceId} = await scene.invited(1);
  assert.equal((await scene.submit(token, aDraft())).status, 201);
  assert.deepEqual(await operate(env), {code: 0, printed: ['No entry is refused.'], errorOutput: ''});

  const waiting = await operate({...env, EVIDENCE_KEY: secretOf(9)});
  assert.equal(waiting.code, 1);
  assert.match(waiting.printed.join('\n'), /its mark is of a key that is not known here; see EVIDENCE_EARLIER_KEYS/);

  const database = new BetterSqlite(file);
  database.exec(`UPDATE service SET staff_number = '99'`);
  database.close();
  await sealAll(storage, {mayRefuse: true});
  await storage.close();
  const {code, printed, errorOutput} = await operate(env);
  assert.equal(code, 1);
  assert.equal(printed.length, 1);
  assert.match(
    printed[0] ?? '',
    new RegExp(
      `^2026-11-24T.*Z rating \\S+: no server marked the service that it rates ` +
        `\\(institution ${bureau.code}, day 2026-11-24, service ${serviceId}, invitation \\S+\\)$`,
    ),
  );
  assert.equal(errorOutput, '1 entries are outside of the log. What to do: docs/operate.md, "Refused entries".');
});

test('without the evidence key an operator reads that it is needed, and no honest entry is accused', async context => {
  const DATA_DIR = await aDirectory(context);
  const {code, printed, errorOutput} = await operate({DATA_DIR});
  assert.deepEqual([code, printed], [1, []]);
  assert.match(errorOutput, /^Set EVIDENCE_KEY/);
});
