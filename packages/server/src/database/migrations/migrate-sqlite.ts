import type {RunStatement} from '../engine/sqlite-statements.ts';
import {sqliteDialect} from './migration.ts';
import {migrations, migrationTable, nextMigration, reportStep, type OnUpgrade} from './migrations.ts';

/**
 * Brings a SQLite database up to date, each step in its own transaction; a process that opens the file at the same time waits.
 * Throws, having changed nothing, when the database is newer than `known`.
 */
export function migrateSqlite(run: RunStatement, known = migrations, onUpgrade: OnUpgrade = () => undefined): void {
  let from: number | undefined;
  const step = (): boolean => {
    run(migrationTable(sqliteDialect.moment), []);
    const [row] = run('SELECT coalesce(max(version), 0) AS version FROM migration', []);
    const version = Number(row?.['version']);
    const migration = nextMigration(version, known);
    if (!migration) return false;
    reportStep((from ??= version), migration, known.length, onUpgrade);
    for (const statement of migration.statements(sqliteDialect)) run(statement, []);
    if (migration.rebuildsReferenced && run('PRAGMA foreign_key_check', []).length > 0)
      throw new Error(`After the step ${migration.name} rows would refer to rows that are missing.`);
    run('INSERT INTO migration (version, name, applied_at) VALUES (?, ?, ?)', [
      migration.version,
      migration.name,
      new Date().toISOString(),
    ]);
    return true;
  };
  // A table to which others refer cannot be made anew while references are enforced; a transaction cannot change that.
  const [enforced] = run('PRAGMA foreign_keys', []);
  run('PRAGMA foreign_keys = OFF', []);
  try {
    for (let more = true; more;) {
      run('BEGIN IMMEDIATE', []);
      try {
        more = step();
        run('COMMIT', []);
      } catch (error) {
        rollBack(run);
        throw error;
      }
    }
  } finally {
    if (enforced?.['foreign_keys'] === 1) run('PRAGMA foreign_keys = ON', []);
  }
}

/** Some failures, such as a full disk, have ended the transaction already. */
function rollBack(run: RunStatement): void {
  try {
    run('ROLLBACK', []);
  } catch {
    // What was thrown first is what the operator needs to know.
  }
}
