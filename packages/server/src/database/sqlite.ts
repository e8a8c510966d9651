import BetterSqlite, {type Database} from 'better-sqlite3';
import type {Storage} from '../domain/storage.ts';
import {examineSqlite} from './examine-sqlite.ts';
import {preparing, sqliteEngine} from './engine/sqlite-engine.ts';
import {nativeWaitMs, onceUnlocked, sqliteFailure} from './engine/sqlite-failures.ts';
import {migrateSqlite} from './migrations/migrate-sqlite.ts';
import {migrations, type OnUpgrade} from './migrations/migrations.ts';
import {marksOf, type MarkOptions} from './mark-options.ts';
import {reportedByStorage, sqlStorage} from './sql-storage.ts';

/** How a SQLite file is opened. */
export interface SqliteOptions extends MarkOptions {
  /** Hears of each step by which a database of an earlier version is brought up to date, before it begins. */
  readonly onUpgrade?: OnUpgrade | undefined;
}

/**
 * Stores everything in one SQLite file, created if absent in a directory that exists. Safe against power cuts: what was
 * confirmed is on the disk. Several processes may share the file on a local disk, but not on a network drive.
 *
 * @param file The path of the file; its directory must exist.
 * @throws {StorageUnavailable} when the file cannot be opened or written now.
 * @throws {UnfitDatabase} when the file is empty beside a log, newer than this program, or of another one; nothing was written.
 */
export async function sqliteStorage(file: string, options: SqliteOptions = {}): Promise<Storage> {
  const database = await reportedByStorage(async () => {
    if (file !== ':memory:') await examineSqlite(file);
    return opened(file, options.onUpgrade);
  }, sqliteFailure);
  return sqlStorage(sqliteEngine(database), marksOf(options));
}

/** Waits for other programs that open the file at the same moment or write to it. */
async function opened(file: string, onUpgrade?: OnUpgrade): Promise<Database> {
  const database = await onceUnlocked(() => new BetterSqlite(file, {timeout: nativeWaitMs}));
  try {
    await onceUnlocked(() => useWriteAheadLog(database));
    await onceUnlocked(() => configure(database));
    await onceUnlocked(() => migrateSqlite(preparing(database), migrations, onUpgrade));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function useWriteAheadLog(database: Database): void {
  const mode = database.pragma('journal_mode = WAL', {simple: true});
  if (mode !== 'wal' && !database.memory)
    throw new Error(`SQLite cannot use a write-ahead log here, only "${String(mode)}".`);
}

function configure(database: Database) {
  database.pragma('synchronous = FULL');
  // Without this, macOS confirms before the disk has written.
  database.pragma('fullfsync = ON');
  database.pragma('foreign_keys = ON');
  database.pragma('cache_size = -32768');
}
