import assert from 'node:assert/strict';
import test, {after, type TestContext} from 'node:test';
import {Client} from 'pg';
import {StorageUnavailable} from '../../src/index.ts';
import {postgresStorage} from '../../src/node.ts';
import {proxyBefore} from '../fixtures/postgres-proxy.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';
import {launchServer} from '../fixtures/server-process.fixtures.ts';

const server = await startPostgres();
after(() => server?.stop());
const skip = server ? false : howToGetPostgres;

/** The number that processes lock while they bring a database up to date. */
const migrationLock = 7_251_968_001;

/** A database at the newest version, and an administrator's connection to it. */
async function aDatabase(context: TestContext) {
  const schema = await freshSchema(server!.url);
  const dba = new Client({connectionString: schema.url});
  await dba.connect();
  context.after(async () => {
    await dba.end();
    await schema.drop();
  });
  await (await postgresStorage(schema.url)).close();
  return {url: schema.url, dba};
}

const env = {EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64')};

test(
  'a server that is started while another process brings the database up to date says whom it waits for, and goes on',
  {skip},
  async context => {
    const {url, dba} = await aDatabase(context);
    await dba.query('BEGIN');
    await dba.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    const launched = launchServer(context, {DATABASE_URL: url, ...env});
    const [, pid] = await launched.says(
      /waiting for process (\d+) of PostgreSQL \(user \w+, program \w+\), which holds the lock for bringing the database up to date\. Trying again/,
    );
    const {rows} = await dba.query<{pid: number}>('SELECT pg_backend_pid() AS pid');
    assert.equal(Number(pid), rows[0]?.pid);
    await dba.query('COMMIT');
    await launched.says(/listens on/);
  },
);

test('a server that waits for such a lock ends when it is asked to', {skip}, async context => {
  const {url, dba} = await aDatabase(context);
  await dba.query('BEGIN');
  await dba.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
  const launched = launchServer(context, {DATABASE_URL: url, ...env});
  await launched.says(/Trying again every second/);
  launched.process.kill('SIGTERM');
  assert.equal((await launched.ended).code, 0);
  await dba.query('COMMIT');
});

test(
  'a server whose step of an upgrade waits for a table that an administrator has locked says so',
  {skip},
  async context => {
    const {url, dba} = await aDatabase(context);
    // Back to before the step that gave institutions a telephone.
    await dba.query('DROP TABLE clock_reading; ALTER TABLE institution DROP COLUMN phone');
    await dba.query('DELETE FROM migration WHERE version >= 35');
    await dba.query('BEGIN');
    await dba.query('LOCK TABLE institution, service, rating, invitation');
    await assert.rejects(postgresStorage(url), (error: unknown) => {
      assert.ok(error instanceof StorageUnavailable, String(error));
      assert.equal(error.code, '55P03');
      assert.match(
        String((error.cause as Error).message),
        /process \d+ of PostgreSQL .*a lock on tables that are to be brought up to date/,
      );
      return true;
    });
    await dba.query('ROLLBACK');
  },
);

test(
  'a database that says nothing more while a server starts is given up after some seconds',
  {skip},
  async context => {
    const {url} = await aDatabase(context);
    const proxy = await proxyBefore(url);
    context.after(() => proxy.close());
    proxy.silenceNext();
    const began = performance.now();
    await assert.rejects(postgresStorage(proxy.url), {name: 'StorageUnavailable'});
    assert.ok(performance.now() - began < 15_000);
    await (await postgresStorage(proxy.url)).close();
  },
);
