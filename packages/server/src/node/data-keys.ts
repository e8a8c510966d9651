import {join} from 'node:path';
import {ConfigError, type Config} from '../config/config.ts';
import type {Storage} from '../domain/storage.ts';
import {dataKeysOf, dataKeysText, newDataKey, type DataKey} from '../security/encryption-keyring.ts';
import {readSecret, replaceSecret, storeSecret} from './secret-file.ts';

type KeyConfig = Pick<Config, 'DATA_KEYS' | 'DATA_DIR' | 'DATABASE_URL'>;

const fileOf = ({DATA_DIR}: KeyConfig) => join(DATA_DIR, 'data-keys');

/**
 * The data keys: those of `DATA_KEYS`, otherwise those stored in `DATA_DIR`, otherwise a new one, stored there for this
 * user only. With a shared database no key is made: without `DATA_KEYS` no persons are stored.
 */
export async function dataKeysFor(config: KeyConfig, now: Date): Promise<readonly DataKey[] | undefined> {
  if (config.DATA_KEYS !== undefined) return config.DATA_KEYS;
  const kept = await readSecret(fileOf(config));
  if (kept !== undefined) return keysIn(kept, config);
  if (config.DATABASE_URL !== undefined) return undefined;
  return keysIn(await storeSecret(fileOf(config), dataKeysText([newDataKey(now)])), config);
}

/** Puts a new key before those stored in `DATA_DIR`. Servers use it from their next start on. */
export async function addStoredDataKey(config: KeyConfig, key: DataKey): Promise<void> {
  const kept = await readSecret(fileOf(config));
  const keys = kept === undefined ? [] : keysIn(kept, config);
  await replaceSecret(fileOf(config), dataKeysText([key, ...keys]));
}

/**
 * Checks that every ciphertext in the database can be decrypted by one of the keys.
 *
 * @throws {ConfigError} Rejects with it, naming the ids of the missing keys.
 */
export async function demandKeysInUse(storage: Storage, keys: readonly DataKey[] = []): Promise<void> {
  const missing = (await storage.personKeyIds()).filter(used => !keys.some(({id}) => id === used));
  if (missing.length === 0) return;
  throw new ConfigError([`DATA_KEYS lacks ${missing.join(', ')}, with which personal data in the database is sealed`]);
}

function keysIn(text: string, config: KeyConfig): readonly DataKey[] {
  const keys = dataKeysOf(text);
  if (keys) return keys;
  throw new ConfigError([`${fileOf(config)} is no list of data keys; put back what was in it`]);
}
