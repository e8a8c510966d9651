import type {Storage} from '../domain/storage.ts';
import {wasmEngine} from './engine/wasm-engine.ts';
import {migrateSqlite} from './migrations/migrate-sqlite.ts';
import {sqlStorage} from './sql-storage.ts';

/**
 * Keeps everything in memory, for tests and for pages that run the server in their own tab; gone when the page is. It is
 * the storage of the databases over a SQLite that is itself compiled for the browser, so it does what they do.
 */
export async function memoryStorage(): Promise<Storage> {
  return sqlStorage(await wasmEngine(migrateSqlite));
}
