import {randomUUID} from 'node:crypto';
import {link, lstat, open, readdir, rename, rm, writeFile} from 'node:fs/promises';
import {basename, dirname, join, resolve} from 'node:path';
import {copySqlite, isBeingWritten} from '../database/copy-sqlite.ts';
import type {StoredHead} from '../domain/evidence/evidence-storage.ts';
import {privateDirectory} from './private-files.ts';

/** How a backup is made. */
export interface BackUpOptions {
  /** Whether a backup of the same name is replaced. */
  readonly replace: boolean;
  /** Hears how many of how many pages are copied; what it throws ends the backup. */
  readonly copied: (done: number, total: number) => void;
  /** Receives a sentence about what an operator should mend. */
  readonly warn: (sentence: string) => void;
}

/** A backup that is complete. */
export interface BackedUp {
  readonly file: string;
  /** Where the newest head of the evidence log lies; undefined while nothing was sealed. */
  readonly headFile: string | undefined;
  readonly head: StoredHead | undefined;
}

/** The name of a backup exists, and nobody asked to replace it. */
export class BackupExistsError extends Error {
  override readonly name = 'BackupExistsError';
}

/** Where the head of a backup lies. */
export const headFileOf = (file: string): string => `${file}.head.json`;

/**
 * Copies the embedded database, while servers go on writing to it, into a file that only this user may read, and the newest
 * head of its evidence log into another beside it. The name of the backup appears when it is complete and on the disk;
 * until then its name ends with `.partial`. Partial files that killed backups have left are removed.
 *
 * @throws {BackupExistsError} the name exists, and `replace` is false
 * @throws {StorageUnavailable} when the database cannot be read now
 */
export const backUp = (source: string, to: string, {copied, ...options}: BackUpOptions): Promise<BackedUp> =>
  backUpBy(to, options, async partial => (await copySqlite(source, partial, copied)).head);

/**
 * The same, for what `copy` writes into the file that it is given.
 *
 * @param copy Resolves with the newest head of the evidence log that the copy has for sure.
 */
export async function backUpBy(
  to: string,
  {replace, warn}: Omit<BackUpOptions, 'copied'>,
  copy: (partial: string) => Promise<StoredHead | undefined>,
): Promise<BackedUp> {
  const file = resolve(to);
  await privateDirectory(dirname(file), warn);
  if (!replace) for (const name of [file, headFileOf(file)]) await refuseExisting(name);
  await removeLeftovers(file);
  const partial = `${file}.${randomUUID().slice(0, 8)}.partial`;
  await writeFile(partial, '', {mode: 0o600, flag: 'wx'});
  try {
    const head = await copy(partial);
    await putInPlace(partial, file, replace);
    const headFile = head && headFileOf(file);
    if (headFile !== undefined) {
      await writeFile(`${headFile}.partial`, `${JSON.stringify(head, null, 2)}\n`, {mode: 0o600, flush: true});
      await rename(`${headFile}.partial`, headFile);
    }
    await syncDirectory(dirname(file));
    return {file, headFile, head};
  } finally {
    await removePartial(partial);
  }
}

async function refuseExisting(file: string): Promise<void> {
  const exists = await lstat(file).then(
    () => true,
    () => false,
  );
  if (exists) throw new BackupExistsError(`${file} exists already.`);
}

/** Gives a complete file its name. A link refuses a name that exists, also one that came a moment ago. */
async function putInPlace(partial: string, file: string, replace: boolean): Promise<void> {
  if (replace) return rename(partial, file);
  try {
    await link(partial, file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') throw new BackupExistsError(`${file} exists already.`, {cause: error});
    // Disks such as FAT have no links.
    await refuseExisting(file);
    await rename(partial, file);
  }
}

/** Removes what backups to the same name have left that were killed. */
async function removeLeftovers(file: string): Promise<void> {
  const directory = dirname(file);
  const rest = /^\.[0-9a-f]{8}\.partial$/;
  for (const name of await readdir(directory)) {
    if (!name.startsWith(basename(file)) || !rest.test(name.slice(basename(file).length))) continue;
    const path = join(directory, name);
    if (!isBeingWritten(path)) await removePartial(path);
  }
}

/** Removes a partial file and what SQLite wrote beside it. */
async function removePartial(partial: string): Promise<void> {
  for (const path of [partial, `${partial}-journal`]) await rm(path, {force: true});
}

/** Makes the new names in a directory survive a power cut; Windows does not open directories. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using handle = await open(directory);
  await handle.sync();
}
