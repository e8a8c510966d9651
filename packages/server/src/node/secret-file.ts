import {randomUUID} from 'node:crypto';
import {link, readFile, rename, unlink, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import {ConfigError} from '../config/config.ts';
import {privateDirectory} from './private-files.ts';

/** The content of a file that only this user may read; undefined when there is no such file. */
export async function readSecret(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw unusable(error);
  }
}

/** What is wrong with `DATA_DIR`, for the operator. */
const unusable = (error: unknown): unknown =>
  error instanceof Error && 'syscall' in error
    ? new ConfigError([
        `DATA_DIR cannot be used (${error.message}): it must be a directory that belongs to the user of this program, on a disk that can be written`,
      ])
    : error;

/**
 * Creates such a file unless it exists, and returns its content: another process that started at the same moment may
 * have been faster, and all use its secret. Nobody ever sees the file without its content, not even after a kill.
 */
export async function storeSecret(file: string, secret: string): Promise<string> {
  const beside = await writtenBeside(file, secret);
  try {
    await link(beside, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(beside);
  }
  return (await readSecret(file)) as string;
}

/** Replaces such a file atomically: a reader sees the old or the new content. */
export async function replaceSecret(file: string, secret: string): Promise<void> {
  await rename(await writtenBeside(file, secret), file);
}

/** Writes a secret, down to the disk, into a new file of the same directory; resolves to its name. */
async function writtenBeside(file: string, secret: string): Promise<string> {
  const beside = `${file}.${randomUUID()}`;
  try {
    await privateDirectory(dirname(file));
    await writeFile(beside, secret, {mode: 0o600, flag: 'wx', flush: true});
  } catch (error) {
    throw unusable(error);
  }
  return beside;
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
