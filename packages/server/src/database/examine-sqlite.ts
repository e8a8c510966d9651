import {rmSync, statSync} from 'node:fs';
import BetterSqlite, {type Database} from 'better-sqlite3';
import {Unavailable, UnfitDatabase} from './engine/engine.ts';
import {onceUnlocked, nativeWaitMs} from './engine/sqlite-failures.ts';
import {migrations, nextMigration} from './migrations/migrations.ts';

/** Up to this size, in bytes, the entries of every index are compared with the rows too. */
const comparedUpTo = 1024 ** 3;

const sizeOf = (file: string): number => statSync(file, {throwIfNoEntry: false})?.size ?? 0;

/**
 * Looks at a file before it is used, and writes nothing: a file that another program made, one of a newer version, a torn
 * copy and one beside which the write-ahead log of another database lies are not this program's to write into.
 *
 * @param file A path; a file that is missing or empty is a new database.
 * @throws {UnfitDatabase} when the file is not this program's; the message says why, and what helps
 * @throws {Unavailable} when it is damaged; the cause says what helps
 */
export async function examineSqlite(file: string): Promise<void> {
  const log = `${file}-wal`;
  const besides = [log, `${file}-shm`].filter(path => statSync(path, {throwIfNoEntry: false}) === undefined);
  if (sizeOf(file) === 0) {
    if (sizeOf(log) === 0) return;
    throw new UnfitDatabase(
      `${file} is missing or empty, but ${log} beside it holds what was written into a database: put the file back to its log, or move the log away to begin a new database.`,
    );
  }
  const hadLog = sizeOf(log) > 0;
  try {
    await onceUnlocked(() => {
      const database = new BetterSqlite(file, {readonly: true, fileMustExist: true, timeout: nativeWaitMs});
      try {
        demandOwn(database, file);
        demandWhole(database, file, hadLog);
      } finally {
        database.close();
      }
    });
  } catch (error) {
    // Who only reads leaves these two behind.
    for (const path of besides) if (sizeOf(log) === 0) rmSync(path, {force: true});
    throw isDamage(error) ? damaged(file, hadLog, (error as Error).message) : error;
  }
}

/** Throws for a database of another program, or of a version that this program does not know. */
export function demandOwn(database: Database, file: string): void {
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[];
  if (tables.length === 0) return;
  const foreign = new UnfitDatabase(
    `${file} is a database of another program (its tables: ${tables.slice(0, 3).join(', ')}): name another DATA_DIR. Nothing was written.`,
  );
  if (!tables.includes('migration')) throw foreign;
  let version: number;
  try {
    if (database.prepare('SELECT name FROM migration WHERE version = 1').pluck().get() !== migrations[0]?.name)
      throw foreign;
    version = database.prepare('SELECT max(version) FROM migration').pluck().get() as number;
  } catch (error) {
    throw isDamage(error) ? error : foreign;
  }
  nextMigration(version);
}

function demandWhole(database: Database, file: string, hadLog: boolean): void {
  const check = sizeOf(file) <= comparedUpTo ? 'integrity_check(1)' : 'quick_check(1)';
  const found = String(database.pragma(check, {simple: true}));
  if (found !== 'ok') throw damaged(file, hadLog, found);
}

const isDamage = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && /^SQLITE_(CORRUPT|NOTADB)/.test(String(thrown.code));

const damaged = (file: string, hadLog: boolean, found: string) =>
  new Unavailable('operator', 'SQLITE_CORRUPT', {cause: new UnfitDatabase(damageSentence(file, hadLog, found))});

const damageSentence = (file: string, hadLog: boolean, found: string) =>
  `${file} is damaged or no database (${found.replace(/\s+/g, ' ').slice(0, 200)}): restore a backup. ${
    hadLog
      ? `If you have just put this file there, ${file}-wal beside it is the log of the file before it: move it away and try again.`
      : 'A file that was copied with cp while a server wrote to it is torn; use gov-rating-server backup.'
  } Nothing was written.`;
