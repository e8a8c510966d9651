import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {ConfigError, type Config} from '../config.ts';
import {newSecret, platformRandomBytes} from '../secrets.ts';

/**
 * The secret that signs access tokens: the one given, else the one kept in `DATA_DIR`, else a new one, kept there for
 * this user only. Over a shared database nothing is made up, because every process must have the same.
 */
export async function tokenSecretOf({TOKEN_SECRET, DATA_DIR, DATABASE_URL}: Config): Promise<string> {
  if (TOKEN_SECRET !== undefined) return TOKEN_SECRET;
  const file = join(DATA_DIR, 'token-secret');
  const kept = await read(file);
  if (kept !== undefined) return kept;
  if (DATABASE_URL !== undefined) {
    throw new ConfigError([
      'TOKEN_SECRET must be given with DATABASE_URL: every process over one database needs the same',
    ]);
  }
  await mkdir(DATA_DIR, {recursive: true});
  await writeFile(file, newSecret(platformRandomBytes), {mode: 0o600, flag: 'wx'}).catch(unlessExists);
  return (await read(file)) as string;
}

async function read(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Another process that started at the same moment was faster; its secret is then everybody's. */
function unlessExists(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
