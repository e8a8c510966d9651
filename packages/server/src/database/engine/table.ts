import type {InputTable, InputType, Row, Statement, Value} from './operation.ts';

/** The types of columns that SQLite and PostgreSQL share. */
export type StoredAs = 'key' | 'text' | 'moment' | 'day' | 'integer' | 'bigint';

/** One column: its name, its type in the database, and its type in TypeScript. */
export interface Column<T> {
  /** The name alone, for a list of columns in INSERT and UPDATE. */
  readonly name: string;
  readonly storedAs: StoredAs;
  readonly nullable: boolean;
  readonly read: (value: Value) => T;
  readonly write: (value: T) => Value;
  /** The name with its table, for everywhere else in a statement. */
  readonly toString: () => string;
}

/** A column of unknown type. */
export interface AnyColumn extends Pick<Column<unknown>, 'name' | 'storedAs' | 'nullable' | 'read' | 'toString'> {
  readonly write: (value: never) => Value;
}

/** Columns by the names of the properties that they become. */
export type Columns = Readonly<Record<string, AnyColumn>>;

/** What a column holds. */
export type Held<C extends AnyColumn> = ReturnType<C['read']>;

/** A row of these columns as an object. */
export type RowOf<C extends Columns> = {readonly [K in keyof C]: Held<C[K]>};

const columns = Symbol('columns');

/** A table with the columns `C`. */
export interface TableOf<C extends Columns> {
  readonly toString: () => string;
  readonly [columns]: C;
}

/** A table of a statement: its columns are properties, and the table itself is written where SQL wants its name. */
export type Table<C extends Columns> = C & TableOf<C>;

function column<T>(name: string, storedAs: StoredAs): Column<T> {
  const same = (value: unknown) => value;
  return {
    name,
    storedAs,
    nullable: false,
    read: same as (value: Value) => T,
    write: same as (value: T) => Value,
    toString: () => name,
  };
}

/** Text that is compared and sorted by bytes: ids, codes and numbers with leading zeros. */
export function key(name: string): Column<string>;
export function key<T extends string>(name: string): Column<T>;
export function key(name: string): Column<string> {
  return column(name, 'key');
}

/** Any text, or one of the names in `T`. */
export function text(name: string): Column<string>;
export function text<T extends string>(name: string): Column<T>;
export function text(name: string): Column<string> {
  return column(name, 'text');
}

/** A moment in UTC as RFC 3339 text with milliseconds. */
export const moment = (name: string): Column<string> => column(name, 'moment');
/** A calendar day, `2026-11-29`. */
export const day = (name: string): Column<string> => column(name, 'day');
/** A whole number of up to 32 bits. */
export const integer = (name: string): Column<number> => column(name, 'integer');
/** A whole number of up to 53 bits. */
export const bigint = (name: string): Column<number> => column(name, 'bigint');
/** Yes or no, stored as 1 or 0. */
export const flag = (name: string): Column<boolean> =>
  mapped(
    integer(name),
    value => value === 1,
    value => (value ? 1 : 0),
  );
/** A value as JSON text; `as` says how that text is stored. */
export const json = <T>(name: string, as: (name: string) => Column<string> = text): Column<T> =>
  mapped(
    as(name),
    value => JSON.parse(value) as T,
    value => JSON.stringify(value),
  );

/** The same column, read and written in another form. */
export const mapped = <From, To>(
  from: Column<From>,
  read: (value: From) => To,
  write: (value: To) => From,
): Column<To> => ({
  ...from,
  read: value => read(from.read(value)),
  write: value => from.write(write(value)),
});

/** The same column where it may be NULL. */
export const nullable = <T>(from: Column<T>): Column<T | null> => ({
  ...from,
  nullable: true,
  read: value => (value === null ? null : from.read(value)),
  write: value => (value === null ? null : from.write(value)),
});

/** The columns of a declared table. */
export type ColumnsOf<T> = T extends TableOf<infer C> ? C : never;

/** Declares a table as it is after all migrations. */
export const table = <C extends Columns>(name: string, its: C): Table<C> => named(name, name, its);

