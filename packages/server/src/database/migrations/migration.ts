/** How the two databases spell what tables are made of. */
export interface Dialect {
  /** Text that is compared and sorted by bytes. */
  readonly key: string;
  /** A moment in UTC, to the millisecond. */
  readonly moment: string;
  /** A calendar day. */
  readonly day: string;
  readonly bigint: string;
  /** What follows the columns of a table; of a small one found by its key; of one whose rows change all the time. */
  readonly table: string;
  readonly keyTable: string;
  readonly hotTable: string;
  /** What makes a table of short-lived counts, which a crash may empty. */
  readonly passing: string;
  /** What follows the name of a table in an index of days, in which rows come nearly in order. */
  readonly byDay: string;
  /** Whether an index of days holds ids too, so that the rows of a day come in order without being sorted. */
  readonly idsInDay: boolean;
  /** Whether a rule about a column can be replaced by another; else its table is made anew. */
  readonly rulesChange: boolean;
  /** Whether the rows of a table can be kept in parts, one for each month. */
  readonly partitions: boolean;
}

/** One step forward of the schema. A step that was released is never changed. */
export interface Migration {
  /** Numbered from 1, without gaps. */
  readonly version: number;
  readonly name: string;
  readonly statements: (dialect: Dialect) => readonly string[];
  /**
   * Set on a step that makes a table anew in SQLite to which other tables refer. Their references are looked at when
   * it is done instead of while it works.
   */
  readonly rebuildsReferenced?: true;
}

/** SQLite: moments and days are ISO text. */
export const sqliteDialect: Dialect = {
  key: 'text',
  moment: 'text',
  day: 'text',
  bigint: 'integer',
  table: 'STRICT',
  keyTable: 'STRICT, WITHOUT ROWID',
  hotTable: 'STRICT, WITHOUT ROWID',
  passing: '',
  byDay: '(day)',
  idsInDay: true,
  rulesChange: false,
  partitions: false,
};

/** PostgreSQL: a changed count stays on its page while there is room, so that no index changes. */
export const postgresDialect: Dialect = {
  key: 'text COLLATE "C"',
  moment: 'timestamptz',
  day: 'date',
  bigint: 'bigint',
  table: '',
  keyTable: '',
  hotTable: 'WITH (fillfactor = 50)',
  passing: 'UNLOGGED',
  byDay: 'USING brin (day)',
  idsInDay: false,
  rulesChange: true,
  partitions: true,
};
