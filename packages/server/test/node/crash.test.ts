import assert from 'node:assert/strict';
import {join} from 'node:path';
import test, {type TestContext} from 'node:test';
import {aBadDraft} from '@gov-rating/contract/testing';
import {sqliteStorage} from '../../src/node.ts';
import {Caller, clientSecret, fill, tokenSecret} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {startServer, type ServerProcess} from '../fixtures/server-process.fixtures.ts';

interface Attempt {
  readonly token: string;
  readonly key: string;
}

interface Received extends Attempt {
  readonly receipt: string;
}

/** A server over a database with `count` services invited to be rated. */
async function prepared(context: TestContext, count: number) {
  const directory = await aDirectory(context);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'));
  await fill(storage);
  await storage.close();
  const server = await startServer(context, {DATA_DIR: directory});
  const caller = new Caller(fetch, server.url);
  const attempts: Attempt[] = [];
  for (let i = 0; i < count; i++) {
    attempts.push({token: (await caller.invited(i + 1)).token, key: `key-before-the-crash-${i}`});
  }
  return {directory, server, attempts};
}

/** Submits with eight raters at a time, and calls back with each receipt; no answer is simply no receipt. */
async function rate(server: ServerProcess, attempts: readonly Attempt[], received: (all: Received[]) => void) {
  const caller = new Caller(fetch, server.url);
  const waiting = [...attempts];
  const all: Received[] = [];
  const rater = async () => {
    for (let attempt = waiting.shift(); attempt; attempt = waiting.shift()) {
      const response = await caller.submit(attempt.token, aBadDraft(), attempt.key).catch(() => undefined);
      const receipt = response?.status === 201 ? await response.text().catch(() => undefined) : undefined;
      if (receipt === undefined) continue;
      all.push({...attempt, receipt});
      received(all);
    }
  };
  await Promise.all(Array.from({length: 8}, rater));
  return all;
}

/** Every receipt must be found again by the same key, and no service may have a second rating. */
async function assertNothingLost(context: TestContext, directory: string, received: readonly Received[]) {
  const server = await startServer(context, {DATA_DIR: directory});
  const caller = new Caller(fetch, server.url);
  for (const {token, key, receipt} of received) {
    const again = await caller.submit(token, aBadDraft(), key);
    assert.deepEqual([again.status, again.headers.get('idempotent-replayed')], [201, 'true']);
    assert.equal(await again.text(), receipt);
  }
  const {total} = await caller.ask('getStatistics', '/v1/statistics');
  assert.ok(total >= received.length);
  server.process.kill('SIGTERM');
  assert.equal((await server.ended).code, 0);
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'));
  assert.deepEqual(await storage.recount(), []);
  assert.equal((await storage.count({})).orders, total);
  await storage.close();
}

test('a server killed in the middle of its work has lost no rating that it gave a receipt for', async context => {
  const {directory, server, attempts} = await prepared(context, 90);
  const received = await rate(server, attempts, all => {
    if (all.length === 25) server.process.kill('SIGKILL');
  });
  assert.equal(await server.ended.then(({code}) => code), null);
  assert.ok(received.length >= 25 && received.length < attempts.length, `${received.length} receipts`);
  await assertNothingLost(context, directory, received);
});

test('a server asked to stop in the middle of its work finishes what runs and loses nothing', async context => {
  const {directory, server, attempts} = await prepared(context, 90);
  const received = await rate(server, attempts, all => {
    if (all.length === 25) server.process.kill('SIGTERM');
  });
  const {code, stdout, stderr} = await server.ended;
  assert.equal(code, 0, stderr);
  assert.match(stdout, /Stopped\./);
  // While it drains it goes on to answer, perhaps all of them.
  assert.ok(received.length >= 25, `${received.length} receipts`);
  for (const secret of [...attempts.flatMap(({token, key}) => [token, key]), clientSecret, tokenSecret]) {
    assert.equal((stdout + stderr).includes(secret), false);
  }
  await assertNothingLost(context, directory, received);
});
