import {CsvSyntaxError, type CsvReader, type CsvRecord} from '../csv-record.ts';
import type {ColumnTable, FileRow} from './column-table.ts';
import {at, type ImportMistake, type Sentence} from './import-mistakes.ts';
import {ImportRefused} from './import-refused.ts';
import {isBlankCell, tableRecords} from './table-records.ts';

/** What a file says, and what is wrong with its form. */
export interface RegisterFile<C extends string> {
  readonly rows: readonly FileRow<C>[];
  readonly mistakes: readonly ImportMistake[];
  /** Whether the text could be read to its end, so that every row is known that another one may name. */
  readonly whole: boolean;
}

/**
 * The rows of a register in a CSV text. The first line that is not blank names the columns, in English or Chinese; cells are
 * separated by commas, tabs, semicolons (also full-width ones) or bars, as in that line.
 *
 * @throws ImportRefused the columns are not right, a quotation mark in their line is not closed, or the text is empty
 */
export async function rowsInCsv<C extends string>(
  text: string,
  table: ColumnTable<C>,
  readCsv: CsvReader,
): Promise<RegisterFile<C>> {
  const mistakes: ImportMistake[] = [];
  const rows: FileRow<C>[] = [];
  let columns: Columns<C> | undefined;
  let whole = true;
  try {
    for await (const records of tableRecords(text, readCsv))
      for (const record of records)
        if (columns) rows.push(rowOf(record, columns, table, mistakes));
        else columns = columnsOf(record, table);
  } catch (error) {
    if (!(error instanceof CsvSyntaxError)) throw error;
    if (!columns) throw new ImportRefused([error.mistake], table.noun);
    mistakes.push(error.mistake);
    whole = false;
  }
  const help = headingHelp(table);
  if (!columns)
    throw new ImportRefused([{zh: `文件是空的。${help.zh}`, en: `The file is empty. ${help.en}`}], table.noun);
  return {rows, mistakes, whole};
}

type Columns<C extends string> = Readonly<Partial<Record<C, number>>>;

const headingHelp = <C extends string>({required, names}: ColumnTable<C>): Sentence => ({
  zh: `首行须写明各列：${required.map(column => names[column]).join('、')}。`,
  en: `The first line must name the columns ${required.join(', ')}.`,
});

/** Which cell of a line, counted from 0, each column is. */
function columnsOf<C extends string>({line, cells}: CsvRecord, table: ColumnTable<C>): Columns<C> {
  const {columnOf, required, names} = table;
  const found = new Map<C, number>();
  const mistakes: ImportMistake[] = [];
  for (const [index, cell] of cells.entries()) {
    const column = columnOf(cell);
    const place = {line, column: index + 1};
    const shown = cell.trim().slice(0, 60);
    const first = column && found.get(column);
    if (column && first === undefined) found.set(column, index);
    else if (column)
      mistakes.push(
        at(
          place,
          column,
          {
            zh: `表头“${shown}”与第 ${(first ?? 0) + 1} 列重复。`,
            en: `the heading "${shown}" repeats that of column ${(first ?? 0) + 1}.`,
          },
          names,
        ),
      );
    else if (!isBlankCell(cell))
      mistakes.push(
        at(place, undefined, {
          zh: `不认识的表头“${shown}”。`,
          en: `the heading "${shown}" is unknown; remove the column.`,
        }),
      );
  }
  const missing = required.filter(column => !found.has(column));
  const help = headingHelp(table);
  if (missing.length > 0)
    mistakes.push({
      row: line,
      code: 'missing_field',
      zh: `${help.zh}缺少：${missing.map(column => names[column]).join('、')}。`,
      en: `${help.en} missing: ${missing.join(', ')}.`,
    });
  if (mistakes.length > 0) throw new ImportRefused(mistakes, table.noun);
  return Object.fromEntries(found) as Columns<C>;
}

function rowOf<C extends string>(
  {line, cells}: CsvRecord,
  columns: Columns<C>,
  table: ColumnTable<C>,
  mistakes: ImportMistake[],
): FileRow<C> {
  const headed: readonly unknown[] = Object.values(columns);
  for (const [index, cell] of cells.entries())
    if (!headed.includes(index) && !isBlankCell(cell))
      mistakes.push(
        at({line, column: index + 1}, undefined, {
          zh: `多出的内容“${cell.trim().slice(0, 60)}”，该列没有表头。`,
          en: `"${cell.trim().slice(0, 60)}" is in a column without a heading.`,
        }),
      );
  const headings = table.columns.filter(column => columns[column] !== undefined);
  const at0 = (column: C) => columns[column] as number;
  return {
    place: {line},
    columns: Object.fromEntries(headings.map(column => [column, at0(column) + 1])) as FileRow<C>['columns'],
    cells: Object.fromEntries(
      table.columns.map(column => [column, columns[column] === undefined ? undefined : cells[at0(column)]]),
    ) as FileRow<C>['cells'],
  };
}
