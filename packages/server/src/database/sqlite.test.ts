import assert from 'node:assert/strict';
import {fork, spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import BetterSqlite from 'better-sqlite3';
import {storageContract} from '../../test/conformance/storage.conformance.ts';
import {assertSampleWorks} from '../../test/conformance/upgrade.conformance.ts';
import {samples} from '../../test/fixtures/migration-samples.fixtures.ts';
import {guangdong, guangzhou, rate, settle, totals} from '../../test/fixtures/storage.fixtures.ts';
import {preparedSqliteFile} from '../../test/fixtures/prepared-databases.fixtures.ts';
import {preparing} from './engine/sqlite-engine.ts';
import {migrateSqlite} from './migrations/migrate-sqlite.ts';
import {migrations} from './migrations/migrations.ts';
import {sqliteStorage} from './sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'gov-rating-sqlite-'));
after(() => rmSync(folder, {recursive: true, force: true}));
let files = 0;
const newFile = () => join(folder, `${++files}.db`);

const aPreparedStorage = async () => sqliteStorage(await preparedSqliteFile(folder, `${++files}.db`));
storageContract('SQLite', aPreparedStorage, {test});

test('SQLite: what was stored is there after closing and opening again', async () => {
  const file = newFile();
  const first = await sqliteStorage(file);
  await settle(first);
  const {orderNumber} = await rate(first, guangzhou, 'dissatisfied');
  await first.close();
  const second = await sqliteStorage(file);
  assert.deepEqual(await second.institution(guangdong.code), guangdong);
  assert.deepEqual(await totals(second), {dissatisfied: 1, orders: 1});
  assert.equal((await second.listOrders({within: guangzhou.code, limit: 10}))[0]?.orderNumber, orderNumber);
  await second.close();
});

/** Starts another process that rates until it is killed; `receipts` resolves with this many receipt numbers. */
function startRater(file: string) {
  const program = fileURLToPath(new URL('../../test/programs/endless-rater.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=@gov-rating/source', program, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  const ended = new AbortController();
  child.once('exit', code => ended.abort(new Error(`The other process ended with ${code}.`)));
  const lines = createInterface({input: child.stdout});
  lines.on('line', line => acknowledged.push(line));
  return {
    acknowledged,
    async receipts(count: number) {
      while (acknowledged.length < count) await once(lines, 'line', {signal: ended.signal});
    },
    async kill() {
      if (ended.signal.aborted) return;
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
  };
}

test('SQLite: a server killed while it writes loses no rating that it acknowledged', async () => {
  const file = newFile();
  const rater = startRater(file);
  try {
    await rater.receipts(300);
  } finally {
    await rater.kill();
  }
  const storage = await sqliteStorage(file);
  assert.deepEqual(await storage.recount(), []);
  await storage.close();
  const database = new BetterSqlite(file);
  const stored = new Set(database.prepare('SELECT receipt_number FROM rating').pluck().all());
  assert.equal(database.pragma('integrity_check', {simple: true}), 'ok');
  database.close();
  assert.deepEqual(
    rater.acknowledged.filter(receiptNumber => !stored.has(receiptNumber)),
    [],
  );
});

test('SQLite: a second process that writes at the same time waits its turn', async () => {
  const file = newFile();
  const storage = await sqliteStorage(file);
  const rater = startRater(file);
  try {
    await rater.receipts(1);
    const before = rater.acknowledged.length;
    for (let turn = 0; turn < 20; turn++)
      await Promise.all([rate(storage, guangzhou, 'satisfied'), rate(storage, guangzhou, 'satisfied')]);
    await rater.receipts(before + 20);
  } finally {
    await rater.kill();
  }
  assert.equal((await totals(storage))['satisfied'], 40);
  assert.deepEqual(await storage.recount(), []);
  await storage.close();
});

test('SQLite: several programs may open a new file at the same time', async () => {
  const file = newFile();
  const raters = [1, 2, 3].map(() => startRater(file));
  try {
    await Promise.all(raters.map(rater => rater.receipts(5)));
  } finally {
    await Promise.all(raters.map(rater => rater.kill()));
  }
  const storage = await sqliteStorage(file);
  assert.deepEqual(await storage.recount(), []);
  await storage.close();
});

test('SQLite: several programs can create the same new file at the same moment', async () => {
  const program = fileURLToPath(new URL('../../test/programs/file-opener.ts', import.meta.url));
  const openers = [1, 2, 3, 4].map(() => fork(program, {execArgv: ['--conditions=@gov-rating/source']}));
  const answers = () => Promise.all(openers.map(answer));
  try {
    await answers();
    for (let round = 0; round < 100; round++) {
      const all = answers();
      const file = newFile();
      for (const opener of openers) opener.send(file);
      assert.deepEqual(await all, ['opened', 'opened', 'opened', 'opened']);
    }
  } finally {
    for (const opener of openers) opener.kill();
  }
});

const answer = async (child: ChildProcess) => ((await once(child, 'message')) as [string])[0];

test('SQLite: a file made by a newer program is refused and not changed', async () => {
  const file = newFile();
  await (await sqliteStorage(file)).close();
  const database = new BetterSqlite(file);
  const newer = migrations.length + 1;
  database.prepare(`INSERT INTO migration VALUES (?, 'later', '2030-01-01T00:00:00.000Z')`).run(newer);
  await assert.rejects(sqliteStorage(file), new RegExp(`version ${newer}`));
  const versions = database.prepare('SELECT version FROM migration ORDER BY version').pluck().all();
  assert.deepEqual(versions, [...migrations.map(({version}) => version), newer]);
  database.close();
});

test('SQLite: migrations are numbered without gaps and each has a sample', () => {
  assert.deepEqual(
    migrations.map(({version}) => version),
    migrations.map((_, index) => index + 1),
  );
  assert.equal(samples.length, migrations.length);
});

for (const [index, sample] of samples.entries()) {
  test(`SQLite: a file with data of version ${index + 1} opens and works`, async () => {
    const file = newFile();
    const database = new BetterSqlite(file);
    database.pragma('foreign_keys = ON');
    migrateSqlite(preparing(database), migrations.slice(0, index + 1));
    for (const statement of sample) database.exec(statement);
    database.close();
    const storage = await sqliteStorage(file);
    await assertSampleWorks(storage);
    await storage.close();
  });
}

test('SQLite: a recount finds counts, ratings and orders that were tampered with', async () => {
  const file = newFile();
  const storage = await sqliteStorage(file);
  await settle(storage);
  await rate(storage, guangzhou, 'dissatisfied', {day: '2026-11-25'});
  const database = new BetterSqlite(file);
  database.exec(`UPDATE rating_count SET count = 5; UPDATE facet_count SET count = 9 WHERE facet = 'tag';
      DELETE FROM order_holder; DELETE FROM work_order`);
  database.close();
  const place = {day: '2026-11-25', institutionCode: guangzhou.code};
  assert.deepEqual(await storage.recount(), [
    {...place, what: 'order 1144010000000000010440115001000 open', stored: 1, recounted: 0},
    {...place, what: 'dissatisfied', stored: 5, recounted: 1},
    {...place, what: 'tag 209 dissatisfied', stored: 9, recounted: 1},
  ]);
  await storage.close();
});
