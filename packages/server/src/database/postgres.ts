import {Pool, TypeOverrides, type PoolClient, type PoolConfig} from 'pg';
import type {Storage} from '../domain/storage.ts';
import {UnfitDatabase} from './engine/engine.ts';
import {endPool, postgresEngine, type PostgresTraits} from './engine/postgres-engine.ts';
import {postgresFailure} from './engine/postgres-failures.ts';
import {demandFitness, findOut, quick, sessionSettings, type Found} from './engine/postgres-session.ts';
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
   * read everything. By default 15,000. A limit that the address of the database sets comes first.
   */
  readonly statementTimeoutMs?: number;
  /** Hears of each step by which a database of an earlier version is brought up to date, before it begins. */
  readonly onUpgrade?: OnUpgrade | undefined;
}

/** How long a caller waits for a connection, whether a new one or one that others use, in milliseconds. */
const connectionTimeoutMs = 5_000;
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
  const {pooler, distributed, found} = await reportedByStorage(
    () => prepareDatabase(url, options.onUpgrade),
    failureOfDatabase,
  );
  const settings = sessionSettings(found, statementTimeoutMs, pooler ? 'transaction' : 'connection');
  const pool = createPool(url, {
    max: poolSize,
    ...(statementTimeoutMs > 0 ? {query_timeout: statementTimeoutMs + silenceMs} : {}),
    ...(pooler ? {} : {onConnect: client => client.query(quick(settings))}),
  });
  const engine = postgresEngine(pool, {pooler, distributed, ...(pooler ? {settings} : {})});
  return sqlStorage(engine, marksOf(options));
}

/** How every connection of the storage is made. */
export const connectionOptions = (url: string): PoolConfig => ({
  connectionString: url,
  connectionTimeoutMillis: connectionTimeoutMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: connectionTimeoutMs,
  pipeline: true,
  types: storageTypes(),
});

function createPool(url: string, config: PoolConfig): Pool {
  const pool = new Pool({...connectionOptions(url), ...config});
  // An idle connection that breaks is replaced by the pool; when one in use breaks, its query fails.
  pool.on('error', () => undefined);
  return pool;
}

/** What is known about a database that is ready. */
interface Prepared extends Required<Pick<PostgresTraits, 'pooler' | 'distributed'>> {
  readonly found: Found;
}

/**
 * Checks the database and brings it up to date. A step may change a table of many rows, so it has no limit; everything
 * else is given up after some seconds, also waiting for locks. Nothing is left set on the connection, which may be a
 * pooler's.
 */
async function prepareDatabase(url: string, onUpgrade?: OnUpgrade): Promise<Prepared> {
  const pool = createPool(url, {max: 1});
  const clients = new Set<PoolClient>();
  pool.on('connect', client => {
    clients.add(client);
    client.on('error', () => undefined);
  });
  try {
    await demandFitness(pool);
    const found = await findOut(pool, url);
    await migratePostgres(pool, migrations, onUpgrade, sessionSettings(found, 0, 'transaction'));
    return {pooler: await isPooled(pool), distributed: await isDistributed(pool), found};
  } finally {
    await endPool(pool, clients);
  }
}

/**
 * Whether a pooler lies between this program and the server. Such a pooler answers the beginning of a connection itself,
 * with a number for cancelling that is its own; a server answers with the number of its process.
 */
async function isPooled(pool: Pool): Promise<boolean> {
  const client = await pool.connect();
  try {
    const {rows} = await client.query<{pid: number}>(quick('SELECT pg_backend_pid() AS pid'));
    return (client as unknown as {readonly processID: number | null}).processID !== rows[0]?.pid;
  } finally {
    client.release();
  }
}

/** Whether the extension Citus spreads tables of this database over several machines. */
async function isDistributed(pool: Pool): Promise<boolean> {
  const {rows} = await pool.query(quick(`SELECT 1 FROM pg_extension WHERE extname = 'citus'`));
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
  [/PQexec disallowed/, 'The pooler refuses simple queries, by which transactions begin here: set disable_pqexec = 0.'],
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
