import BetterSqlite from 'better-sqlite3';
import {Client, type types} from 'pg';

/** A value of a row; a big number as digits. */
export type Value = string | number | bigint | null;

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, Value>>;

/** A column of the schema, and its type. */
export interface Column {
  readonly table: string;
  readonly name: string;
  readonly kind: 'moment' | 'day' | 'number' | 'text';
}

/**
 * An attacker with full access to the database, where neither our program nor a constraint of the schema stops
 * anything.
 */
export interface Attacker {
  readonly columns: () => Promise<Column[]>;
  readonly rows: (table: string) => Promise<Row[]>;
  /** Writes another value into one column of one row; resolves with how many rows that changed. */
  readonly edit: (table: string, row: Row, column: string, value: Value) => Promise<number>;
  /** Deletes one row; resolves with how many rows that deleted. */
  readonly remove: (table: string, row: Row) => Promise<number>;
  /** Puts a row in; resolves with 0 where one with its key is there. */
  readonly put: (table: string, row: Row) => Promise<number>;
  /** The columns that make rows of a table different from each other. */
  readonly keys: (table: string) => Promise<string[]>;
  readonly leave: () => Promise<void>;
}

/** The row of a table with other keys, as an attacker would write one more. */
export const another = (row: Row, columns: readonly Column[], keys: readonly string[]): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const column = columns.find(candidate => candidate.name === name);
      if (!column || value === null || !keys.includes(name)) return [name, value];
      return [name, instead(column, value, []).at(-1) ?? value];
    }),
  );

const isMoment = (name: string) => /(^|_)(at|until|since)$/.test(name);

/** Attacks an embedded database. */
export function attackSqlite(file: string): Attacker {
  const database = new BetterSqlite(file);
  database.pragma('foreign_keys = OFF');
  database.pragma('ignore_check_constraints = ON');
  const tables = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
  return {
    columns: async () =>
      database
        .prepare<[], {table: string; name: string; type: string}>(
          `SELECT t.name AS "table", c.name, lower(c.type) AS type FROM (${tables}) AS t, pragma_table_info(t.name) AS c`,
        )
        .all()
        .map(({table, name, type}) => {
          const ofText = isMoment(name) ? 'moment' : name === 'day' || name === 'promised_for' ? 'day' : 'text';
          return {table, name, kind: type === 'integer' ? 'number' : ofText};
        }),
    rows: async table => database.prepare<[], Row>(`SELECT * FROM "${table}"`).all(),
    edit: async (table, row, column, value) => {
      const names = Object.keys(row);
      const where = names.map(name => `"${name}" IS ?`).join(' AND ');
      const statement = database.prepare(`UPDATE OR IGNORE "${table}" SET "${column}" = ? WHERE ${where}`);
      return statement.run(value, ...Object.values(row)).changes;
    },
    remove: async (table, row) => {
      const where = Object.keys(row)
        .map(name => `"${name}" IS ?`)
        .join(' AND ');
      return database.prepare(`DELETE FROM "${table}" WHERE ${where}`).run(...Object.values(row)).changes;
    },
    put: async (table, row) => {
      const [names, marks] = [Object.keys(row).map(name => `"${name}"`), Object.keys(row).map(() => '?')];
      const sql = `INSERT OR IGNORE INTO "${table}" (${names.join(', ')}) VALUES (${marks.join(', ')})`;
      return database.prepare(sql).run(...Object.values(row)).changes;
    },
    keys: async table =>
      database
        .prepare<[string, string], string>(
          `SELECT name FROM pragma_table_info(?) WHERE pk > 0 UNION
            SELECT c.name FROM pragma_index_list(?) AS i, pragma_index_info(i.name) AS c WHERE i."unique"`,
        )
        .pluck()
        .all(table, table),
    leave: async () => void database.close(),
  };
}

