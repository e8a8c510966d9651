import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {defaultCases} from '../../test/conformance/defaults.conformance.ts';
import {raceCases} from '../../test/conformance/races.conformance.ts';
import {ratingCases} from '../../test/conformance/ratings.conformance.ts';
import {turnCountCases} from '../../test/conformance/turn-counts.conformance.ts';
import {howToGetPooler, startPooler} from '../../test/fixtures/pooler.fixtures.ts';
import {howToGetPostgres, startPostgres} from '../../test/fixtures/postgres.fixtures.ts';
import {guangzhou, rate, settle, totals, type StorageTest} from '../../test/fixtures/storage.fixtures.ts';
import {UnfitDatabase} from './engine/engine.ts';
import {postgresStorage} from './postgres.ts';

const postgres = await startPostgres();
const pooler = postgres && (await startPooler(postgres.url));
const perStatement = postgres && (await startPooler(postgres.url, 'statement'));
after(async () => {
  await pooler?.stop();
  await perStatement?.stop();
  await postgres?.stop();
});
const skip = postgres ? (pooler ? false : howToGetPooler) : howToGetPostgres;

if (!pooler) test('PostgreSQL behind PgBouncer: races, ratings, defaults and shared counts', {skip}, () => undefined);
else {
  const onPooler: StorageTest = (title, body) => {
    void test(`PostgreSQL behind PgBouncer: ${title}`, async () => {
      const schema = await pooler.freshSchema();
      const storage = await postgresStorage(schema.url);
      try {
        await body(storage);
      } finally {
        await storage.close();
        await schema.drop();
      }
    });
  };
  // What depends most on connections: locks, shared transactions, and statements that claim rows.
  ratingCases(onPooler);
  raceCases(onPooler);
  defaultCases(onPooler);
  turnCountCases(onPooler);

  test('three servers behind a pooler that lends four connections start together and rate together', async context => {
    const schema = await pooler.freshSchema();
    const storages = await Promise.all([1, 2, 3].map(() => postgresStorage(schema.url)));
    context.after(async () => {
      for (const storage of storages) await storage.close();
      await schema.drop();
    });
    await settle(storages[0]!);
    const turns = Array.from({length: 60}, (_, turn) => turn);
    await Promise.all(turns.map(turn => rate(storages[turn % 3]!, guangzhou, turn % 2 ? 'satisfied' : 'dissatisfied')));
    assert.deepEqual(await totals(storages[1]!), {satisfied: 30, dissatisfied: 30, orders: 30});
    assert.deepEqual(await storages[2]!.recount(), []);
  });

  test('a server learns why a pooler does not hand on the search path of its address, and what helps', async context => {
    const schema = await pooler.freshSchema();
    context.after(() => schema.drop());
    const url = new URL(schema.url);
    url.searchParams.set('options', '-c search_path=elsewhere');
    await assert.rejects(postgresStorage(url.href), (error: unknown) => {
      assert.ok(error instanceof UnfitDatabase);
      assert.match(error.message, /ALTER ROLE … SET search_path/);
      return true;
    });
  });

  test('a server refuses a pooler that lends connections for one statement, and says which mode works', async context => {
    const schema = await perStatement!.freshSchema();
    context.after(() => schema.drop());
    await assert.rejects(postgresStorage(schema.url), (error: unknown) => {
      assert.ok(error instanceof UnfitDatabase);
      assert.match(error.message, /pool_mode = transaction/);
      return true;
    });
  });

  /** Settings of a pooler with which the server starts, or what it says then. */
  const poolers: readonly (readonly [mode: string, setting: string, says?: RegExp])[] = [
    ['session', 'server_reset_query = DISCARD ALL'],
    ['transaction', 'server_reset_query_always = 1'],
    [
      'transaction',
      'ignore_startup_parameters = options',
      /something on the way drops it.*ALTER ROLE … SET search_path/,
    ],
    ['transaction', 'disable_pqexec = 1', /set disable_pqexec = 0/],
  ];
  for (const [mode, setting, says] of poolers)
    test(`a pooler in ${mode} mode with ${setting} ${says ? 'is refused with a sentence' : 'works'}`, async context => {
      const other = await startPooler(postgres!.url, mode, setting);
      context.after(() => other?.stop());
      const schema = await other!.freshSchema();
      context.after(() => schema.drop());
      const url = new URL(schema.url);
      if (setting.includes('options')) url.searchParams.set('options', '-c search_path=elsewhere');
      const opened = postgresStorage(url.href);
      if (says) {
        await assert.rejects(opened, (error: unknown) => error instanceof UnfitDatabase && says.test(error.message));
        return;
      }
      const storage = await opened;
      context.after(() => storage.close());
      await settle(storage);
      await Promise.all([1, 2, 3, 4].map(() => rate(storage, guangzhou, 'dissatisfied')));
      assert.deepEqual(await storage.recount(), []);
    });
}
