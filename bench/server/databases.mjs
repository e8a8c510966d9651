/** The databases that the server runs on, each opened empty, with a connection of the bench's own beside the server's. */
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {postgresStorage, sqliteStorage} from '@gov-rating/server/node';
import BetterSqlite from 'better-sqlite3';
import pg from 'pg';
import {statementNames} from '../../packages/server/src/database/engine/postgres-statements.ts';
import {storageTypes} from '../../packages/server/src/database/postgres.ts';
import {preparing} from '../../packages/server/src/database/engine/sqlite-engine.ts';
import {sqliteStatements} from '../../packages/server/src/database/engine/sqlite-statements.ts';
import {freshSchema, startPostgres} from '../../packages/server/test/fixtures/postgres.fixtures.ts';
import {evidenceSecret} from './world.mjs';

/** The default number of connections of the server; the bare inserts get as many. */
const connections = 10;

/**
 * An empty database, brought up to date.
 *
 * @typedef {object} Database
 * @property {string} name
 * @property {Record<string, string>} env - how the server's own commands find it
 * @property {import('@gov-rating/server').Storage} storage - the server's
 * @property {(sql: string, values?: unknown[]) => Promise<object[]>} run - the bench's own statements, values as `$1`
 * @property {(operation: import('../../packages/server/src/database/engine/operation.ts').Operation<any>) => Promise<any>} operate - an operation of the storage over the bench's own connection
 * @property {(work: () => Promise<void>) => Promise<void>} bulk - writes much at once, without asking whether it fits together
 * @property {() => Promise<number[]>} processes - those of its own, beside the server's
 * @property {() => Promise<unknown>} tidy - what a database in use has done for it by itself, without a wait
 * @property {() => Promise<(row: object) => Promise<unknown>>} bare - what inserts one row of a rating, durably
 * @property {Spelling} sql
 * @property {() => Promise<void>} close
 */

/** @typedef {typeof postgresSql} Spelling */

const postgresSql = {
  /** Leaves no space of the rows behind, which later ones would not fill again. */
  empty: table => `TRUNCATE ${table}`,
  /** A table `number(i)` from 1. */
  numbers: count => `generate_series(1, ${count}) AS number(i)`,
  /** A text that is different for each number and grows with it, as ids grow from day to day. */
  id: (kind, number) => `'${kind}' || lpad(to_hex(${number}), 8, '0') || substr(md5('${kind}' || ${number}), 1, 13)`,
  /** A moment a number of seconds after another. */
  moment: (start, seconds) => `CAST('${start}' AS timestamptz) + (${seconds}) * interval '1 second'`,
  day: (start, days) => `CAST('${start}' AS date) + CAST(${days} AS integer)`,
};

const sqliteSql = {
  empty: table => `DELETE FROM ${table}`,
  numbers: count =>
    `(WITH RECURSIVE counted(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM counted WHERE i < ${count}) SELECT i FROM counted) AS number`,
  id: (kind, number) => `printf('${kind}%08x%013x', ${number}, (${number}) * 2654435761 % 4294967291)`,
  moment: (start, seconds) => `strftime('%Y-%m-%dT%H:%M:%fZ', '${start}', (${seconds}) || ' seconds')`,
  day: (start, days) => `date('${start}', (${days}) || ' days')`,
};

/** Starts what the chosen databases need; `open` gives an empty one as often as asked. */
export async function startDatabases(names) {
  const cluster = names.includes('PostgreSQL') ? await startPostgres() : undefined;
  const openers = {
    ...(cluster && {PostgreSQL: () => openPostgres(cluster.url)}),
    ...(names.includes('SQLite') && {SQLite: openSqlite}),
  };
  return {openers, stop: async () => cluster?.stop()};
}

