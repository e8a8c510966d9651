import type {Database} from 'better-sqlite3';
import {migrationTable, migrations, nextMigration} from './migrations/index.ts';
import {sqliteDialect} from './migrations/migration.ts';

/**
 * Brings a SQLite database up to date, each step in its own transaction; whoever opens the file at the same time waits.
 * Throws, having changed nothing, when the database is newer than `known`.
 */
export function migrateSqlite(database: Database, known = migrations): void {
  const step = database.transaction(() => {
    database.exec(migrationTable(sqliteDialect.moment));
    const version = database.prepare('SELECT coalesce(max(version), 0) FROM migration').pluck().get() as number;
    const migration = nextMigration(version, known);
    if (!migration) return false;
    for (const statement of migration.statements(sqliteDialect)) database.exec(statement);
    database
      .prepare('INSERT INTO migration (version, name, applied_at) VALUES (?, ?, ?)')
      .run(migration.version, migration.name, new Date().toISOString());
    return true;
  });
  while (step.immediate());
}
