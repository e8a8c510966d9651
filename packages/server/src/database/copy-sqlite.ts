import {statSync} from 'node:fs';
import BetterSqlite, {type Database} from 'better-sqlite3';
import type {StoredHead} from '../domain/evidence/evidence-storage.ts';
import {preparing} from './engine/sqlite-engine.ts';
import {isLocked, longestWaitMs, onceUnlocked, sqliteFailure} from './engine/sqlite-failures.ts';
import {sqliteStatements} from './engine/sqlite-statements.ts';
import {evidenceLog} from './evidence/evidence-log.ts';
import type {SealedLogOperations} from './evidence/sealed-log.ts';
import {operatorLog} from './operator-log/operator-log.ts';
import {evidenceHead, operatorHead} from './schema/evidence.ts';
import {reportedByStorage} from './sql-storage.ts';

/** How many pages are copied before the event loop goes on: about four megabytes. */
const pagesAtOnce = 1000;

/** What a copy holds. */
export interface SqliteCopy {
  /** The newest head of the evidence log in the copy; undefined while nothing was sealed. */
  readonly head: StoredHead | undefined;
}

/**
 * Copies a SQLite database as it is at one moment, while servers go on writing to it. The copy needs no other file beside
 * it. The source is read only: an older database stays of its version.
 *
 * @param source The file of the database.
 * @param target An empty file, or one that is missing; its directory exists.
 * @param copied Hears how many of how many pages are copied; what it throws ends the copying.
 * @throws {StorageUnavailable} when the source cannot be read, or the target cannot be written, now
 */
export const copySqlite = (
  source: string,
  target: string,
  copied: (done: number, total: number) => void,
): Promise<SqliteCopy> =>
  reportedByStorage(async () => {
    const database = new BetterSqlite(source, {readonly: true, fileMustExist: true, timeout: longestWaitMs});
    try {
      // While this reads, the copy is of this moment. Otherwise each write of a server would make it begin again.
      database.exec('BEGIN');
      const pages = await onceUnlocked(() => database.pragma('page_count', {simple: true}) as number);
      await database.backup(target, {
        progress({totalPages, remainingPages}) {
          copied(totalPages - remainingPages, totalPages);
          return pagesAtOnce;
        },
      });
      const copy = completed(target, pages);
      copied(pages, pages);
      return copy;
    } finally {
      database.close();
    }
  }, sqliteFailure);

/** Checks that every page has arrived, and makes the copy one file. */
function completed(file: string, pages: number): SqliteCopy {
  const copy = new BetterSqlite(file, {fileMustExist: true});
  try {
    if (copy.pragma('page_count', {simple: true}) !== pages)
      throw new Error(`Not every page was copied to ${file}: another program writes there.`);
    copy.pragma('journal_mode = DELETE');
    return {head: headOf(copy)};
  } finally {
    copy.close();
  }
}

/** The newest head; undefined also for a database that is older than the evidence log. */
function headOf(
  database: Database,
  table = String(evidenceHead),
  log: Pick<SealedLogOperations, 'treeHead'> = evidenceLog,
): StoredHead | undefined {
  const found = database.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`);
  if (!found.get(table)) return undefined;
  return sqliteStatements(preparing(database)).run(log.treeHead());
}

/**
 * The newest head of each log in the file of a database, which is only read; none where there is no database yet, or none
 * that can be read.
 */
export function headsInSqlite(file: string): StoredHead[] {
  try {
    if ((statSync(file, {throwIfNoEntry: false})?.size ?? 0) === 0) return [];
    const database = new BetterSqlite(file, {readonly: true, fileMustExist: true, timeout: longestWaitMs});
    try {
      const logs = [
        [evidenceHead, evidenceLog],
        [operatorHead, operatorLog],
      ] as const;
      return logs.flatMap(([table, log]) => headOf(database, String(table), log) ?? []);
    } finally {
      database.close();
    }
  } catch {
    // Whoever opens the database says what is wrong with it.
    return [];
  }
}

/** Whether another program is writing a SQLite file; false for what is no database, or not whole. */
export function isBeingWritten(file: string): boolean {
  try {
    const database = new BetterSqlite(file, {fileMustExist: true, timeout: 0});
    try {
      database.exec('BEGIN EXCLUSIVE; ROLLBACK');
      return false;
    } finally {
      database.close();
    }
  } catch (error) {
    return isLocked(error);
  }
}
