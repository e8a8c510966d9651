import type {CsvReader, CsvRecord} from '../csv-record.ts';

/** A cell that is written as a formula, `="0123"`, so that Excel leaves its zeros and digits alone. */
const formulaCell = /(^|[,\t;，；|\r\n])="([^"\r\n]*)"(?=$|[,\t;，；|\r\n])/g;

/** The line before the headings by which Excel learns what separates cells. */
const separatorLine = /^sep=([,;\t])/i;

const namesSeparator = (cells: readonly string[], separator: string | undefined): boolean =>
  separator !== undefined && /^\uFEFF?sep=$/i.test(cells[0] ?? '') && cells.slice(1).every(isBlankCell);

/** Whether nothing can be seen in a cell. */
export const isBlankCell = (cell: string): boolean => /^[\s\p{Cf}]*$/u.test(cell);

const firstLine = (text: string): string => /[^\s\p{Cf}].*/u.exec(text)?.[0] ?? '';

/**
 * The records of a table in a CSV text as people's programs write it, some at a time, without blank ones: cells are separated
 * by commas, tabs, semicolons (also full-width ones) or bars, as in the first line that is not blank.
 *
 * @throws CsvSyntaxError a quotation mark is not closed or at a wrong place; all records before it were given
 */
export async function* tableRecords(text: string, readCsv: CsvReader): AsyncGenerator<readonly CsvRecord[]> {
  const first = firstLine(text);
  const named = separatorLine.exec(first)?.[1];
  const delimiter = named ?? [',', '\t', ';', '，', '；', '|'].find(candidate => first.includes(candidate));
  for await (const records of readCsv([text.replace(formulaCell, '$1"$2"')], {delimiter, trim: true}))
    yield records.filter(({cells}) => !cells.every(isBlankCell) && !namesSeparator(cells, named));
}
