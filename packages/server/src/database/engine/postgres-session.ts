import type {Pool, PoolClient} from 'pg';
import {UnfitDatabase} from './engine.ts';

/** How long a statement waits for a lock that another transaction holds, in milliseconds. */
const lockTimeoutMs = 10_000;
/** How long a transaction may wait for this program to go on, before the server gives up its locks; milliseconds. */
const idleInTransactionMs = 30_000;

/** How long a statement that has little to do may take at the start, in milliseconds. */
const quickMs = 8_000;

/** A statement that is given up when it is not answered within some seconds. */
export const quick = (text: string, values: readonly unknown[] = []) => ({
  text,
  query_timeout: quickMs,
  ...(values.length > 0 ? {values: [...values]} : {}),
});

/** What the program found when it connected first, and holds on to on every later connection. */
export interface Found {
  /** The first schema of the search path, in which all tables lie. */
  readonly schema: string;
  /** Names of limits that the address of the database sets. */
  readonly ownLimits: readonly string[];
}

/** The limits of waiting that this program sets. */
const limitNames = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'] as const;

/**
 * How values are written, read and compared. Database and role can set each of these to something else (`ALTER ROLE … SET`),
 * under which statements of this program fail or mean something else.
 */
const fixed: readonly (readonly [name: string, value: string])[] = [
  ['TimeZone', 'UTC'],
  ['DateStyle', 'ISO, YMD'],
  ['IntervalStyle', 'postgres'],
  ['array_nulls', 'on'],
  ['bytea_output', 'hex'],
  ['client_encoding', 'UTF8'],
  ['client_min_messages', 'warning'],
  ['extra_float_digits', '1'],
  ['standard_conforming_strings', 'on'],
  ['backslash_quote', 'safe_encoding'],
  ['transform_null_equals', 'off'],
  ['gin_fuzzy_search_limit', '0'],
  ['row_security', 'on'],
  ['default_transaction_isolation', 'read committed'],
  ['default_transaction_deferrable', 'off'],
  ['idle_session_timeout', '0'],
];

/**
 * One statement that prepares a connection, or a transaction behind a pooler. What database and role set is replaced;
 * only limits that the address of the database sets stay. `statementTimeoutMs` 0 is without a limit.
 */
export function sessionSettings(
  found: Found | undefined,
  statementTimeoutMs: number,
  scope: 'connection' | 'transaction',
): string {
  const limits: Readonly<Record<(typeof limitNames)[number], number>> = {
    statement_timeout: statementTimeoutMs,
    lock_timeout: statementTimeoutMs > 0 ? Math.min(lockTimeoutMs, statementTimeoutMs) : lockTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
  };
  const ours = limitNames.filter(name => !found?.ownLimits.includes(name));
  const settings = [
    ...fixed,
    ...ours.map(name => [name, `${limits[name]}ms`] as const),
    ...(found ? [['search_path', quotedName(found.schema)] as const] : []),
  ];
  const calls = settings.map(([name, value]) => call(name, quotedText(value), scope));
  // Whoever turned this off after the start would let a crash lose what was confirmed.
  const commit = `CASE current_setting('synchronous_commit') WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END`;
  return `SELECT ${[...calls, call('synchronous_commit', commit, scope)].join(', ')}`;
}

const call = (name: string, value: string, scope: 'connection' | 'transaction'): string =>
  `set_config('${name}', ${value}, ${scope === 'transaction'})`;

const quotedText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * What every later connection holds on to. Asked before anything is set.
 *
 * @throws {UnfitDatabase} when the role may not work in any schema of its search path
 */
export async function findOut(client: Pool | PoolClient, url: string): Promise<Found> {
  const {rows} = await client.query<{schema: string | null; path: string; limits: string | null}>(
    quick(`SELECT current_schema() AS schema, current_setting('search_path') AS path, (
      SELECT string_agg(name, ' ') FROM pg_settings
      WHERE source = 'client' AND setting <> '0' AND name IN (${limitNames.map(quotedText).join(', ')})) AS limits`),
  );
  const {schema = null, path = '', limits = null} = rows[0] ?? {};
  const wanted = searchPathOf(url);
  if (wanted !== undefined && spelling(wanted) !== spelling(path))
    throw new UnfitDatabase(
      `DATABASE_URL sets the search path ${wanted}, and what arrives is ${path}: something on the way drops it. Set it for the user instead: ALTER ROLE … SET search_path = ….`,
    );
  if (schema === null)
    throw new UnfitDatabase(
      `The search path of this user (${path}) leads to no schema. Create the schema, or set it: ALTER ROLE … SET search_path = ….`,
    );
  return {schema, ownLimits: limits?.split(' ') ?? []};
}

/** The search path in `options` of an address; undefined when it sets none. */
function searchPathOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const options = new URL(url).searchParams.get('options') ?? '';
  const [, last] = [...options.matchAll(/(?:-c\s*|--)search_path=((?:\\.|[^\s\\])+)/g)].at(-1) ?? [];
  return last?.replaceAll(/\\(.)/g, '$1');
}

const spelling = (path: string): string => path.replaceAll(/[\s"]/g, '').toLowerCase();

/** What cannot be set by an ordinary user and must not be otherwise, and what helps. */
const demanded: readonly (readonly [name: string, wrong: string, sentence: string])[] = [
  ['fsync', 'off', 'PostgreSQL runs with fsync = off: a power cut would lose ratings.'],
  [
    'synchronous_commit',
    'off',
    'PostgreSQL runs with synchronous_commit = off: a crash would lose ratings already acknowledged.',
  ],
  [
    'session_replication_role',
    'replica',
    'This user has session_replication_role = replica: rows would not be checked. ALTER ROLE … RESET session_replication_role.',
  ],
];

/**
 * Demands of the server what this program cannot set itself. Asked before anything is set.
 *
 * @throws {UnfitDatabase} names what is wrong
 */
export async function demandFitness(client: Pool | PoolClient): Promise<void> {
  const asked = ['server_encoding', ...demanded.map(([name]) => name)];
  const {rows} = await client.query<Record<string, string>>(
    quick(`SELECT ${asked.map(name => `current_setting('${name}') AS ${name}`).join(', ')}`),
  );
  const [is = {}] = rows;
  const [, , sentence] = demanded.find(([name, wrong]) => is[name] === wrong) ?? [];
  if (sentence !== undefined) throw new UnfitDatabase(sentence);
  if (is['server_encoding'] !== 'UTF8')
    throw new UnfitDatabase(
      `The database is encoded in ${is['server_encoding']}, which cannot hold every name; UTF8 is needed.`,
    );
}
