import type {RunStatement} from '../engine/sqlite-statements.ts';
import {sqliteDialect} from './migration.ts';
import {migrations, migrationTable, nextMigration} from './migrations.ts';

/**
 * Brings a SQLite database up to date, each step in its own transaction; a process that opens the file at the same time waits.
 * Throws, having changed nothing, when the database is newer than `known`.
 */
export function migrateSqlite(run: RunStatement, known = migrations): void {
  const step = (): boolean => {
    run(migrationTable(sqliteDialect.moment), []);
    const [row] = run('SELECT coalesce(max(version), 0) AS version FROM migration', []);
    const migration = nextMigration(Number(row?.['version']), known);
    if (!migration) return false;
    for (const statement of migration.statements(sqliteDialect)) run(statement, []);
    run('INSERT INTO migration (version, name, applied_at) VALUES (?, ?, ?)', [
      migration.version,
      migration.name,
      new Date().toISOString(),
    ]);
    return true;
  };
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
}

/** Some failures, such as a full disk, have ended the transaction already. */
function rollBack(run: RunStatement): void {
  try {
    run('ROLLBACK', []);
  } catch {
    // What was thrown first is what the operator needs to know.
  }
}
