import type {ColumnTable, FileRow} from '../domain/imports/column-table.ts';
import type {RegisterFile} from '../domain/imports/csv-rows.ts';
import {at, type ImportMistake} from '../domain/imports/import-mistakes.ts';
import {OperatorError} from './operator.ts';

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
