import type {CsvRecord} from '../domain/csv-record.ts';
import type {ColumnTable, FileRow} from '../domain/imports/column-table.ts';
import {at, type ImportMistake, type Sentence} from '../domain/imports/import-mistakes.ts';
import {csvRecords, CsvSyntaxError} from './csv.ts';
import {OperatorError} from './operator.ts';

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
 * @throws OperatorError the columns are not right, a quotation mark is not closed, or the text is empty
 */
export async function rowsInCsv<C extends string>(text: string, table: ColumnTable<C>): Promise<RegisterFile<C>> {
  const first = firstLine(text);
  const named = separatorLine.exec(first)?.[1];
  const delimiter = named ?? [',', '\t', ';', '，', '；', '|'].find(candidate => first.includes(candidate));
  const mistakes: ImportMistake[] = [];
  const rows: FileRow<C>[] = [];
  let columns: Columns<C> | undefined;
  let whole = true;
  try {
    for await (const records of csvRecords([text.replace(formulaCell, '$1"$2"')], {delimiter, trim: true}))
      for (const record of records.filter(({cells}) => !cells.every(isBlank) && !namesSeparator(cells, named)))
        if (columns) rows.push(rowOf(record, columns, table, mistakes));
        else columns = columnsOf(record, table);
  } catch (error) {
    if (!(error instanceof CsvSyntaxError) || !columns) throw error;
    mistakes.push(error.mistake);
    whole = false;
  }
  const help = headingHelp(table);
  if (!columns) throw new OperatorError(`文件是空的。${help.zh}\nThe file is empty. ${help.en}`);
  return {rows, mistakes, whole};
}

type Columns<C extends string> = Readonly<Partial<Record<C, number>>>;

/** A cell that is written as a formula, `="0123"`, so that Excel leaves its zeros and digits alone. */
const formulaCell = /(^|[,\t;，；|\r\n])="([^"\r\n]*)"(?=$|[,\t;，；|\r\n])/g;

/** The line before the headings by which Excel learns what separates cells. */
const separatorLine = /^sep=([,;\t])/i;

const namesSeparator = (cells: readonly string[], separator: string | undefined): boolean =>
  separator !== undefined && /^\uFEFF?sep=$/i.test(cells[0] ?? '') && cells.slice(1).every(isBlank);

const isBlank = (cell: string): boolean => /^[\s\p{Cf}]*$/u.test(cell);

const firstLine = (text: string): string => /[^\s\p{Cf}].*/u.exec(text)?.[0] ?? '';

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
    else if (!isBlank(cell))
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
      zh: `${help.zh}缺少：${missing.map(column => names[column]).join('、')}。`,
      en: `${help.en} missing: ${missing.join(', ')}.`,
    });
  if (mistakes.length > 0) throw refusal(mistakes, table.noun);
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
    if (!headed.includes(index) && !isBlank(cell))
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

/**
 * The rows of a register in a JSON text: an array of objects whose names are those of the columns, in English or Chinese.
 *
 * @throws OperatorError the text is not JSON or not an array
 */
export function rowsInJson<C extends string>(text: string, table: ColumnTable<C>): RegisterFile<C> {
  const {columnOf, columns, names, noun} = table;
  const value = parsed(text);
  if (!Array.isArray(value))
    throw new OperatorError(
      `文件须为${noun.zh}的 JSON 数组。\nThe file must hold a JSON array, one ${noun.en} an entry.`,
    );
  const noCells = Object.fromEntries(columns.map(column => [column, undefined])) as FileRow<C>['cells'];
  const mistakes: ImportMistake[] = [];
  const rows = value.map((entry: unknown, index): FileRow<C> => {
    const cells: Partial<Record<C, string>> = {};
    const place = {entry: index + 1};
    for (const [name, content] of Object.entries(Object(entry) as object)) {
      const column = columnOf(name);
      if (!column)
        mistakes.push(at(place, undefined, {zh: `不认识的字段“${name}”。`, en: `the field "${name}" is unknown.`}));
      else if (typeof content === 'string') cells[column] = content;
      else if (content === null) cells[column] = '';
      else {
        cells[column] = String(content);
        mistakes.push(
          at(
            place,
            column,
            {zh: '须为带引号的文字，不能是数字等。', en: 'it must be a text in quotation marks.'},
            names,
          ),
        );
      }
    }
    return {place, columns: {} as FileRow<C>['columns'], cells: {...noCells, ...cells}};
  });
  return {rows, mistakes, whole: true};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = (error as Error).message;
    throw new OperatorError(`文件不是有效的 JSON：${why}\nThe file is not valid JSON: ${why}`);
  }
}

/** At most this many mistakes are printed. */
const mostShown = 50;

/** An error that lists mistakes, each in Chinese and English, and says that nothing was saved. */
export function refusal(mistakes: readonly ImportMistake[], {zh: noun}: Sentence, hint?: Sentence): OperatorError {
  const sorted = mistakes.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0));
  const lines = sorted.slice(0, mostShown).flatMap(({zh, en}) => [zh, `  ${en}`]);
  const more = mistakes.length - mostShown;
  if (more > 0) lines.push(`另有 ${more} 处。`, `  And ${more} more.`);
  if (hint) lines.push(hint.zh, `  ${hint.en}`);
  return new OperatorError([`没有保存任何${noun}。Nothing was saved.`, ...lines].join('\n'));
}
