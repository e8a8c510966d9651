import {Pool, TypeOverrides} from 'pg';
import type {Storage} from '../domain/storage.ts';
import {postgresEngine} from './engine/postgres-engine.ts';
import {migratePostgres} from './migrations/migrate-postgres.ts';
import {marksOf, type MarkOptions} from './mark-options.ts';
import {sqlStorage} from './sql-storage.ts';

/** What can be chosen about the connections to PostgreSQL. */
export interface PostgresOptions extends MarkOptions {
  /** How many connections at most; 10 by default. */
  readonly poolSize?: number;
}

/**
 * Stores everything in a PostgreSQL database (UTF8), in the first schema of the search path. Any number of processes
 * may share it. Rejects when the server is set to answer before data is on the disk.
 *
 * A write whose connection breaks during its commit rejects although it may have been stored; a repeat with the same
 * key gets the answer.
 */
export async function postgresStorage(url: string, options: PostgresOptions = {}): Promise<Storage> {
  const {poolSize = 10} = options;
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    pipeline: true,
    types: typesOfThisPool(),
    onConnect: client =>
      client.query(`SELECT set_config('TimeZone', 'UTC', false), set_config('DateStyle', 'ISO, YMD', false)`),
  });
  // An idle connection that breaks is replaced by the pool; when one in use breaks, its query fails.
  pool.on('error', () => undefined);
  try {
    await demandDurability(pool);
    await migratePostgres(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return sqlStorage(postgresEngine(pool), marksOf(options));
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
  if (settings?.fsync === 'off') throw new Error('PostgreSQL runs with fsync = off: a power cut would lose ratings.');
  if (settings?.commit === 'off')
    throw new Error('PostgreSQL runs with synchronous_commit = off: a crash would lose ratings already acknowledged.');
  if (settings?.encoding !== 'UTF8')
    throw new Error(`The database is encoded in ${settings?.encoding}, which cannot hold every name; UTF8 is needed.`);
}
