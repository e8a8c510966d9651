import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {monitorEventLoopDelay} from 'node:perf_hooks';
import test, {type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {aBadDraft} from '@gov-rating/contract/testing';
import BetterSqlite from 'better-sqlite3';
import {createApp, StorageUnavailable} from '../../src/index.ts';
import {sqliteStorage} from '../../src/node.ts';
import {aKey, aScene, Caller, start, tokenSecret} from '../fixtures/api.fixtures.ts';
import {aDirectory} from '../fixtures/every-storage.fixtures.ts';
import {smallDisk} from '../fixtures/small-disk.fixtures.ts';

const program = fileURLToPath(new URL('../programs/file-locker.ts', import.meta.url));

/** Another program that has locked the file until it is asked to unlock it. */
async function aLocker(context: TestContext, file: string, how: 'lock' | 'exclusive' = 'lock') {
  const child = spawn(process.execPath, ['--conditions=@gov-rating/source', program, file, how], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  context.after(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return {
    async unlock() {
      const ended = once(child, 'exit');
      child.stdin.write('go\n');
      await ended;
    },
  };
}

async function aPlace(context: TestContext) {
  const file = join(await aDirectory(context), 'gov-rating.db');
  const storage = await sqliteStorage(file);
  context.after(() => storage.close());
  return {file, storage, scene: await aScene({storage, log: () => undefined})};
}

async function assertUnavailable(response: Response): Promise<void> {
  const problem = (await response.json()) as {code: string};
  assert.deepEqual([response.status, problem.code], [503, 'unavailable']);
  assert.ok(Number(response.headers.get('retry-after')) > 0);
}

const receiptOf = async (response: Response): Promise<string> => {
  assert.equal(response.status, 201);
  return response.text();
};

/** How many ratings and orders there are, past the server; nothing may be half written. */
function stored(file: string) {
  const database = new BetterSqlite(file, {readonly: true});
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  const result = {ratings: count('rating'), orders: count('work_order')};
  database.close();
  return result;
}

test('while another program writes the file, raters wait, readers do not, and the event loop goes on', async context => {
  const {file, scene} = await aPlace(context);
  const {token, accessToken} = await scene.invited();
  const locker = await aLocker(context, file);
  const delay = monitorEventLoopDelay({resolution: 5});
  delay.enable();
  const rated = scene.submit(token, aBadDraft());
  for (let turn = 0; turn < 20; turn++) {
    const began = performance.now();
    assert.equal((await scene.call('/v1/orders', {token: accessToken})).status, 200);
    assert.ok(performance.now() - began < 1000);
  }
  const outcome = await Promise.race([
    rated.then(() => 'rated'),
    new Promise(resolve => setImmediate(resolve, 'waits')),
  ]);
  assert.equal(outcome, 'waits');
  await locker.unlock();
  await receiptOf(await rated);
  delay.disable();
  assert.ok(delay.percentile(99) / 1e6 < 500, `the event loop waited for ${delay.percentile(99) / 1e6} ms`);
});

test('a lock that does not end in time is answered with 503, nothing is stored, and the next try gets a receipt', async context => {
  const {file, scene} = await aPlace(context);
  const invited = [await scene.invited(1), await scene.invited(2), await scene.invited(3)];
  const keys = invited.map(() => aKey());
  const locker = await aLocker(context, file);
  const submit = () => Promise.all(invited.map(({token}, index) => scene.submit(token, aBadDraft(), keys[index])));
  const began = performance.now();
  for (const response of await submit()) await assertUnavailable(response);
  assert.ok(performance.now() - began < 10_000);
  assert.equal((await scene.call('/readyz')).status, 503);
  assert.deepEqual(stored(file), {ratings: 0, orders: 0});
  await locker.unlock();
  for (const response of await submit()) await receiptOf(response);
  assert.deepEqual(stored(file), {ratings: 3, orders: 3});
});

test('a server that is asked to stop while another program writes stops all the same', async context => {
  const file = join(await aDirectory(context), 'gov-rating.db');
  const storage = await sqliteStorage(file);
  const scene = await aScene({storage, log: () => undefined});
  const {token} = await scene.invited();
  const locker = await aLocker(context, file);
  const rated = scene.submit(token, aBadDraft());
  const closed = storage.close();
  await locker.unlock();
  await closed;
  assert.ok([201, 503].includes((await rated).status));
});

test('a full disk is answered with 503, nothing is half written, and with room again everybody gets a receipt', async context => {
  const disk = smallDisk(context, '3m');
  if (disk === undefined) return context.skip('Only root can mount a small disk.');
  const file = join(disk.folder, 'gov-rating.db');
  const storage = await sqliteStorage(file);
  const scene = await aScene({storage, log: () => undefined});
  const invited: {readonly token: string; readonly key: string}[] = [];
  for (let number = 1; number <= 5; number++) invited.push({...(await scene.invited(number)), key: aKey()});
  const ballast = join(disk.folder, 'ballast');
  const {bavail, bsize} = statfsSync(disk.folder);
  // What is left is less than one write of the log needs.
  writeFileSync(ballast, Buffer.alloc(Math.max(0, Number(bavail) * Number(bsize) - 4096)));
  const submit = () => Promise.all(invited.map(({token, key}) => scene.submit(token, aBadDraft(), key)));
  const received = new Map<number, string>();
  for (const [index, response] of (await submit()).entries()) {
    if (response.status === 201) received.set(index, await response.text());
    else await assertUnavailable(response);
  }
  assert.ok(received.size < invited.length, 'the disk was full');
  assert.deepEqual([(await scene.call('/readyz')).status, (await scene.call('/healthz')).status], [503, 200]);
  assert.equal((await scene.call('/v1/statistics')).status, 200);
  rmSync(ballast);
  for (const [index, response] of (await submit()).entries()) {
    const receipt = await receiptOf(response);
    assert.equal(received.get(index) ?? receipt, receipt);
  }
  assert.deepEqual(stored(file), {ratings: 5, orders: 5});
  assert.deepEqual(await storage.recount(), []);
  await storage.close();
});

test('a file on a disk that can only be read is refused when it is opened, as work for the operator', async context => {
  const disk = smallDisk(context, '8m');
  if (disk === undefined) return context.skip('Only root can mount a small disk.');
  const file = join(disk.folder, 'gov-rating.db');
  await (await sqliteStorage(file)).close();
  disk.remount('ro');
  await assert.rejects(sqliteStorage(file), {name: 'StorageUnavailable', needsOperator: true});
  disk.remount('rw');
  await (await sqliteStorage(file)).close();
});

const moves: [string, (file: string) => void][] = [
  ['is deleted', file => unlinkSync(file)],
  ['is moved away', file => renameSync(file, `${file}.old`)],
  [
    'is replaced by a backup',
    file => {
      copyFileSync(file, `${file}.copy`);
      renameSync(`${file}.copy`, file);
    },
  ],
];
for (const [what, move] of moves) {
  test(`a file that ${what} under a running server takes no more ratings, because they would be gone after a restart`, async context => {
    const {file, scene} = await aPlace(context);
    const {token} = await scene.invited();
    move(file);
    await assertUnavailable(await scene.submit(token, aBadDraft()));
    assert.equal((await scene.call('/readyz')).status, 503);
  });
}

const damages: [string, (file: string) => void][] = [
  ['is overwritten', file => writeFileSync(file, Buffer.alloc(200_000, 'x'))],
  ['is cut short', file => truncateSync(file, 8192)],
  [
    'has lost its middle',
    file => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0x5a, 4096 * 8));
    },
  ],
];
for (const [what, damage] of damages) {
  test(`a file that ${what} is refused honestly: nobody gets a receipt or another refusal than 503`, async context => {
    const file = join(await aDirectory(context), 'gov-rating.db');
    const first = await sqliteStorage(file);
    const {token, accessToken} = await (await aScene({storage: first})).invited();
    await first.close();
    damage(file);
    const storage = await sqliteStorage(file).catch((error: unknown) => {
      assert.ok(error instanceof StorageUnavailable && error.needsOperator);
    });
    if (!storage) return;
    context.after(() => storage.close());
    const app = createApp({storage, tokenSecret, now: () => new Date(start), log: () => undefined});
    const scene = new Caller(app.fetch);
    await assertUnavailable(await scene.call('/v1/orders', {token: accessToken}));
    await assertUnavailable(await scene.submit(token, aBadDraft()));
  });
}
