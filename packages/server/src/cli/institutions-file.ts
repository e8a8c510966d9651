import type {InstitutionRow} from '../domain/institutions/check-institutions.ts';
import {at, type ImportMistake, type Sentence} from '../domain/institutions/import-mistakes.ts';
import {
  columnNames,
  columnOf,
  institutionColumns,
  type InstitutionColumn,
} from '../domain/institutions/institution-columns.ts';
import type {CsvRecord} from '../domain/csv-record.ts';
import {csvRecords, CsvSyntaxError} from './csv.ts';
import {OperatorError} from './operator.ts';

/** What a file says, and what is wrong with its form. */
export interface InstitutionsFile {
  readonly rows: readonly InstitutionRow[];
  readonly mistakes: readonly ImportMistake[];
  /** Whether the text could be read to its end, so that every row is known that another one may name. */
  readonly whole: boolean;
}

/**
 * The institutions in a CSV text. The first line that is not blank names the columns, in English or Chinese; cells are
 * separated by commas, tabs, semicolons (also full-width ones) or bars, as in that line.
 *
 * @throws OperatorError the columns are not right, a quotation mark is not closed, or the text is empty
 */
export async function institutionsInCsv(text: string): Promise<InstitutionsFile> {
  const first = firstLine(text);
  const named = separatorLine.exec(first)?.[1];
  const delimiter = named ?? [',', '\t', ';', '，', '；', '|'].find(candidate => first.includes(candidate));
  const mistakes: ImportMistake[] = [];
  const rows: InstitutionRow[] = [];
  let columns: Columns | undefined;
  let whole = true;
  try {
    for await (const records of csvRecords([text.replace(formulaCell, '$1"$2"')], {delimiter, trim: true}))
      for (const record of records.filter(({cells}) => !cells.every(isBlank) && !namesSeparator(cells, named)))
        if (columns) rows.push(rowOf(record, columns, mistakes));
        else columns = columnsOf(record);
  } catch (error) {
    if (!(error instanceof CsvSyntaxError) || !columns) throw error;
    mistakes.push(error.mistake);
    whole = false;
  }
  if (!columns) throw new OperatorError(`文件是空的。${headingHelp.zh}\nThe file is empty. ${headingHelp.en}`);
  return {rows, mistakes, whole};
}

type Columns = Readonly<Record<InstitutionColumn, number>>;

/** A cell that is written as a formula, `="0123"`, so that Excel leaves its zeros and digits alone. */
const formulaCell = /(^|[,\t;，；|\r\n])="([^"\r\n]*)"(?=$|[,\t;，；|\r\n])/g;

/** The line before the headings by which Excel learns what separates cells. */
const separatorLine = /^sep=([,;\t])/i;

const namesSeparator = (cells: readonly string[], separator: string | undefined): boolean =>
  separator !== undefined && /^\uFEFF?sep=$/i.test(cells[0] ?? '') && cells.slice(1).every(isBlank);

const isBlank = (cell: string): boolean => /^[\s\p{Cf}]*$/u.test(cell);

const firstLine = (text: string): string => /[^\s\p{Cf}].*/u.exec(text)?.[0] ?? '';

const headingHelp: Sentence = {
  zh: `首行须写明各列：${institutionColumns.map(column => columnNames[column]).join('、')}。`,
  en: `The first line must name the columns ${institutionColumns.join(', ')}.`,
};

/** Which cell of a line, counted from 0, each column is. */
function columnsOf({line, cells}: CsvRecord): Columns {
  const found = new Map<InstitutionColumn, number>();
  const mistakes: ImportMistake[] = [];
  for (const [index, cell] of cells.entries()) {
    const column = columnOf(cell);
    const place = {line, column: index + 1};
    const shown = cell.trim().slice(0, 60);
    const first = column && found.get(column);
    if (column && first === undefined) found.set(column, index);
    else if (column)
      mistakes.push(
        at(place, column, {
          zh: `表头“${shown}”与第 ${(first ?? 0) + 1} 列重复。`,
          en: `the heading "${shown}" repeats that of column ${(first ?? 0) + 1}.`,
        }),
      );
    else if (!isBlank(cell))
      mistakes.push(
        at(place, undefined, {
          zh: `不认识的表头“${shown}”。`,
          en: `the heading "${shown}" is unknown; remove the column.`,
        }),
      );
  }
  const missing = institutionColumns.filter(column => !found.has(column));
  if (missing.length > 0)
    mistakes.push({
      zh: `${headingHelp.zh}缺少：${missing.map(column => columnNames[column]).join('、')}。`,
      en: `${headingHelp.en} missing: ${missing.join(', ')}.`,
    });
  if (mistakes.length > 0) throw refusal(mistakes);
  return Object.fromEntries(found) as Columns;
}

function rowOf({line, cells}: CsvRecord, columns: Columns, mistakes: ImportMistake[]): InstitutionRow {
  const headed = Object.values(columns);
  for (const [index, cell] of cells.entries())
    if (!headed.includes(index) && !isBlank(cell))
      mistakes.push(
        at({line, column: index + 1}, undefined, {
          zh: `多出的内容“${cell.trim().slice(0, 60)}”，该列没有表头。`,
          en: `"${cell.trim().slice(0, 60)}" is in a column without a heading.`,
        }),
      );
  const pairs = institutionColumns.map(column => [column, columns[column]] as const);
  return {
    place: {line},
    columns: Object.fromEntries(pairs.map(([column, index]) => [column, index + 1])),
    cells: Object.fromEntries(pairs.map(([column, index]) => [column, cells[index]])) as InstitutionRow['cells'],
  };
}

/**
 * The institutions in a JSON text: an array of objects whose names are those of the columns, in English or Chinese.
 *
 * @throws OperatorError the text is not JSON or not an array
 */
export function institutionsInJson(text: string): InstitutionsFile {
  const value = parsed(text);
  if (!Array.isArray(value))
    throw new OperatorError('文件须为机构的 JSON 数组。\nThe file must hold a JSON array of institutions.');
  const mistakes: ImportMistake[] = [];
  const rows = value.map((entry: unknown, index): InstitutionRow => {
    const cells: Partial<Record<InstitutionColumn, string>> = {};
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
          at(place, column, {zh: '须为带引号的文字，不能是数字等。', en: 'it must be a text in quotation marks.'}),
        );
      }
    }
    return {place, columns: {}, cells: {...noCells, ...cells}};
  });
  return {rows, mistakes, whole: true};
}

const noCells = Object.fromEntries(institutionColumns.map(column => [column, undefined])) as InstitutionRow['cells'];

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
export function refusal(mistakes: readonly ImportMistake[], hint?: Sentence): OperatorError {
  const sorted = mistakes.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0));
  const lines = sorted.slice(0, mostShown).flatMap(({zh, en}) => [zh, `  ${en}`]);
  const more = mistakes.length - mostShown;
  if (more > 0) lines.push(`另有 ${more} 处。`, `  And ${more} more.`);
  if (hint) lines.push(hint.zh, `  ${hint.en}`);
  return new OperatorError(['没有保存任何机构。Nothing was saved.', ...lines].join('\n'));
}
