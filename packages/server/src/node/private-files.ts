import {chmod, mkdir, open, stat} from 'node:fs/promises';
import {join} from 'node:path';

/** Rights of others than the owner; Windows has none of these bits. */
const ofOthers = 0o077;

/** The rights of others in a file or directory; 0 where there is no such thing, and on Windows. */
async function othersRights(path: string): Promise<number> {
  if (process.platform === 'win32') return 0;
  const found = await stat(path).catch(() => undefined);
  return found ? found.mode & ofOthers : 0;
}

/**
 * Makes a directory that only this user may enter. One that exists stays as it is, because others may share it on purpose;
 * `warn` receives a sentence when others may enter it.
 */
export async function privateDirectory(directory: string, warn: (sentence: string) => void = () => undefined) {
  const made = await mkdir(directory, {recursive: true, mode: 0o700});
  if (made === undefined && (await othersRights(directory)) !== 0)
    warn(
      `Other users of this machine may enter ${directory}, which holds personal data and keys: chmod 700 ${directory}`,
    );
}

/** What SQLite writes beside a database; it gives each file the rights of the database. */
const beside = ['', '-wal', '-shm', '-journal'];

/**
 * Makes the file of a database readable by this user only, before anything is in it, and takes away the rights of others
 * from one that an earlier version has made. `warn` receives a sentence when that is not possible.
 */
export async function privateDatabase(file: string, warn: (sentence: string) => void): Promise<void> {
  await (await open(file, 'a', 0o600)).close();
  for (const path of beside.map(ending => file + ending)) {
    if ((await othersRights(path)) === 0) continue;
    await chmod(path, 0o600).catch(() => warn(`Other users of this machine may read ${path}: chmod 600 ${path}`));
  }
}

/** The name of the embedded database in `DATA_DIR`. */
export const databaseName = 'gov-rating.db';

/** Where the embedded database lies; its directory and files are for this user only. */
export async function privateDatabaseIn(directory: string, warn: (sentence: string) => void): Promise<string> {
  await privateDirectory(directory, warn);
  const file = join(directory, databaseName);
  await privateDatabase(file, warn);
  return file;
}
