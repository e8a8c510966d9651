import type {Place, Sentence} from './import-mistakes.ts';

/** The columns of the files of one register, and the headings that name them. */
export interface ColumnTable<C extends string> {
  readonly columns: readonly C[];
  /** Those that every file must have. */
  readonly required: readonly C[];
  /** The Chinese name of each column: the heading of a file, and how messages name it. */
  readonly names: Readonly<Record<C, string>>;
  /** The column that a heading names, in English or Chinese; undefined for any other text. */
  readonly columnOf: (heading: string) => C | undefined;
  /** What the register holds, in both languages. */
  readonly noun: Sentence;
}

/** What is written in one row of a file, before it is checked. */
export interface FileRow<C extends string> {
  readonly place: Place;
  /** Which column of the table each cell is in, counted from 1; empty for a list, which has no columns. */
  readonly columns: Readonly<Partial<Record<C, number>>>;
  /** The texts; undefined where the cell is missing. */
  readonly cells: Readonly<Record<C, string | undefined>>;
}

/** A word as it is compared: without spaces, marks of required fields and notes in brackets. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s\p{Cf}*_、/-]/gu, '')
    .toLowerCase();

/**
 * Finds the key that a word names: the key itself, its own word, or one of other words, separated by spaces.
 *
 * @example
 * wordsOf({hall: '大厅'}, {hall: '政务大厅 政務大廳'})('政务大厅（必填）*'); // 'hall'
 */
export function wordsOf<T extends string>(
  own: Readonly<Record<T, string>>,
  others: Readonly<Partial<Record<T, string>>>,
): (word: string) => T | undefined {
  const known = new Map(
    (Object.keys(own) as T[]).flatMap(key =>
      [key, own[key], ...(others[key]?.split(' ') ?? [])].map(word => [plain(word), key] as const),
    ),
  );
  return word => known.get(plain(word));
}

/** A table of columns: `optional` are those that a file may leave out. */
export function columnTable<C extends string>(
  noun: Sentence,
  names: Readonly<Record<C, string>>,
  others: Readonly<Partial<Record<NoInfer<C>, string>>>,
  optional: readonly NoInfer<C>[] = [],
): ColumnTable<C> {
  const columns = Object.keys(names) as C[];
  const required = columns.filter(column => !optional.includes(column));
  return {columns, required, names, columnOf: wordsOf(names, others), noun};
}
