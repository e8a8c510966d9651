import {open} from 'node:fs/promises';
import {devNull} from 'node:os';
import BetterSqlite from 'better-sqlite3';
import {Unavailable, UnfitDatabase} from '../database/engine/engine.ts';
import {examineSqlite} from '../database/examine-sqlite.ts';
import {evidenceHead} from '../database/schema/evidence.ts';
import {PostgresProgramError, runPostgres, type PostgresRunner} from './postgres-programs.ts';

/** A signed head as far as two logs are compared by it. */
export interface HeadOfBackup {
  readonly size: number;
  readonly root: string;
  readonly signedAt: string;
}

/** What a backup holds. */
export interface ReadBackup {
  readonly of: 'SQLite' | 'PostgreSQL';
  /** The newest head of its evidence log; undefined where nothing was sealed. */
  readonly newest: HeadOfBackup | undefined;
  /** The roots of its log, at those of the asked sizes at which it has a head. */
  readonly roots: ReadonlyMap<number, string>;
}

/**
 * Reads a whole backup and changes nothing.
 *
 * @param sizes At which sizes the log is compared.
 * @throws {UnfitDatabase} when the file is missing, torn, of another program or newer than this one
 * @throws {PostgresProgramError} when `pg_restore` cannot be run
 */
export async function readBackup(file: string, sizes: readonly number[], by: PostgresRunner): Promise<ReadBackup> {
  const kind = await kindOf(file);
  if (kind === 'SQLite') {
    await examineSqlite(file).catch((error: unknown) => {
      throw error instanceof Unavailable ? error.cause : error;
    });
    return {of: kind, ...headsOfSqlite(file, sizes)};
  }
  return {of: kind, ...(await headsOfDump(file, sizes, by))};
}

/** Which database a backup is of, by how it begins. */
async function kindOf(file: string): Promise<ReadBackup['of']> {
  const start = Buffer.alloc(16);
  try {
    await using handle = await open(file, 'r');
    await handle.read(start, 0, start.length, 0);
  } catch (error) {
    throw new UnfitDatabase(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (start.toString('latin1') === 'SQLite format 3\0') return 'SQLite';
  if (start.toString('latin1', 0, 5) === 'PGDMP') return 'PostgreSQL';
  throw new UnfitDatabase(
    `${file} is no backup: it is neither an embedded database nor what gov-rating-server backup or pg_dump --format=custom makes.`,
  );
}

const {size, root, signedAt} = evidenceHead;

function headsOfSqlite(file: string, sizes: readonly number[]) {
  const database = new BetterSqlite(file, {readonly: true, fileMustExist: true});
  try {
    const found = database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = ?`).get(String(evidenceHead));
    const rows = found
      ? database.prepare(`SELECT ${size.name}, ${root.name}, ${signedAt.name} FROM ${evidenceHead}`).raw().iterate()
      : [];
    return newestOf(rows as Iterable<readonly [number, string, string]>, sizes);
  } finally {
    database.close();
  }
}

function newestOf(rows: Iterable<readonly [number, string, string]>, sizes: readonly number[]) {
  const compare = comparing(sizes);
  for (const row of rows) compare.head(...row);
  return compare.result();
}

function comparing(sizes: readonly number[]) {
  const roots = new Map<number, string>();
  let newest: HeadOfBackup | undefined;
  return {
    head(itsSize: number, itsRoot: string, at: string) {
      if (sizes.includes(itsSize)) roots.set(itsSize, itsRoot);
      if (newest === undefined || itsSize > newest.size)
        newest = {size: itsSize, root: itsRoot, signedAt: new Date(at).toISOString()};
    },
    result: () => ({newest, roots}),
  };
}

/** Reads every byte of a dump, of which `pg_restore` knows when it is torn, and the heads in it. */
async function headsOfDump(file: string, sizes: readonly number[], by: PostgresRunner) {
  const compare = comparing(sizes);
  let columns: readonly string[] | undefined;
  let isOurs = false;
  const line = (text: string) => {
    const [, names] = /^COPY \S+ \((.*)\) FROM stdin;$/.exec(text) ?? [];
    if (names !== undefined) {
      isOurs = true;
      columns = names.split(', ');
    } else if (text === '\\.') columns = undefined;
    else if (columns) {
      const values = text.split('\t');
      const of = (name: string) => values[columns?.indexOf(name) ?? -1] ?? '';
      compare.head(Number(of(size.name)), of(root.name), of(signedAt.name));
    }
  };
  try {
    await runPostgres('pg_restore', {args: [`--file=${devNull}`, file], by});
    await runPostgres('pg_restore', {
      args: ['--data-only', `--table=${evidenceHead}`, '--file=-', file],
      by,
      line,
    });
  } catch (error) {
    if (error instanceof PostgresProgramError && error.message.includes('has failed'))
      throw new UnfitDatabase(`${file} is torn or damaged. ${error.message}`, {cause: error});
    throw error;
  }
  if (!isOurs) throw new UnfitDatabase(`${file} is a dump of another program: it has no table ${evidenceHead}.`);
  return compare.result();
}