/** The same table under another name, where a statement joins it more than once. */
export const aliased = <C extends Columns>(of: TableOf<C>, alias: string): Table<C> =>
  named(alias, `${of} AS ${alias}`, of[columns]);

/**
 * What a query inside a statement selects, as a table: its columns have the names that {@link select} gives them.
 *
 * @example
 * const rated = {institutionCode: rating.institutionCode, ratings: computed('count(*)', bigint('ratings'))};
 * const counted = derived('counted', rated);
 * `WITH ${counted} AS (SELECT ${select(rated)} FROM ${rating} …) SELECT ${counted.ratings} FROM ${counted}`
 */
export const derived = <C extends Columns>(name: string, its: C): Table<C> => {
  const quoted = Object.entries(its).map(([property, one]) => [property, {...one, name: `"${property}"`}]);
  return named(name, name, Object.fromEntries(quoted) as C);
};

/** The table `input` of a statement, with columns like those of other tables. Its rows come from {@link inputRows}. */
export const inputTable = <C extends Columns>(its: C): Table<C> => named('input', 'input', its);

function named<C extends Columns>(qualifier: string, written: string, its: C): Table<C> {
  const qualified = Object.entries(its).map(([property, one]) => [
    property,
    {...one, toString: () => `${qualifier}.${one.name}`},
  ]);
  const own = Object.fromEntries(qualified) as C;
  return Object.defineProperties({...own} as Table<C>, {
    toString: {value: () => written},
    [columns]: {value: own},
  });
}

/** The columns of a table by property, in the order of the declaration. */
export const columnsOf = <C extends Columns>(of: TableOf<C>): C => of[columns];

/** Some columns of a table. */
export const pick = <C extends Columns, K extends keyof C>(of: TableOf<C>, ...properties: readonly K[]): Pick<C, K> =>
  Object.fromEntries(properties.map(property => [property, of[columns][property]])) as Pick<C, K>;

/** A value that a statement works out, read as a column like `as` would be. */
export const computed = <T>(sql: string, as: Column<T>): Column<T> => ({...as, toString: () => sql});

/** The JSON text of a column as the database holds it, for what is sealed or compared character by character. */
export const asText = (of: AnyColumn): Column<string> => computed(`${of}`, text(of.name));

/** What a query selects: in SQL the list behind SELECT, in TypeScript how a row of it is read. */
export interface Selection<C extends Columns> {
  readonly toString: () => string;
  readonly read: (row: Row) => RowOf<C>;
}

/**
 * A list of columns to select, each under the name of its property, so that columns of two tables never meet.
 *
 * @example
 * const listed = select({...pick(workOrder, 'orderNumber', 'state'), itemName: service.itemName});
 * const rows = yield* query(`SELECT ${listed} FROM ${workOrder} JOIN …`, []);
 * return rows.map(listed.read); // {orderNumber, state, itemName}
 */
export function select<C extends Columns>(chosen: C): Selection<C> {
  const entries = Object.entries(chosen);
  const list = entries.map(([property, from]) => `${from} AS "${property}"`).join(', ');
  return {
    toString: () => list,
    read(row) {
      const result: Record<string, unknown> = {};
      for (const [property, {read}] of entries) result[property] = read(row[property] ?? null);
      return result as RowOf<C>;
    },
  };
}

/** The columns of a joined table that a query selects. */
export interface JoinedSelection<C extends Columns> {
  readonly toString: () => string;
  readonly read: (row: Row) => RowOf<C> | undefined;
}

/**
 * A list of columns of a table that a LEFT JOIN adds, read as an object of its own: undefined where the join found no
 * row. `prefix` keeps its properties apart from those of other tables.
 *
 * The first column must be one that is never NULL in the table, because it says whether a row was found.
 */
export function selectJoined<C extends Columns>(prefix: string, chosen: C): JoinedSelection<C> {
  const entries = Object.entries(chosen);
  const list = entries.map(([property, from]) => `${from} AS "${prefix}.${property}"`).join(', ');
  const [first = ''] = Object.keys(chosen);
  return {
    toString: () => list,
    read(row) {
      if ((row[`${prefix}.${first}`] ?? null) === null) return undefined;
      const values = entries.map(([property, {read}]) => [property, read(row[`${prefix}.${property}`] ?? null)]);
      return Object.fromEntries(values) as RowOf<C>;
    },
  };
}

