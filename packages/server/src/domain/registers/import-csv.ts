import {problems, type RegisterName} from '@gov-rating/contract';
import type {CsvReader} from '../csv-record.ts';
import type {ColumnTable, FileRow} from '../imports/column-table.ts';
import {rowsInCsv} from '../imports/csv-rows.ts';
import type {Fault} from '../imports/import-mistakes.ts';
import {ImportRefused} from '../imports/import-refused.ts';
import {checkAliases, checkPoints, checkStaff, mistakeIn, type CheckedRows} from './check-register.ts';
import {aliasTable, pointTable, staffTable} from './register-columns.ts';
import {RegisterImportError, type ImportCounts, type ImportFault, type RegisterRows} from './register-storage.ts';

/** What an import needs from outside. */
export interface ImportTools {
  readonly readCsv: CsvReader;
  readonly newId: () => string;
  readonly newStaticCode: () => string;
  /** Saves the rows, all or none. */
  readonly save: (rows: RegisterRows) => Promise<ImportCounts>;
  /** How many rows a file may have; without it any number. */
  readonly mostRows?: number;
}

/**
 * Imports the CSV text of a register, all or nothing; the same text again changes nothing.
 *
 * @throws ImportRefused names every mistake with its line and column, in Chinese and English
 */
export function importCsv(register: RegisterName, text: string, tools: ImportTools): Promise<ImportCounts> {
  const {newId, newStaticCode, save} = tools;
  if (register === 'points')
    return imported(text, pointTable, checkPoints, tools, rows =>
      save({register, rows: rows.map(row => ({...row, newId: newId(), newStaticCode: newStaticCode()}))}),
    );
  if (register === 'staff')
    return imported(text, staffTable, checkStaff, tools, rows =>
      save({register, rows: rows.map(row => ({...row, newId: newId()}))}),
    );
  return imported(text, aliasTable, checkAliases, tools, rows => save({register, rows}));
}

async function imported<C extends string, T>(
  text: string,
  table: ColumnTable<C>,
  check: (rows: readonly FileRow<C>[]) => CheckedRows<C, T>,
  {readCsv, mostRows = Infinity}: ImportTools,
  save: (rows: readonly T[]) => Promise<ImportCounts>,
): Promise<ImportCounts> {
  const {noun} = table;
  const {rows, mistakes: ofForm} = await rowsInCsv(text, table, readCsv);
  if (rows.length === 0 && ofForm.length === 0)
    throw new ImportRefused([{zh: `文件中没有${noun.zh}。`, en: 'The file has no rows.'}], noun);
  if (rows.length > mostRows)
    throw new ImportRefused(
      [{zh: `文件多于 ${mostRows} 行，请分成几个文件。`, en: `The file has more than ${mostRows} rows; split it.`}],
      noun,
    );
  const {checked, mistakes} = check(rows);
  if (ofForm.length + mistakes.length > 0) throw new ImportRefused([...ofForm, ...mistakes], noun);
  try {
    return await save(checked.map(({value}) => value));
  } catch (error) {
    if (!(error instanceof RegisterImportError)) throw error;
    const found = error.faults.flatMap(fault => {
      const row = checked[fault.index]?.row;
      return row ? [mistakeIn(row, fault.field as C, faultOf(fault), table)] : [];
    });
    throw new ImportRefused(found, noun);
  }
}

/** Why a row was refused, in words. */
function faultOf({outcome}: ImportFault): Fault {
  if (outcome === 'parent_ambiguous')
    return {
      zh: '有多个评价点与此相符；请填写上级评价点的编码（listPoints 中的 staticCode）。',
      en: 'several points are named so; write the static code of the parent.',
    };
  if (outcome === 'validity_reversed') return {zh: '停用日期早于启用日期。', en: 'it ends before it begins.'};
  const {message} = problems[outcome];
  return {code: outcome, zh: message['zh-CN'], en: message.en};
}
