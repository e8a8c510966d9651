/** One record of a CSV text, as its cells. */
export interface CsvRecord {
  /** The line at which the record begins, counted from 1; a quoted cell may hold line breaks. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads the records of a CSV text, some at a time, whose pieces may end anywhere. The command line hands it in, because the parser needs Node,
 * while the rules run in a browser too.
 */
export type CsvReader = (pieces: AsyncIterable<string>) => AsyncIterable<readonly CsvRecord[]>;
