import {Pool, TypeOverrides, type PoolConfig} from 'pg';
import type {Storage} from '../domain/storage.ts';
import {UnfitDatabase} from './engine/engine.ts';
import {postgresEngine, type PostgresTraits} from './engine/postgres-engine.ts';
import {postgresFailure} from './engine/postgres-failures.ts';
import {migratePostgres} from './migrations/migrate-postgres.ts';
import {migrations, type OnUpgrade} from './migrations/migrations.ts';
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
  /** Hears of each step by which a database of an earlier version is brought up to date, before it begins. */
  readonly onUpgrade?: OnUpgrade | undefined;
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
  const {pooler, distributed} = await reportedByStorage(
    () => prepareDatabase(url, options.onUpgrade),
    failureOfDatabase,
  );
  const limited = statementTimeoutMs > 0;
  const settings = settingsOf(limited ? limits(statementTimeoutMs) : [], pooler ? 'transaction' : 'connection');
  const pool = createPool(url, {
    max: poolSize,
    ...(limited ? {query_timeout: statementTimeoutMs + silenceMs} : {}),
    ...(pooler ? {} : {onConnect: client => client.query(settings)}),
  });
  const engine = postgresEngine(pool, {pooler, distributed, ...(pooler ? {settings} : {})});
  return sqlStorage(engine, marksOf(options));
}

function createPool(url: string, config: PoolConfig): Pool {
  const pool = new Pool({
    connectionString: url,
    connectionTimeoutMillis: connectionTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: connectionTimeoutMs,
    pipeline: true,
    types: storageTypes(),
    ...config,
  });
  // An idle connection that breaks is replaced by the pool; when one in use breaks, its query fails.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Checks the database and brings it up to date, without a limit: a step may change a table of many rows. Resolves with
 * what the engine has to know about it.
 */
async function prepareDatabase(
  url: string,
  onUpgrade?: OnUpgrade,
): Promise<Required<Pick<PostgresTraits, 'pooler' | 'distributed'>>> {
  const pool = createPool(url, {max: 1, onConnect: client => client.query(settingsOf([], 'connection'))});
  pool.on('connect', client => client.on('error', () => undefined));
  try {
    await demandDurability(pool);
    await migratePostgres(pool, migrations, onUpgrade);
    return {pooler: await isPooled(pool), distributed: await isDistributed(pool)};
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

/** One statement that prepares a connection, or a transaction. A limit that is set already, by the operator, stays. */
function settingsOf(limits: readonly Setting[], scope: 'connection' | 'transaction'): string {
  const local = scope === 'transaction';
  const unlessSet = limits.map(
    ([name, value]) => `set_config('${name}', CASE current_setting('${name}') WHEN '0' THEN '${value}'
      ELSE current_setting('${name}') END, ${local})`,
  );
  const always = [`set_config('TimeZone', 'UTC', ${local})`, `set_config('DateStyle', 'ISO, YMD', ${local})`];
  return `SELECT ${[...always, ...unlessSet].join(', ')}`;
}

/**
 * Whether a pooler lies between this program and the server. Such a pooler answers the beginning of a connection itself,
 * with a number for cancelling that is its own; a server answers with the number of its process.
 */
async function isPooled(pool: Pool): Promise<boolean> {
  const client = await pool.connect();
  try {
    const {rows} = await client.query<{pid: number}>('SELECT pg_backend_pid() AS pid');
    return (client as unknown as {readonly processID: number | null}).processID !== rows[0]?.pid;
  } finally {
    client.release();
  }
}

/** Whether the extension Citus spreads tables of this database over several machines. */
async function isDistributed(pool: Pool): Promise<boolean> {
  const {rows} = await pool.query(`SELECT 1 FROM pg_extension WHERE extname = 'citus'`);
  return rows.length > 0;
}

/** What poolers say when they are set up so that this program cannot work, and what helps. */
const refusalsOfPoolers: readonly (readonly [RegExp, string])[] = [
  [
    /unsupported startup parameter/,
    'The pooler does not hand on "options" of DATABASE_URL. Set the search path for the user instead: ALTER ROLE … SET search_path = ….',
  ],
  [
    /statement pooling mode/,
    'The pooler lends connections for one statement. Ratings are written in transactions: set pool_mode = transaction, or session.',
  ],
];

/** What a failure at the start means; a pooler's own refusals are for the operator, although it calls them broken connections. */
function failureOfDatabase(thrown: unknown): unknown {
  const said = thrown instanceof Error ? thrown.message : '';
  const [, sentence] = refusalsOfPoolers.find(([pattern]) => pattern.test(said)) ?? [];
  return sentence === undefined ? postgresFailure(thrown) : new UnfitDatabase(sentence, {cause: thrown});
}

/**
 * Reads counts as numbers, and moments and days as the texts that the storage uses; other users of the driver are not
 * affected.
 */
export function storageTypes(): TypeOverrides {
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
