import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Config} from '../config/config.ts';
import {postgresStorage} from '../database/postgres.ts';
import {sqliteStorage} from '../database/sqlite.ts';
import type {Storage} from '../domain/storage.ts';

/** Opens what the configuration names and brings it up to date: PostgreSQL, else the embedded database in `DATA_DIR`. */
export async function openStorage({
  DATABASE_URL,
  DATA_DIR,
}: Pick<Config, 'DATABASE_URL' | 'DATA_DIR'>): Promise<Storage> {
  if (DATABASE_URL !== undefined) return postgresStorage(DATABASE_URL);
  await mkdir(DATA_DIR, {recursive: true});
  return sqliteStorage(join(DATA_DIR, 'gov-rating.db'));
}