/** Attacks PostgreSQL: first removes the constraints of the schema, as the owner of the schema can. */
export async function attackPostgres(url: string): Promise<Attacker> {
  // Everything as the database writes it, so that what is put back is what was there.
  const asWritten = {getTypeParser: () => (text: string) => text} as unknown as typeof types;
  const client = new Client({connectionString: url, types: asWritten});
  await client.connect();
  const run = async <R>(sql: string, values: readonly Value[] = []) =>
    client.query(sql, [...values]) as unknown as Promise<{rows: R[]; rowCount: number}>;
  const {rows: rules} = await run<{sql: string}>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql FROM pg_constraint
      WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f') AND coninhcount = 0`,
  );
  for (const {sql} of rules) await run(sql);
  return {
    columns: async () => {
      const {rows} = await run<{table: string; name: string; type: string}>(
        `SELECT table_name AS "table", column_name AS name, data_type AS type FROM information_schema.columns
          WHERE table_schema = current_schema()
            AND NOT (SELECT relispartition FROM pg_class WHERE oid = format('%I', table_name)::regclass)
          ORDER BY table_name, ordinal_position`,
      );
      return rows.map(({table, name, type}) => ({table, name, kind: kindOf(type)}));
    },
    rows: async table => (await run<Row>(`SELECT * FROM "${table}"`)).rows,
    edit: async (table, row, column, value) => {
      const names = Object.keys(row);
      const where = names.map((name, place) => `"${name}"::text IS NOT DISTINCT FROM $${place + 2}`).join(' AND ');
      const values = [value, ...Object.values(row)];
      try {
        return (await run(`UPDATE "${table}" SET "${column}" = $1 WHERE ${where}`, values)).rowCount;
      } catch (error) {
        // Two rows with one key: this cannot be written either.
        if (error instanceof Error && 'code' in error && error.code === '23505') return 0;
        throw error;
      }
    },
    remove: async (table, row) => {
      const names = Object.keys(row);
      const where = names.map((name, place) => `"${name}"::text IS NOT DISTINCT FROM $${place + 1}`).join(' AND ');
      return (await run(`DELETE FROM "${table}" WHERE ${where}`, Object.values(row))).rowCount;
    },
    put: async (table, row) => {
      const names = Object.keys(row);
      const list = names.map(name => `"${name}"`).join(', ');
      const marks = names.map((_, place) => `$${place + 1}`).join(', ');
      const sql = `INSERT INTO "${table}" (${list}) VALUES (${marks}) ON CONFLICT DO NOTHING`;
      return (await run(sql, Object.values(row))).rowCount;
    },
    keys: async table => {
      const {rows} = await run<{name: string}>(
        `SELECT DISTINCT a.attname AS name FROM pg_index AS i
          JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
          WHERE i.indisunique AND i.indrelid = $1::regclass`,
        [`"${table}"`],
      );
      return rows.map(({name}) => name);
    },
    leave: () => client.end(),
  };
}

function kindOf(type: string): Column['kind'] {
  if (type.startsWith('timestamp')) return 'moment';
  if (type === 'date') return 'day';
  return type === 'integer' || type === 'bigint' ? 'number' : 'text';
}

/** What an attacker would write instead: something that could stand there, taken from another row where there is one. */
export function instead({kind, name}: Column, value: Value, others: readonly Value[]): readonly Value[] {
  const borrowed = others.filter(other => other !== value && other !== null).slice(0, 1);
  if (kind === 'number') return [Number(value ?? 0) + 1];
  if (kind === 'moment') return [shifted(value, '2026-11-25T01:02:03.000Z')];
  if (kind === 'day') return [shifted(value, '2026-11-25').slice(0, 10)];
  if (name === 'level') return [value === 'satisfied' ? 'dissatisfied' : 'satisfied'];
  if (typeof value === 'string' && value.startsWith('{')) return ['{}', ...borrowed];
  if (typeof value === 'string' && value.startsWith('[')) return ['["0"]', ...borrowed];
  return [...borrowed, `${String(value ?? '')}0`];
}

/** A day later, spelled as it was. */
function shifted(value: Value, otherwise: string): string {
  if (typeof value !== 'string') return otherwise;
  const at = new Date(value.includes(':') ? value.replace(' ', 'T').replace(/\+00$/, 'Z') : value);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() === 9999
    ? otherwise
    : new Date(at.getTime() + 86_400_000).toISOString();
}
