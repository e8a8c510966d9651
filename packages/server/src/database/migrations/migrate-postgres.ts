import type {ClientBase, Pool} from 'pg';
import {UnfitDatabase} from '../engine/engine.ts';
import {postgresDialect} from './migration.ts';
import {migrations, migrationTable, nextMigration, reportStep, type OnUpgrade} from './migrations.ts';

/** An arbitrary number that all processes of this program lock while they change the schema. */
const advisoryLock = 7_251_968_001;

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
  const {rows: tables} = await client.query<{name: string}>(tablesHere);
  const names = tables.map(({name}) => name);
  if (names.length === 0) {
    await client.query(migrationTable(postgresDialect.moment));
    return 0;
  }
  const foreign = new UnfitDatabase(
    `The schema that DATABASE_URL leads to has tables of another program (${names.slice(0, 3).join(', ')}): give this program a database or a schema of its own. Nothing was written.`,
  );
  if (!names.includes('migration')) throw foreign;
  const {rows: columns} = await client.query(
    `SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(quote_ident(current_schema()) || '.migration')
      AND attname IN ('version', 'name', 'applied_at')`,
  );
  if (columns.length < 3) throw foreign;
  const {rows} = await client.query<{version: number; name: string}>(
    'SELECT version, name FROM migration ORDER BY version',
  );
  const [first] = rows;
  if (first === undefined ? names.length > 1 : first.name !== migrations[0]?.name) throw foreign;
  return rows.at(-1)?.version ?? 0;
}

/**
 * Brings a PostgreSQL database up to date, each step in its own transaction; a process that starts at the same time waits.
 * Throws, having changed nothing, when the database is newer than `known`.
 */
export async function migratePostgres(
  pool: Pool,
  known = migrations,
  onUpgrade: OnUpgrade = () => undefined,
): Promise<void> {
  let from: number | undefined;
  const client = await pool.connect();
  const step = async () => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock]);
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
      await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
      more = await step();
      await client.query('COMMIT');
    }
    client.release();
  } catch (error) {
    // A connection that is thrown away takes its transaction and its lock along.
    client.release(true);
    throw error;
  }
}