/** Some properties of a row; one that is undefined counts as left out. */
export type PartOf<C extends Columns> = {readonly [K in keyof C]?: Held<C[K]> | undefined};

/** Values of some columns of a table, as a statement writes them. */
export interface Written {
  /** `order_number, state` */
  readonly names: string;
  /** `?, ?` */
  readonly marks: string;
  /** `order_number = ?, state = ?` */
  readonly assignments: string;
  readonly params: readonly Value[];
}

/** What a statement writes into a table; properties that are left out keep what they have, or their default. */
export function written<C extends Columns>(into: TableOf<C>, values: PartOf<C>): Written {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  const names = entries.map(([property]) => into[columns][property]!.name);
  return {
    names: names.join(', '),
    marks: names.map(() => '?').join(', '),
    assignments: names.map(name => `${name} = ?`).join(', '),
    params: entries.map(([property, value]) => into[columns][property]!.write(value as never)),
  };
}

/** Inserts one row; `behind` follows it, such as `ON CONFLICT …`. */
export function insert<C extends Columns>(into: TableOf<C>, values: PartOf<C>, behind = ''): Statement {
  const {names, marks, params} = written(into, values);
  return {sql: `INSERT INTO ${into} (${names}) VALUES (${marks}) ${behind}`.trimEnd(), params};
}

/** Changes the rows that a condition finds; `params` are the values of the condition. */
export function update<C extends Columns>(
  of: TableOf<C>,
  values: PartOf<C>,
  condition: string,
  ...params: readonly Value[]
): Statement {
  const {assignments, params: changed} = written(of, values);
  return {sql: `UPDATE ${of} SET ${assignments} WHERE ${condition}`, params: [...changed, ...params]};
}

/** What follows DO UPDATE SET where a row that is there takes over what was to be inserted. */
export const takenOver = (...of: readonly AnyColumn[]): string =>
  of.map(({name}) => `${name} = excluded.${name}`).join(', ');

/** The names of columns without their table, for the lists of INSERT, ON CONFLICT and RETURNING. */
export const namesOf = (...of: readonly AnyColumn[]): string => of.map(({name}) => name).join(', ');

/**
 * Inserts what a query selects, for each column a column of other tables or an expression; `behind` starts with FROM, and
 * `tables`, if any, are common tables that the query needs, such as `WITH RECURSIVE …`.
 *
 * @example
 * insertFrom(orderHolder, {...pick(workOrder, 'orderNumber', 'institutionCode')}, `FROM ${workOrder} …`)
 */
export function insertFrom<C extends Columns>(
  into: TableOf<C>,
  values: {readonly [K in keyof C]?: Pick<AnyColumn, 'toString'>},
  behind: string,
  tables = '',
): string {
  const names = Object.keys(values).map(property => into[columns][property]!.name);
  const query = `SELECT ${Object.values(values).join(', ')} ${behind}`;
  return [`INSERT INTO ${into} (${names.join(', ')})`, ...(tables === '' ? [] : [tables]), query].join(' ');
}

/** What follows DO UPDATE SET where a number that is there grows by the number that was to be inserted. */
export const addedUp = (counted: AnyColumn): string => `${counted.name} = ${counted} + excluded.${counted.name}`;

const inputTypes: Readonly<Record<StoredAs, InputType>> = {
  key: 'text',
  text: 'text',
  moment: 'moment',
  day: 'day',
  integer: 'number',
  bigint: 'number',
};

/** The rows of an {@link inputTable}; properties that it has no column for are left out. */
export function inputRows<C extends Columns>(into: TableOf<C>, rows: readonly RowOf<C>[]): InputTable {
  const entries = Object.entries(into[columns]);
  return {
    columns: Object.fromEntries(entries.map(([, {name, storedAs}]) => [name, inputTypes[storedAs]])),
    rows: rows.map(row => entries.map(([property, {write}]) => write(row[property] as never))),
  };
}
