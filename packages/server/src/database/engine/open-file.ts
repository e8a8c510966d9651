import {openSync, readSync, renameSync, rmSync, statfsSync, statSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import type {Database} from 'better-sqlite3';
import {Unavailable} from './engine.ts';

/** The code by which a storage says that its file was replaced, moved or removed while it was open. */
export const replacedCode = 'SQLITE_READONLY_DBMOVED';

/** With less room on the disk, in bytes, a server is not ready: a few ratings together are as large. */
const leastRoom = 256 * 1024;

/** How often the mark of a database moves on at most, in milliseconds. */
const markEveryMs = 1_000;
/** Where a SQLite file has its mark, `user_version`, and who made it, `application_id`; both are 4 bytes. */
const [markAt, makerAt] = [60, 68];
const header = Buffer.from('SQLite format 3\0');

/** Databases that are never closed: closing one writes its log into the file. The process ends at once instead of closing them. */
const abandoned = new Set<Database>();

/** What the head of a SQLite file says. */
interface FileHead {
  readonly mark: number;
  readonly maker: number;
}

/** The file that a database has open. */
export interface OpenFile {
  /** Throws when the file was replaced, moved, removed or written over since it was opened. */
  demand(): void;
  /** Throws when the disk has no room for ratings, even if a mark still finds a place in the write-ahead log. */
  demandRoom(): void;
  /** Moves the mark of the database on, inside of a transaction. */
  mark(): void;
  /** Moves the mark on when that was not done lately. */
  markLately(): void;
  /**
   * Puts the write-ahead log of this database aside, so that nobody takes it for the log of the file that is there now. After
   * this the database is never closed; the process ends without it.
   */
  abandon(): void;
}

/**
 * Watches that the file under an open database stays the same. SQLite writes on into a file that was moved away, which
 * nobody finds again after a restart, and into one that was written over, which it then destroys.
 *
 * The mark in the head of the file only grows, each second in which something is written, and reaches the file with each
 * checkpoint: a file whose mark is smaller than it was is an earlier copy.
 */
export function openFile(database: Database): OpenFile {
  let markedAt = -Infinity;
  const mark = () => {
    const last = database.pragma('user_version', {simple: true}) as number;
    database.pragma(`user_version = ${(last % 0x7fff_fffe) + 1}`);
    markedAt = performance.now();
  };
  const marking = {
    mark,
    markLately: () => {
      if (performance.now() - markedAt > markEveryMs) mark();
    },
  };
  if (database.memory)
    return {...marking, demand: () => undefined, demandRoom: () => undefined, abandon: () => undefined};
  const file = resolve(database.name);
  const {ino, dev} = statSync(file);
  // Windows does not let anybody replace a file that is open. Elsewhere this stays open as long as the process: closing
  // it would give up the locks of SQLite on the same file.
  const descriptor = process.platform === 'win32' ? undefined : openSync(file, 'r');
  let seen = headOf(descriptor);
  const moved = () => new Unavailable('operator', replacedCode);
  return {
    ...marking,
    demand() {
      const now = statSync(file, {throwIfNoEntry: false});
      if (now?.ino !== ino || now.dev !== dev) throw moved();
      if (descriptor === undefined) return;
      const head = headOf(descriptor);
      const isEarlier = seen && (head === undefined || head.maker !== seen.maker || head.mark < seen.mark);
      if (isEarlier) throw moved();
      seen = head;
    },
    demandRoom() {
      const {blocks, bavail, bsize} = statfsSync(dirname(file));
      if (blocks > 0 && bavail * bsize < leastRoom) throw new Unavailable('later', 'SQLITE_FULL');
    },
    abandon() {
      const aside = `.replaced-${new Date().toISOString().replaceAll(':', '')}`;
      try {
        renameSync(`${file}-wal`, `${file}-wal${aside}`);
      } catch {
        // It was moved away together with the file.
      }
      rmSync(`${file}-shm`, {force: true});
      if (abandoned.size === 0) process.once('exit', () => process.exit());
      abandoned.add(database);
    },
  };
}

function headOf(descriptor: number | undefined): FileHead | undefined {
  if (descriptor === undefined) return undefined;
  const bytes = Buffer.alloc(makerAt + 4);
  if (readSync(descriptor, bytes, 0, bytes.length, 0) < bytes.length) return undefined;
  if (!bytes.subarray(0, header.length).equals(header)) return undefined;
  return {mark: bytes.readInt32BE(markAt), maker: bytes.readInt32BE(makerAt)};
}
