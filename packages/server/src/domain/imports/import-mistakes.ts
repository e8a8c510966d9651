import type {ProblemCode} from '@gov-rating/contract';

/** The same sentence in the two languages of operators. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What is wrong with a cell or a row, in words, and as a code where another one than `invalid_input` says it. */
export interface Fault extends Sentence {
  readonly code?: ProblemCode;
}

/** What is wrong in a file. */
export interface ImportMistake extends Fault {
  /** The line or entry, counted from 1; by it mistakes are sorted. */
  readonly row?: number;
  /** The column of the table, counted from 1, where the mistake is about one cell. */
  readonly column?: number;
  /** The English name of that column. */
  readonly name?: string;
}

/** Where something is in a file: in a line of a table, or in an entry of a list; both counted from 1. */
export type Place = {readonly line: number; readonly column?: number} | {readonly entry: number};

/** A sentence about a place of a file, with the place in front; `name` is that of the column, which `names` has in Chinese. */
export function at<C extends string>(
  place: Place,
  name: C | undefined,
  {zh, en, code}: Fault,
  names?: Readonly<Record<C, string>>,
): ImportMistake {
  const [chinese, english] = name === undefined ? ['', ''] : [`（${names?.[name] ?? name}）`, ` (${name})`];
  const row = rowOf(place);
  const column = 'line' in place ? place.column : undefined;
  const [zhColumn, enColumn] = column === undefined ? ['', ''] : [`第 ${column} 列`, `, column ${column}`];
  return {
    row: 'line' in place ? place.line : place.entry,
    ...(column === undefined ? {} : {column}),
    ...(name === undefined ? {} : {name}),
    ...(code === undefined ? {} : {code}),
    zh: `${row.zh}${zhColumn}${chinese}：${zh}`,
    en: `${row.en.replace(/^./, letter => letter.toUpperCase())}${enColumn}${english}: ${en}`,
  };
}

/** The line or entry alone, to refer to it inside a sentence. */
export const rowOf = (place: Place): Sentence =>
  'entry' in place
    ? {zh: `第 ${place.entry} 项`, en: `entry ${place.entry}`}
    : {zh: `第 ${place.line} 行`, en: `line ${place.line}`};
