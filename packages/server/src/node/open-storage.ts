import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {Config} from '../config/config.ts';
import {postgresStorage} from '../database/postgres.ts';
import {sqliteStorage} from '../database/sqlite.ts';
import type {Storage} from '../domain/storage.ts';
import {evidenceSecretsOf} from './evidence-key.ts';

/**
 * Opens what the configuration names and brings it up to date: PostgreSQL, else the embedded database in `DATA_DIR`. Rows
 * that become evidence are marked with the evidence key, which is made if there is none, except with a shared database.
 */
export async function openStorage(
  config: Pick<Config, 'DATABASE_URL' | 'DATA_DIR'> & Partial<Config>,
): Promise<Storage> {
  const {DATABASE_URL, DATA_DIR} = config;
  if (DATABASE_URL !== undefined) return postgresStorage(DATABASE_URL, {markSecrets: await evidenceSecretsOf(config)});
  await mkdir(DATA_DIR, {recursive: true});
  return sqliteStorage(join(DATA_DIR, 'gov-rating.db'), {markSecrets: await evidenceSecretsOf(config)});
}
