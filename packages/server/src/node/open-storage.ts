import type {Config} from '../config/config.ts';
import {postgresStorage} from '../database/postgres.ts';
import {sqliteStorage} from '../database/sqlite.ts';
import type {Storage} from '../domain/storage.ts';
import {privateDatabaseIn} from './private-files.ts';

/**
 * Opens what the configuration names and brings it up to date: PostgreSQL, else the embedded database in `DATA_DIR`, which
 * only this user may read. `warn` receives what an operator should mend.
 */
export async function openStorage(
  {DATABASE_URL, DATA_DIR}: Pick<Config, 'DATABASE_URL' | 'DATA_DIR'>,
  warn: (sentence: string) => void = console.warn,
): Promise<Storage> {
  if (DATABASE_URL !== undefined) return postgresStorage(DATABASE_URL);
  return sqliteStorage(await privateDatabaseIn(DATA_DIR, warn));
}
