import {DatabaseError, type ClientBase, type Pool, type PoolClient} from 'pg';
import {Unavailable, UnfitDatabase} from '../engine/engine.ts';
import {quick} from '../engine/postgres-session.ts';
import {postgresDialect} from './migration.ts';
import {migrations, migrationTable, nextMigration, reportStep, type OnUpgrade} from './migrations.ts';

/** An arbitrary number that all processes of this program lock while they change the schema. */
const advisoryLock = 7_251_968_001;

/** How long a step waits for a lock before the program says whose it is, and tries again later. */
const lockTimeout = `set_config('lock_timeout', '5s', true)`;

/** The ordinary tables in the first schema of the search path; those of extensions, such as PostGIS, do not count. */
const tablesHere = `SELECT relname AS name FROM pg_class c
  WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND relkind IN ('r', 'p')
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  ORDER BY relname`;

/**
 * The version of the tables; the table of versions is made in an empty schema only. A role that may only read learns the
 * version too.
 *
 * @throws {UnfitDatabase} when the tables are those of another program; nothing was written
 */
async function versionOf(client: ClientBase): Promise<number> {
  const {rows: tables} = await client.query<{name: string}>(quick(tablesHere));
  const names = tables.map(({name}) => name);
  if (names.length === 0) {
    await client.query(quick(migrationTable(postgresDialect.moment)));
    return 0;
  }
  const foreign = new UnfitDatabase(
    `The schema that DATABASE_URL leads to has tables of another program (${names.slice(0, 3).join(', ')}): give this program a database or a schema of its own. Nothing was written.`,
  );
  if (!names.includes('migration')) throw foreign;
  const {rows: columns} = await client.query(
    quick(`SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(quote_ident(current_schema()) || '.migration')
      AND attname IN ('version', 'name', 'applied_at')`),
  );
  if (columns.length < 3) throw foreign;
  const {rows} = await client.query<{version: number; name: string}>(
    quick('SELECT version, name FROM migration ORDER BY version'),
  );
  const [first] = rows;
  if (first === undefined ? names.length > 1 : first.name !== migrations[0]?.name) throw foreign;
  return rows.at(-1)?.version ?? 0;
}

/**
 * Brings a PostgreSQL database up to date, each step in its own transaction, which begins with the SQL of `settings`; a
 * process that starts at the same time waits. Throws, having changed nothing, when the database is newer than `known`.
 *
 * @throws {Unavailable} says who holds a lock that is needed
 */
export async function migratePostgres(
  pool: Pool,
  known = migrations,
  onUpgrade: OnUpgrade = () => undefined,
  settings = 'SELECT 1',
): Promise<void> {
  let from: number | undefined;
  const client = await pool.connect();
  const step = async () => {
    await client.query(quick('SELECT pg_advisory_xact_lock($1)', [advisoryLock]));
    const version = await versionOf(client);
    const migration = nextMigration(version, known);
    if (!migration) return false;
    reportStep((from ??= version), migration, known.length, onUpgrade);
    for (const statement of migration.statements(postgresDialect)) await client.query(statement);
    await client.query('INSERT INTO migration (version, name, applied_at) VALUES ($1, $2, now())', [
      migration.version,
      migration.name,
    ]);
    return true;
  };
  try {
    for (let more = true; more;) {
      await client.query(quick(`BEGIN ISOLATION LEVEL READ COMMITTED; ${settings}; SELECT ${lockTimeout}`));
      more = await step();
      await client.query('COMMIT');
    }
    client.release();
  } catch (error) {
    const isLocked = error instanceof DatabaseError && error.code === '55P03';
    const holder = isLocked ? await holderOfLock(client).catch(() => undefined) : undefined;
    // A connection that is thrown away takes its transaction and its lock along.
    client.release(true);
    if (holder === undefined) throw error;
    throw new Unavailable('later', '55P03', {cause: new Error(holder, {cause: error})});
  }
}

/** Who holds the lock of {@link advisoryLock}, or locks on tables of this program: the oldest one, in words. */
async function holderOfLock(client: PoolClient): Promise<string | undefined> {
  await client.query(quick('ROLLBACK'));
  const {rows} = await client.query<{pid: number; name: string | null; program: string | null; starts: boolean}>(
    quick(
      `SELECT held.pid, other.usename AS name, other.application_name AS program, held.locktype = 'advisory' AS starts
      FROM pg_locks held JOIN pg_stat_activity other ON other.pid = held.pid
      WHERE held.granted AND held.pid <> pg_backend_pid()
        AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND (
          held.locktype = 'advisory' AND held.objsubid = 1
            AND (held.classid::bigint << 32) + held.objid::bigint = $1::bigint
          OR held.relation IN (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
        )
      ORDER BY starts DESC, other.xact_start, held.pid LIMIT 1`,
      [advisoryLock],
    ),
  );
  const [holder] = rows;
  if (!holder) return undefined;
  const {pid, name, program, starts} = holder;
  const whose = `process ${pid} of PostgreSQL (user ${name ?? 'unknown'}, program ${program || 'unknown'})`;
  return starts
    ? `waiting for ${whose}, which holds the lock for bringing the database up to date`
    : `waiting for ${whose}, which holds a lock on tables that are to be brought up to date`;
}
