import {rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {Config} from '../config/config.ts';
import {UnfitDatabase} from '../database/engine/engine.ts';
import {postgresStorage, type PostgresOptions} from '../database/postgres.ts';
import {sqliteStorage} from '../database/sqlite.ts';
import {StorageUnavailable, type Storage} from '../domain/storage.ts';
import {evidenceSecretsOf} from './evidence-key.ts';
import {databaseName, privateDatabaseIn} from './private-files.ts';

/** How a storage is opened; what concerns PostgreSQL alone does nothing for the embedded database. */
export interface OpenOptions extends PostgresOptions {
  /** Receives a sentence about what an operator should mend; by default the console does. */
  readonly warn?: (sentence: string) => void;
  /** Whether an evidence key is made where there is none; true by default. Who only reads needs none. */
  readonly makesKey?: boolean;
}

/**
 * Opens what the configuration names and brings it up to date: PostgreSQL, else the embedded database in `DATA_DIR`, which
 * only this user may read. Rows that become evidence are marked with the evidence key, which is made if there is none,
 * except with a shared database and for who only reads.
 *
 * @throws StorageUnavailable when it cannot be opened now
 */
export async function openStorage(
  config: Pick<Config, 'DATABASE_URL' | 'DATA_DIR'> & Partial<Config>,
  {warn = console.warn, makesKey = true, ...options}: OpenOptions = {},
): Promise<Storage> {
  const {DATABASE_URL, DATA_DIR} = config;
  const onUpgrade = options.onUpgrade ?? (({version, last, name}) => warn(upgradeSentence(version, last, name)));
  if (DATABASE_URL !== undefined)
    return postgresStorage(DATABASE_URL, {
      ...options,
      onUpgrade,
      markSecrets: await evidenceSecretsOf(config, makesKey),
    });
  const path = join(DATA_DIR, databaseName);
  const isNew = (await sizeOf(path)) === undefined;
  if ((await sizeOf(path)) === 0) throw new UnfitDatabase(emptySentence(path));
  const file = await privateDatabaseIn(DATA_DIR, warn).catch((cause: NodeJS.ErrnoException) => {
    throw new StorageUnavailable(cause.code ?? 'OPEN', {needsOperator: cause.code !== 'ENOSPC', cause});
  });
  try {
    return await sqliteStorage(file, {onUpgrade, markSecrets: await evidenceSecretsOf(config, makesKey)});
  } catch (error) {
    // An empty file is left by nobody who could begin a database, so that the next start can tell an emptied one.
    if (isNew && (await sizeOf(file)) === 0) await rm(file, {force: true});
    throw error;
  }
}

const sizeOf = (file: string): Promise<number | undefined> =>
  stat(file).then(
    ({size}) => size,
    () => undefined,
  );

const emptySentence = (file: string): string =>
  `${file} is empty: what was in it is lost, or it was never begun. Put a backup in its place, or remove it to begin a new database in DATA_DIR. Nothing was written.`;

const upgradeSentence = (version: number, last: number, name: string): string =>
  `Bringing the database to version ${version} of ${last} (${name}). A step may take long; it is done or not.`;
