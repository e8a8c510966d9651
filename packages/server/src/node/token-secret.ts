import {join} from 'node:path';
import {ConfigError, type Config} from '../config/config.ts';
import {newSecret, platformRandomBytes} from '../security/random.ts';
import {readSecret, storeSecret} from './secret-file.ts';

/**
 * The token secret: the configured one, otherwise the one stored in `DATA_DIR`, otherwise a new one, stored there for
 * this user only. With a shared database no secret is made, because every process must use the same.
 *
 * @throws {ConfigError} Rejects with it when `DATABASE_URL` is set and no secret is there.
 */
export async function tokenSecretOf({TOKEN_SECRET, DATA_DIR, DATABASE_URL}: Config): Promise<string> {
  if (TOKEN_SECRET !== undefined) return TOKEN_SECRET;
  const file = join(DATA_DIR, 'token-secret');
  const kept = await readSecret(file);
  if (kept !== undefined) return kept;
  if (DATABASE_URL !== undefined) {
    throw new ConfigError([
      'TOKEN_SECRET must be given with DATABASE_URL: every process over one database needs the same',
    ]);
  }
  return storeSecret(file, newSecret(platformRandomBytes));
}
