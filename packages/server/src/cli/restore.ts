import {copyFile, lstat, open, rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import BetterSqlite from 'better-sqlite3';
import {Client} from 'pg';
import {readConfig, type Config} from '../config/config.ts';
import {UnfitDatabase} from '../database/engine/engine.ts';
import {clockReading} from '../database/schema/clock-reading.ts';
import {headFileOf} from '../node/back-up.ts';
import {databaseName, privateDirectory} from '../node/private-files.ts';
import {PostgresProgramError, runPostgres} from '../node/postgres-programs.ts';
import {readBackup, type HeadOfBackup, type ReadBackup} from '../node/read-backup.ts';
import {readKeptHeads} from './kept-heads.ts';
import {OperatorError, type Operator} from './operator.ts';

/** The options of the command line about restoring. */
export interface RestoreOptions {
  readonly head?: string | undefined;
  readonly check?: boolean | undefined;
}

/**
 * Puts a backup into an empty place: into `DATA_DIR`, or into the empty database of `DATABASE_URL`. With `check` it only reads
 * the backup. Says what is missing in it since which head; resolves to whether nothing is.
 *
 * @param file What `backup` has made.
 * @throws OperatorError the backup cannot be used, or there is a database already; nothing was written then
 */
export async function restore(operator: Operator, file: string | undefined, options: RestoreOptions): Promise<boolean> {
  if (file === undefined) throw new OperatorError('restore needs the FILE of a backup.');
  const config = readConfig(operator.env);
  try {
    const kept = await keptHeads(file, options.head);
    const backup = await readBackup(
      file,
      kept.map(({size}) => size),
      operator,
    );
    const isComplete = sayWhatIsMissing(operator, backup, kept);
    if (options.check === true) return isComplete;
    if (backup.of === 'SQLite') await intoDirectory(file, config, operator);
    else await intoPostgres(file, config, operator);
    operator.print(
      'Restored. Put the keys back from where you keep them, then run verify --head and recount, and start the server.',
    );
    return isComplete;
  } catch (error) {
    if (error instanceof UnfitDatabase || error instanceof PostgresProgramError)
      throw new OperatorError(error.message, {cause: error});
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_'))
      throw new OperatorError(`${file} cannot be read: ${error.message}.`, {cause: error});
    throw error;
  }
}

/** Heads that others have kept, and the one beside the backup. */
async function keptHeads(file: string, headFile: string | undefined): Promise<readonly HeadOfBackup[]> {
  const beside = headFileOf(file);
  const files = [...(headFile === undefined ? [] : [headFile]), ...((await exists(beside)) ? [beside] : [])];
  const heads = await Promise.all(files.map(readKeptHeads));
  return heads.flat().sort((one, other) => one.size - other.size);
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

/** Compares a backup with heads that were kept elsewhere; whether it has all that they cover. */
function sayWhatIsMissing(
  {print, printError}: Operator,
  {of, newest, roots}: ReadBackup,
  kept: readonly HeadOfBackup[],
): boolean {
  const [size, end] = [newest?.size ?? 0, newest ? ` up to the head of ${newest.signedAt}` : ''];
  print(`The backup is whole: a ${of} database with ${size} entries of the evidence log${end}.`);
  const other = kept.find(head => head.size <= size && roots.has(head.size) && roots.get(head.size) !== head.root);
  if (other) {
    printError(`It is of another log than the kept head of ${other.signedAt} over ${other.size} entries.`);
    return false;
  }
  const last = kept.at(-1);
  if (last === undefined) {
    print('What is missing since then is not known: name heads that were kept elsewhere with --head FILE.');
    return true;
  }
  if (last.size <= size) {
    print(`Nothing is missing that the newest kept head covers, that of ${last.signedAt} over ${last.size} entries.`);
    return true;
  }
  printError(
    `${last.size - size} entries are missing: those since the backup's head${newest ? ` of ${newest.signedAt}` : ''}, which the kept head of ${last.signedAt} over ${last.size} entries covers.`,
  );
  return false;
}

async function intoDirectory(file: string, {DATABASE_URL, DATA_DIR}: Config, {printError}: Operator): Promise<void> {
  if (DATABASE_URL !== undefined)
    throw new OperatorError(
      `${file} is an embedded database, and DATABASE_URL names one in PostgreSQL. Unset DATABASE_URL, or name a dump.`,
    );
  const target = join(DATA_DIR, databaseName);
  for (const path of ['', '-wal', '-journal'].map(ending => target + ending))
    if (await exists(path))
      throw new OperatorError(`${path} exists: name a new directory as DATA_DIR, and keep the earlier database.`);
  await privateDirectory(DATA_DIR, printError);
  const partial = `${target}.partial`;
  try {
    await copyFile(file, partial);
    await forgetClock(partial);
    await using handle = await open(partial, 'r+');
    await handle.chmod(0o600);
    await handle.sync();
    await rename(partial, target);
  } catch (error) {
    throw new OperatorError(`The backup cannot be restored to DATA_DIR: ${(error as Error).message}`, {cause: error});
  } finally {
    await rm(partial, {force: true});
  }
  if (process.platform !== 'win32') {
    await using directory = await open(dirname(target));
    await directory.sync();
  }
}

/** The newest known moment is that of the backup, with which no clock of today would agree. */
async function forgetClock(file: string): Promise<void> {
  const database = new BetterSqlite(file, {fileMustExist: true});
  try {
    database.pragma('journal_mode = DELETE');
    const found = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = ?`).get(String(clockReading));
    if (found) database.exec(`DELETE FROM ${clockReading}`);
  } finally {
    database.close();
  }
}

async function intoPostgres(file: string, {DATABASE_URL: url}: Config, operator: Operator): Promise<void> {
  if (url === undefined)
    throw new OperatorError(`${file} is a dump of PostgreSQL: name the new, empty database as DATABASE_URL.`);
  await onPostgres(url, async client => {
    const {rows} = await client.query<{name: string}>(
      `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = to_regnamespace(quote_ident(current_schema()))`,
    );
    if (rows.length > 0)
      throw new OperatorError(
        'The database of DATABASE_URL has tables already: make a new one with createdb, and keep the earlier one.',
      );
  });
  await runPostgres('pg_restore', {
    url,
    args: ['--exit-on-error', '--single-transaction', '--no-owner', '--no-privileges', file],
    by: operator,
  });
  await onPostgres(url, client => client.query(`DELETE FROM ${clockReading}`).catch(() => undefined));
}

async function onPostgres(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({connectionString: url, connectionTimeoutMillis: 5_000});
  client.on('error', () => undefined);
  try {
    await client.connect();
    await work(client);
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    throw new OperatorError(`The database of DATABASE_URL cannot be used: ${(error as Error).message}`, {cause: error});
  } finally {
    await client.end().catch(() => undefined);
  }
}
