import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import BetterSqlite from 'better-sqlite3';
import {Client, Pool} from 'pg';
import {declaredTables} from '../../../test/fixtures/declared-tables.fixtures.ts';
import {freshSchema, howToGetPostgres, startPostgres} from '../../../test/fixtures/postgres.fixtures.ts';
import {columnsOf, type StoredAs} from '../engine/table.ts';
import {migratePostgres} from '../migrations/migrate-postgres.ts';
import {migrateSqlite} from '../migrations/migrate-sqlite.ts';
import {preparing} from '../engine/sqlite-engine.ts';

/** A table as one line for each column, in alphabetical order: name, type, and whether it may be NULL. */
type Shape = readonly string[];

const shapesAs = (types: Readonly<Record<StoredAs, string>>): Readonly<Record<string, Shape>> =>
  Object.fromEntries(
    declaredTables.map(table => [
      `${table}`,
      Object.values(columnsOf(table))
        .map(({name, storedAs, nullable}) => `${name} ${types[storedAs]}${nullable ? '' : ' NOT NULL'}`)
        .toSorted(),
    ]),
  );

test('the declared tables are those that the migrations create in SQLite', () => {
  const database = new BetterSqlite(':memory:');
  migrateSqlite(preparing(database));
  const rows = database
    .prepare(
      `SELECT tables.name AS "table", columns.name AS name, lower(columns.type) AS type,
          (columns."notnull" OR columns.pk > 0) AS required
        FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%'`,
    )
    .all() as {table: string; name: string; type: string; required: number}[];
  const found = shapesOf(rows);
  const types = {key: 'text', text: 'text', moment: 'text', day: 'text', integer: 'integer', bigint: 'integer'};
  assertSame(found, shapesAs(types));
  database.close();
});

const postgres = await startPostgres();
after(() => postgres?.stop());

test(
  'the declared tables are those that the migrations create in PostgreSQL',
  {skip: postgres ? false : howToGetPostgres},
  async () => {
    const schema = await freshSchema(postgres?.url ?? '');
    const pool = new Pool({connectionString: schema.url});
    await migratePostgres(pool);
    await pool.end();
    const client = new Client({connectionString: schema.url});
    await client.connect();
    const {rows} = await client.query<{table: string; name: string; type: string; required: boolean}>(
      `SELECT table_name AS "table", column_name AS name, is_nullable = 'NO' AS required,
          data_type || CASE WHEN collation_name = 'C' THEN ' C' ELSE '' END AS type
        FROM information_schema.columns WHERE table_schema = current_schema()
          AND NOT (SELECT relispartition FROM pg_class WHERE oid = format('%I', table_name)::regclass)`,
    );
    await client.end();
    await schema.drop();
    const types = {
      key: 'text C',
      text: 'text',
      moment: 'timestamp with time zone',
      day: 'date',
      integer: 'integer',
      bigint: 'bigint',
    };
    assertSame(shapesOf(rows), shapesAs(types));
  },
);

function shapesOf(
  rows: readonly {table: string; name: string; type: string; required: number | boolean}[],
): Readonly<Record<string, Shape>> {
  const lines = (table: string) =>
    rows
      .filter(row => row.table === table)
      .map(({name, type, required}) => `${name} ${type}${required ? ' NOT NULL' : ''}`)
      .toSorted();
  return Object.fromEntries(rows.map(({table}) => [table, lines(table)]));
}

/** Table by table, so that a difference is short to read. */
function assertSame(found: Readonly<Record<string, Shape>>, expected: Readonly<Record<string, Shape>>): void {
  assert.deepEqual(Object.keys(found).toSorted(), Object.keys(expected).toSorted());
  for (const [table, shape] of Object.entries(expected)) assert.deepEqual(found[table], shape, table);
}
