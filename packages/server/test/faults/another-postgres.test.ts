import assert from 'node:assert/strict';
import test, {after, type TestContext} from 'node:test';
import {Client} from 'pg';
import {run} from '../../src/cli/run.ts';
import {createContext} from '../../src/context/context.ts';
import {StorageUnavailable} from '../../src/index.ts';
import {watchStorage} from '../../src/jobs/watch-storage.ts';
import {postgresStorage} from '../../src/node.ts';
import {aScene, tokenSecret} from '../fixtures/api.fixtures.ts';
import {markSecrets, sealRatings} from '../fixtures/evidence.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../fixtures/postgres.fixtures.ts';

const server = startPostgres();
after(async () => (await server)?.stop());

/** An empty schema, and what changes it past the program. */
async function aSchema(context: TestContext) {
  const running = await server;
  if (!running) return context.skip(howToGetPostgres);
  const {url, drop} = await freshSchema(running.url);
  context.after(drop);
  const sql = async (text: string) => {
    const client = new Client({connectionString: url});
    await client.connect();
    return (await client.query<Record<string, unknown>>(text).finally(() => client.end())).rows;
  };
  return {url, sql};
}

async function operate(url: string, args: readonly string[]) {
  const said: string[] = [];
  const print = (line: string) => void said.push(line);
  const env = {
    DATABASE_URL: url,
    EVIDENCE_KEY: Buffer.alloc(32, 7).toString('base64'),
    TOKEN_SECRET: tokenSecret,
    PORT: '0',
  };
  const code = await run(args, {env, print, printError: print, stop: new AbortController().signal});
  return {code, said: said.join('\n')};
}

const tables = `SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = to_regnamespace(current_schema())`;

test('the schema of another program is refused with a sentence, and nothing is written into it', async context => {
  const schema = await aSchema(context);
  if (!schema) return;
  for (const table of ['CREATE TABLE notes (a text)', 'CREATE TABLE migration (version text, name text)']) {
    await schema.sql(table);
    const before = await schema.sql(tables);
    for (const args of [['migrate'], ['verify'], ['serve']]) {
      const {code, said} = await operate(schema.url, args);
      assert.equal(code, 1, said);
      assert.match(said, /^The schema that DATABASE_URL leads to has tables of another program \(\w+/);
      assert.equal(said.split('\n').length, 1);
    }
    assert.deepEqual(await schema.sql(tables), before);
  }
});

test('a database that is newer than the program is refused with a sentence', async context => {
  const schema = await aSchema(context);
  if (!schema) return;
  assert.equal((await operate(schema.url, ['migrate'])).code, 0);
  await schema.sql(`INSERT INTO migration VALUES (999, 'later', now())`);
  const {code, said} = await operate(schema.url, ['serve']);
  assert.deepEqual([code, said.split('\n').length], [1, 1]);
  assert.match(said, /is newer than this program/);
});

test('a role that may only read learns that the database is up to date, and cannot make a new one', async context => {
  const schema = await aSchema(context);
  if (!schema) return;
  const reader = new URL(schema.url);
  reader.searchParams.set('options', `${reader.searchParams.get('options')} -c default_transaction_read_only=on`);
  const empty = await operate(reader.href, ['migrate']);
  assert.deepEqual([empty.code, empty.said.split('\n').length], [1, 1], empty.said);
  assert.match(empty.said, /^The storage is not available \(25006\)/);
  assert.equal((await operate(schema.url, ['migrate'])).code, 0);
  const {code, said} = await operate(reader.href, ['migrate']);
  assert.equal(code, 0, said);
});

test('while the tables are gone everybody is asked to come back, and a log that is another one then is noticed', async context => {
  const schema = await aSchema(context);
  if (!schema) return;
  const storage = await postgresStorage(schema.url, {markSecrets});
  context.after(() => storage.close());
  const scene = await aScene({storage, log: () => undefined});
  await sealRatings(scene, 3);
  const told: string[] = [];
  const job = watchStorage(sentence => void told.push(sentence));
  const look = () => job.run(createContext({storage, tokenSecret}));
  await look();
  const {schema: name} = (await schema.sql('SELECT current_schema() AS schema'))[0] as {schema: string};
  await schema.sql(`ALTER SCHEMA ${name} RENAME TO ${name}_gone; CREATE SCHEMA ${name}`);
  context.after(() => schema.sql(`DROP SCHEMA IF EXISTS ${name}_gone CASCADE`));
  await assert.rejects(storage.treeHead(), StorageUnavailable);
  await assert.rejects(look());
  assert.deepEqual(told, []);
  await schema.sql(
    `DROP SCHEMA ${name}; ALTER SCHEMA ${name}_gone RENAME TO ${name}; DELETE FROM evidence_head WHERE tree_size > 0`,
  );
  await look();
  assert.match(told.join(), /an earlier state of it was restored/);
});
