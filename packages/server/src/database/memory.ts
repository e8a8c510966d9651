import type {Storage} from '../domain/storage.ts';
import {wasmEngine} from './engine/wasm-engine.ts';
import {migrateSqlite} from './migrations/migrate-sqlite.ts';
import {marksOf, type MarkOptions} from './mark-options.ts';
import {sqlStorage} from './sql-storage.ts';

/**
 * Stores everything in memory, for tests and for pages that run the server in their own tab; lost when the page closes.
 * It uses the same SQL on a SQLite compiled to WebAssembly, so it behaves like the databases.
 *
 * @param options How the evidence log is marked; nothing is needed.
 */
export async function memoryStorage(options: MarkOptions = {}): Promise<Storage> {
  return sqlStorage(await wasmEngine(migrateSqlite), marksOf(options));
}
