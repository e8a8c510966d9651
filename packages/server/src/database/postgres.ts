import {Pool, TypeOverrides, type PoolConfig} from 'pg';
import type {Storage} from '../domain/storage.ts';
import {UnfitDatabase} from './engine/engine.ts';
import {postgresEngine} from './engine/postgres-engine.ts';
import {postgresFailure} from './engine/postgres-failures.ts';
import {migratePostgres} from './migrations/migrate-postgres.ts';
import {marksOf, type MarkOptions} from './mark-options.ts';
import {reportedByStorage, sqlStorage} from './sql-storage.ts';

/** What can be chosen about the connections to PostgreSQL. */
export interface PostgresOptions extends MarkOptions {
  /** How many connections at most; 10 by default. */
  readonly poolSize?: number;
  /**
   * How long one statement may run, in milliseconds, waiting for locks included; 0 is without a limit, for commands that
   * read everything. By default 15,000. A limit that the database or its address sets for the user comes first.
   */
  readonly statementTimeoutMs?: number;
}

/** How long a caller waits for a connection, whether a new one or one that others use, in milliseconds. */
const connectionTimeoutMs = 5_000;
/** How long a statement waits for a lock that another transaction holds, in milliseconds. */
const lockTimeoutMs = 10_000;
/** How long a transaction may wait for this program to go on, before the server gives up its locks; milliseconds. */
const idleInTransactionMs = 30_000;
/** How much longer than the limit of a statement this program waits for a server that no longer answers; milliseconds. */
const silenceMs = 2_000;

/**
 * Stores everything in a PostgreSQL database (UTF8), in the first schema of the search path. Any number of processes
 * may share it. Every wait has a limit: for a connection, a lock, a statement and an answer.
 *
 * A write whose connection breaks during its commit rejects although it may have been stored; a repeat with the same
 * key gets the answer.
 *
 * @param url The address of the database, `postgres://user:password@host:5432/name`.
 * @throws {Error} when the server is set to answer before data is on the disk.
 * @throws {StorageUnavailable} when the database cannot be reached or written now.
 */
export async function postgresStorage(url: string, options: PostgresOptions = {}): Promise<Storage> {
  const {poolSize = 10, statementTimeoutMs = 15_000} = options;
  await reportedByStorage(() => prepareDatabase(url), postgresFailure);
  const limited = statementTimeoutMs > 0;
  const pool = createPool(url, {
    max: poolSize,
    ...(limited ? {query_timeout: statementTimeoutMs + silenceMs} : {}),
    onConnect: client => client.query(settingsOfConnection(limited ? limits(statementTimeoutMs) : [])),
  });
  return sqlStorage(postgresEngine(pool), marksOf(options));
}

function createPool(url: string, config: PoolConfig): Pool {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: connectionTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: connectionTimeoutMs,
    pipeline: true,
    types: typesOfThisPool(),
    ...config,
  });
  // An idle connection that breaks is replaced by the pool; when one in use breaks, its query fails.
  pool.on('error', () => undefined);
  return pool;
}

/** Checks the database and brings it up to date, without a limit: a step may change a table of many rows. */
async function prepareDatabase(url: string): Promise<void> {
  const pool = createPool(url, {max: 1, onConnect: client => client.query(settingsOfConnection([]))});
  pool.on('connect', client => client.on('error', () => undefined));
  try {
    await demandDurability(pool);
    await migratePostgres(pool);
  } finally {
    await pool.end();
  }
}

type Setting = readonly [name: string, value: string];

const limits = (statementTimeoutMs: number): readonly Setting[] => [
  ['statement_timeout', `${statementTimeoutMs}ms`],
  ['lock_timeout', `${Math.min(lockTimeoutMs, statementTimeoutMs)}ms`],
  ['idle_in_transaction_session_timeout', `${idleInTransactionMs}ms`],
];

/** One statement that prepares a connection. A limit that is set already, by the operator, stays. */
function settingsOfConnection(limits: readonly Setting[]): string {
  const unlessSet = limits.map(
    ([name, value]) => `set_config('${name}', CASE current_setting('${name}') WHEN '0' THEN '${value}'
      ELSE current_setting('${name}') END, false)`,
  );
  const always = [`set_config('TimeZone', 'UTC', false)`, `set_config('DateStyle', 'ISO, YMD', false)`];
  return `SELECT ${[...always, ...unlessSet].join(', ')}`;
}

/**
 * Reads counts as numbers, and moments and days as the texts that the storage uses; other users of the driver are not
 * affected.
 */
function typesOfThisPool(): TypeOverrides {
  const [bigint, day, moment] = [20, 1082, 1184] as const;
  const overrides = new TypeOverrides();
  overrides.setTypeParser(bigint, Number);
  overrides.setTypeParser(day, text => text);
  overrides.setTypeParser(moment, text => new Date(text.replace(' ', 'T').replace(/\+00$/, 'Z')).toISOString());
  return overrides;
}

async function demandDurability(pool: Pool): Promise<void> {
  const {rows} = await pool.query<{fsync: string; commit: string; encoding: string}>(
    `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
      current_setting('server_encoding') AS encoding`,
  );
  const [settings] = rows;
  if (settings?.fsync === 'off')
    throw new UnfitDatabase('PostgreSQL runs with fsync = off: a power cut would lose ratings.');
  if (settings?.commit === 'off')
    throw new UnfitDatabase(
      'PostgreSQL runs with synchronous_commit = off: a crash would lose ratings already acknowledged.',
    );
  if (settings?.encoding !== 'UTF8')
    throw new UnfitDatabase(
      `The database is encoded in ${settings?.encoding}, which cannot hold every name; UTF8 is needed.`,
    );
}
