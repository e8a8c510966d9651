import type {ImportMistake} from './imports/import-mistakes.ts';

/** One record of a CSV text, as its cells. */
export interface CsvRecord {
  /** The line at which the record begins, counted from 1; a quoted cell may hold line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** How a CSV text is written. */
export interface CsvForm {
  /** What separates cells, a comma by default. */
  readonly delimiter?: string | undefined;
  /** Leaves out white space around cells, also outside of quotation marks. */
  readonly trim?: boolean | undefined;
}

/**
 * Reads the records of a CSV text, some at a time, whose pieces may end anywhere. Rejects with {@link CsvSyntaxError}. The program hands it
 * in, because the parser needs Node, while the rules run in a browser too.
 */
export type CsvReader = (
  pieces: AsyncIterable<string> | Iterable<string>,
  form?: CsvForm,
) => AsyncIterable<readonly CsvRecord[]>;

/** A text that is not CSV: where, and why. */
export class CsvSyntaxError extends Error {
  override readonly name = 'CsvSyntaxError';
  readonly mistake: ImportMistake;

  constructor(mistake: ImportMistake) {
    super(`${mistake.zh}\n${mistake.en}`);
    this.mistake = mistake;
  }
}