/** @returns {Promise<Database>} */
async function openPostgres(server) {
  const schema = await freshSchema(server);
  // A recount of ten million ratings takes as long as it takes.
  const storage = await postgresStorage(schema.url, {statementTimeoutMs: 0, markSecrets: [evidenceSecret]});
  const client = new pg.Client({connectionString: schema.url, types: storageTypes()});
  await client.connect();
  const pool = new pg.Pool({connectionString: schema.url, max: connections});
  const {rows} = await client.query('SHOW server_version');
  const named = statementNames({prepared: true});
  return {
    name: `PostgreSQL ${rows[0].server_version.split(' ')[0]}`,
    env: {DATABASE_URL: schema.url},
    storage,
    run: async (sql, values = []) => (await client.query(sql, values)).rows,
    processes: async () => (await client.query('SELECT pid FROM pg_stat_activity')).rows.map(({pid}) => pid),
    async operate(operation) {
      let step = operation.next();
      while (!step.done) {
        const answers = [];
        for (const statement of step.value) answers.push((await client.query(named(statement, 0))).rows);
        step = operation.next(answers);
      }
      return step.value;
    },
    tidy: () => client.query('VACUUM ANALYZE'),
    async bulk(work) {
      const quick = ['session_replication_role = replica', 'synchronous_commit = off', `work_mem = '256MB'`];
      for (const setting of quick) await client.query(`SET ${setting}`);
      await work();
      for (const setting of quick) await client.query(`RESET ${setting.split(' ')[0]}`);
    },
    async bare() {
      await client.query('DROP TABLE IF EXISTS bare_rating');
      await client.query('CREATE TABLE bare_rating (LIKE rating INCLUDING ALL)');
      return row => {
        const columns = Object.keys(row);
        const places = columns.map((_, place) => `$${place + 1}`);
        const text = `INSERT INTO bare_rating (${columns.join(', ')}) VALUES (${places.join(', ')})`;
        // A statement by itself is a transaction, in one trip: nothing does it with less.
        return pool.query({name: 'bare', text, values: Object.values(row)});
      };
    },
    sql: postgresSql,
    async close() {
      await storage.close();
      await pool.end();
      await client.end();
      await schema.drop();
    },
  };
}

/** @returns {Promise<Database>} */
async function openSqlite() {
  const directory = await mkdtemp(join(tmpdir(), 'gov-rating-bench-'));
  const storage = await sqliteStorage(join(directory, 'gov-rating.db'), {markSecrets: [evidenceSecret]});
  const own = new BetterSqlite(join(directory, 'gov-rating.db'), {timeout: 5000});
  const settings = ['synchronous = FULL', 'fullfsync = ON', 'cache_size = -32768'];
  for (const setting of settings) own.pragma(setting);
  return {
    name: `SQLite ${own.prepare('SELECT sqlite_version()').pluck().get()}`,
    env: {DATA_DIR: directory},
    storage,
    async run(sql, values = []) {
      const statement = own.prepare(sql.replaceAll(/\$\d+/g, '?'));
      return statement.reader ? statement.all(...values) : (statement.run(...values), []);
    },
    operate: async operation => sqliteStatements(preparing(own)).run(operation),
    processes: async () => [],
    tidy: async () => undefined,
    async bulk(work) {
      own.pragma('foreign_keys = OFF');
      own.exec('BEGIN IMMEDIATE');
      await work();
      own.exec('COMMIT');
      own.pragma('foreign_keys = ON');
    },
    async bare() {
      const [{sql: table}, ...rest] = own
        .prepare(`SELECT sql FROM sqlite_master WHERE tbl_name = 'rating' AND sql IS NOT NULL ORDER BY type DESC`)
        .all();
      own.exec('DROP TABLE IF EXISTS bare_rating');
      own.exec(bareCopy(table));
      for (const {sql} of rest) own.exec(bareCopy(sql));
      let insert;
      return async row => {
        const columns = Object.keys(row);
        const places = columns.map(() => '?').join(', ');
        insert ??= own.prepare(`INSERT INTO bare_rating (${columns.join(', ')}) VALUES (${places})`);
        insert.run(...Object.values(row));
      };
    },
    sql: sqliteSql,
    async close() {
      await storage.close();
      own.close();
      await rm(directory, {recursive: true, force: true});
    },
  };
}

/** The same columns, checks and indexes under another name, without the references to other tables. */
const bareCopy = sql =>
  sql
    .replace(/\brating\b(?= \()/, 'bare_rating')
    .replace(/^CREATE (UNIQUE )?INDEX /, 'CREATE $1INDEX bare_')
    .replace(/\bON rating\b/, 'ON bare_rating')
    .replaceAll(/ REFERENCES \w+ \(\w+\)/g, '');
