import BetterSqlite, {type Database} from 'better-sqlite3';
import type {Storage} from '../domain/storage.ts';
import {preparing, sqliteEngine} from './engine/sqlite-engine.ts';
import {migrateSqlite} from './migrations/migrate-sqlite.ts';
import {marksOf, type MarkOptions} from './mark-options.ts';
import {sqlStorage} from './sql-storage.ts';

/** How long a writer waits for another process that writes, in milliseconds; the event loop waits with it. */
const busyTimeout = 5000;

/**
 * Stores everything in one SQLite file, created if absent in a directory that exists. Safe against power cuts: what was
 * confirmed is on the disk. Several processes may share the file on a local disk, but not on a network drive.
 */
export async function sqliteStorage(file: string, options: MarkOptions = {}): Promise<Storage> {
  const database = new BetterSqlite(file, {timeout: busyTimeout});
  try {
    await useWriteAheadLog(database);
    configure(database);
    migrateSqlite(preparing(database));
  } catch (error) {
    database.close();
    throw error;
  }
  return sqlStorage(sqliteEngine(database), marksOf(options));
}

/**
 * The change to a write-ahead log is the one step at which SQLite does not wait for others by itself: two programs that
 * make it at the same moment would wait for each other, so one of them gets the error that the file is busy at once.
 */
async function useWriteAheadLog(database: Database): Promise<void> {
  const deadline = Date.now() + busyTimeout;
  for (;;) {
    try {
      const mode = database.pragma('journal_mode = WAL', {simple: true});
      if (mode === 'wal' || database.memory) return;
      throw new Error(`SQLite cannot use a write-ahead log here, only "${mode}".`);
    } catch (error) {
      const busy = error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!busy || Date.now() > deadline) throw error;
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}

function configure(database: Database) {
  database.pragma('synchronous = FULL');
  // Without this, macOS confirms before the disk has written.
  database.pragma('fullfsync = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('cache_size = -32768');
}
