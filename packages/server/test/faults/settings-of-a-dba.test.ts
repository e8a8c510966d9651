import assert from 'node:assert/strict';
import test, {after, type TestContext} from 'node:test';
import {aBadDraft} from '@gov-rating/contract/testing';
import {Client} from 'pg';
import {UnfitDatabase} from '../../src/database/engine/engine.ts';
import {postgresStorage} from '../../src/node.ts';
import {aKey, aScene} from '../fixtures/api.fixtures.ts';
import {Case} from '../fixtures/order.fixtures.ts';
import {howToGetPooler, startPooler} from '../fixtures/pooler.fixtures.ts';
import {howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';

const server = await startPostgres();
const pooler = server && (await startPooler(server.url));
after(async () => {
  await pooler?.stop();
  await server?.stop();
});

/** What a careful or careless administrator sets for the user of the server. */
const settings = {
  lock_timeout: '1ms',
  statement_timeout: '1s',
  idle_in_transaction_session_timeout: '1ms',
  idle_session_timeout: '5s',
  array_nulls: 'off',
  DateStyle: 'German, DMY',
  TimeZone: 'Asia/Shanghai',
  IntervalStyle: 'iso_8601',
  client_encoding: 'GBK',
  extra_float_digits: '-15',
  bytea_output: 'escape',
  standard_conforming_strings: 'off',
  backslash_quote: 'off',
  transform_null_equals: 'on',
  row_security: 'off',
  default_transaction_isolation: 'serializable',
  default_transaction_deferrable: 'on',
  gin_fuzzy_search_limit: '1',
  client_min_messages: 'debug5',
  enable_indexscan: 'off',
  lc_messages: 'C',
};

/** A user with an empty schema of its own, reached as given, and one who may set things for it. */
async function aUser(context: TestContext, url: string) {
  const name = `dba_${crypto.randomUUID().replaceAll('-', '')}`;
  const dba = new Client({connectionString: server!.url});
  await dba.connect();
  await dba.query(`CREATE ROLE ${name} LOGIN`);
  await dba.query(`CREATE SCHEMA ${name} AUTHORIZATION ${name}`);
  const set = async (what: string, value: string) => {
    await dba.query(`ALTER ROLE ${name} SET ${what} = ${value}`);
  };
  await set('search_path', name);
  context.after(async () => {
    await dba.query(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '${name}'`);
    await dba.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`);
    await dba.query(`DROP ROLE IF EXISTS ${name}`);
    await dba.end();
  });
  const own = new URL(url);
  own.username = name;
  return {name, set, dba, url: own.href};
}

/** A rating with words, its order and a step of that, and results: the statements that a day is made of. */
async function assertWorks(url: string): Promise<void> {
  const storage = await postgresStorage(url);
  try {
    const scene = await aScene({storage, log: () => undefined});
    const ratingCase = await Case.begin(scene);
    const path = `/v1/orders/${ratingCase.orderNumber}/steps`;
    assert.equal((await ratingCase.post(path, {step: 'sign', version: 1})).status, 200);
    const {token} = await scene.invited(7);
    const rated = await scene.submit(token, {...aBadDraft(), comment: String.raw`反斜\杠 'and' quotes`}, aKey());
    assert.equal(rated.status, 201, await rated.clone().text());
    for (const path of ['/v1/health', '/v1/statistics', '/v1/publications'])
      assert.equal((await scene.call(path)).status, 200, path);
    assert.deepEqual(await storage.recount(), []);
  } finally {
    await storage.close();
  }
}

const behindPooler = () => {
  const url = new URL(server!.url);
  url.port = '6432';
  url.searchParams.set('host', pooler!.folder);
  return url.href;
};

for (const [way, skip, urlOf] of [
  ['straight to PostgreSQL', server ? false : howToGetPostgres, () => server!.url],
  ['behind PgBouncer', pooler ? false : howToGetPooler, behindPooler],
] as const)
  test(`ratings are taken whatever an administrator has set for the user (${way})`, {skip}, async context => {
    const user = await aUser(context, urlOf());
    for (const [what, value] of Object.entries(settings)) await user.set(what, `'${value}'`);
    await assertWorks(user.url);
  });

test(
  'a search path that is changed while the server runs leads it nowhere else',
  {skip: server ? false : howToGetPostgres},
  async context => {
    const user = await aUser(context, server!.url);
    const storage = await postgresStorage(user.url, {poolSize: 1});
    try {
      await user.set('search_path', 'pg_catalog');
      await user.dba.query(
        `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = '${user.name}'`,
      );
      await storage.listInstitutions({limit: 1}).catch(() => undefined);
      assert.deepEqual(await storage.recount(), []);
    } finally {
      await storage.close();
    }
  },
);

const refused: readonly (readonly [string, string, RegExp])[] = [
  ['session_replication_role', 'replica', /RESET session_replication_role/],
  ['synchronous_commit', 'off', /synchronous_commit = off/],
  ['search_path', 'nowhere', /\(nowhere\) leads to no schema.*ALTER ROLE … SET search_path/],
];

for (const [what, value, sentence] of refused)
  test(
    `a server does not start with ${what} = ${value}, and says why`,
    {skip: server ? false : howToGetPostgres},
    async context => {
      const user = await aUser(context, server!.url);
      await user.set(what, value);
      await assert.rejects(postgresStorage(user.url), (error: unknown) => {
        assert.ok(error instanceof UnfitDatabase, String(error));
        assert.match(error.message, sentence);
        return true;
      });
    },
  );
