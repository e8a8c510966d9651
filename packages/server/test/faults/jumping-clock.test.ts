import assert from 'node:assert/strict';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import BetterSqlite from 'better-sqlite3';
import {aDraft} from '@gov-rating/contract/testing';
import {sqliteStorage} from '../../src/node.ts';
import {aScene} from '../fixtures/api.fixtures.ts';
import {markSecrets, sealAll, signer} from '../fixtures/evidence.fixtures.ts';
import {commandOfPage} from '../fixtures/operating-page.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {launchServer, runCommand, startServer} from '../fixtures/server-process.fixtures.ts';

const preload = fileURLToPath(new URL('../drill/clock-preload.mjs', import.meta.url));
const day = 86_400_000;
const machine = (days: number) => ({DRILL_OFFSET: String(days * day), NODE_OPTIONS: `--import=${preload}`});

/** A database with words of a rater from a moment ago, whose newest moment a server has vouched for. */
async function aDatabase(context: TestContext) {
  const DATA_DIR = await aDirectory(context);
  const file = join(DATA_DIR, 'gov-rating.db');
  const storage = await sqliteStorage(file, {markSecrets});
  const scene = await aScene({storage, evidenceSigner: signer});
  scene.clock.now = Date.now() - 60_000;
  await scene.submit((await scene.invited()).token, {...aDraft(), comment: '慢'});
  await sealAll(storage, {at: new Date(scene.clock.now).toISOString()});
  await storage.noteClock(new Date().toISOString());
  await storage.close();
  const env = {DATA_DIR, EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64'), RETENTION_MONTHS: '12'};
  const words = () => {
    const database = new BetterSqlite(file, {readonly: true});
    try {
      return database.prepare(`SELECT count(nullif(comment, '')) FROM rating`).pluck().get();
    } finally {
      database.close();
    }
  };
  return {env, words};
}

for (const [days, kind] of [
  [400, 'ahead of'],
  [-400, 'behind'],
] as const)
  test(`a server whose clock is ${Math.abs(days)} days ${kind} what is known erases nothing and says what to do`, async context => {
    const {env, words} = await aDatabase(context);
    const server = launchServer(context, {...env, ...machine(days)});
    await server.says(new RegExp(`days ${kind} the newest moment known`));
    await server.says(/"warning":"clock_in_doubt"/);
    const [, url] = await server.says(/listens on (http:[^\s"]+)/);
    assert.equal((await fetch(`${url}/readyz`)).status, 503);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    server.process.kill('SIGTERM');
    assert.equal((await server.ended).code, 0);
    assert.equal(words(), 1);
    const refused = await runCommand(context, ['add-client', '--institution', 'X', '--name', 'x'], {
      ...env,
      ...machine(days),
    });
    assert.deepEqual([refused.code, refused.stderr.includes('confirm-clock')], [1, true], refused.stderr);
    const right = await startServer(context, env);
    assert.equal((await fetch(`${right.url}/readyz`)).status, 200);
    assert.doesNotMatch(right.output(), /newest moment known/);
    right.process.kill('SIGTERM');
    await right.ended;
  });

test('where it is really a year later, an operator confirms the clock, and old words are erased', async context => {
  const {env, words} = await aDatabase(context);
  const confirmed = await runCommand(context, await commandOfPage('confirm the clock'), {...env, ...machine(400)});
  assert.equal(confirmed.code, 0, confirmed.stderr);
  const server = await startServer(context, {...env, ...machine(400)});
  const until = performance.now() + 60_000;
  while (words() === 1 && performance.now() < until) await fetch(`${server.url}/readyz`);
  assert.equal(words(), 0, server.output());
});
