import type {Pool} from 'pg';
import {postgresDialect} from './migration.ts';
import {migrations, migrationTable, nextMigration, reportStep, type OnUpgrade} from './migrations.ts';

/** An arbitrary number that all processes of this program lock while they change the schema. */
const advisoryLock = 7_251_968_001;

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
    await client.query(migrationTable(postgresDialect.moment));
    const {rows} = await client.query<{version: number}>('SELECT coalesce(max(version), 0) AS version FROM migration');
    const version = rows[0]?.version ?? 0;
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
