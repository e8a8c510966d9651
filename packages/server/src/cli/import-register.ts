import {problems} from '@gov-rating/contract';
import {readConfig} from '../config/config.ts';
import {shanghaiDay} from '../domain/calendar/moments.ts';
import type {ColumnTable, FileRow} from '../domain/imports/column-table.ts';
import type {Sentence} from '../domain/imports/import-mistakes.ts';
import {
  checkAliases,
  checkPoints,
  checkStaff,
  mistakeIn,
  type CheckedRows,
} from '../domain/registers/check-register.ts';
import {aliasTable, pointTable, staffTable} from '../domain/registers/register-columns.ts';
import {
  RegisterImportError,
  type ImportCounts,
  type ImportFault,
  type RegisterRows,
} from '../domain/registers/register-storage.ts';
import {evidenceSignerOf} from '../node/evidence-key.ts';
import {newId, newStaticCode, platformRandomBytes} from '../security/random.ts';
import {withRecordingStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';
import {refusal, rowsInCsv} from './register-file.ts';
import {readTextFile} from './text-file.ts';

/** The registers that a file can hold. */
const registers = ['points', 'staff', 'aliases'] as const;

const usage = `gov-rating-server import ${registers.join('|')} FILE.csv`;

/**
 * Adds, changes and closes what the CSV file of a register says, all or nothing.
 *
 * @throws OperatorError names every mistake with its line and column, in Chinese and English
 */
export async function importCommand(operator: Operator, register = '', file?: string): Promise<void> {
  if (file === undefined || !/\.(csv|txt)$/i.test(file) || !registers.some(one => one === register))
    throw new OperatorError(
      `请指定登记表和以 .csv 结尾的文件：${usage}\nName a register and a file that ends with .csv: ${usage}`,
    );
  const {text, encoding} = await readTextFile(file);
  // Points and staff carry the mark of a server: with a shared database this needs the key that all of them share.
  await evidenceSignerOf(readConfig(operator.env));
  const counts = await read(register, text, rows =>
    withRecordingStorage(operator, (storage, now) => {
      const at = now();
      return storage.importRegister({...rows, within: undefined, today: shanghaiDay(at), at: at.toISOString()});
    }),
  );
  const {added, changed, closed, unchanged} = counts;
  operator.print(`${added} added, ${changed} changed, ${closed} closed, ${unchanged} unchanged.`);
  if (encoding !== 'UTF-8') operator.print(`The file was read as ${encoding}.`);
}

type Save = (rows: RegisterRows) => Promise<ImportCounts>;

function read(register: string, text: string, save: Save): Promise<ImportCounts> {
  const ids = () => ({newId: newId(platformRandomBytes, new Date())});
  if (register === 'points')
    return imported(text, pointTable, checkPoints, rows =>
      save({
        register,
        rows: rows.map(row => ({...row, ...ids(), newStaticCode: newStaticCode(platformRandomBytes)})),
      }),
    );
  if (register === 'staff')
    return imported(text, staffTable, checkStaff, rows =>
      save({register, rows: rows.map(row => ({...row, ...ids()}))}),
    );
  return imported(text, aliasTable, checkAliases, rows => save({register: 'aliases', rows}));
}

async function imported<C extends string, T>(
  text: string,
  table: ColumnTable<C>,
  check: (rows: readonly FileRow<C>[]) => CheckedRows<C, T>,
  save: (rows: readonly T[]) => Promise<ImportCounts>,
): Promise<ImportCounts> {
  const {rows, mistakes: ofForm} = await rowsInCsv(text, table);
  if (rows.length === 0 && ofForm.length === 0)
    throw refusal([{zh: `文件中没有${table.noun.zh}。`, en: 'The file has no rows.'}], table.noun);
  const {checked, mistakes} = check(rows);
  if (ofForm.length + mistakes.length > 0) throw refusal([...ofForm, ...mistakes], table.noun);
  try {
    return await save(checked.map(({value}) => value));
  } catch (error) {
    if (!(error instanceof RegisterImportError)) throw error;
    const found = error.faults.flatMap(fault => {
      const row = checked[fault.index]?.row;
      return row ? [mistakeIn(row, fault.field as C, sentenceOf(fault), table)] : [];
    });
    throw refusal(found, table.noun);
  }
}

/** Why a row was refused, in words. */
function sentenceOf({outcome}: ImportFault): Sentence {
  if (outcome === 'parent_ambiguous')
    return {
      zh: '有多个评价点与此相符；请填写上级评价点的编码（listPoints 中的 staticCode）。',
      en: 'several points are named so; write the static code of the parent.',
    };
  if (outcome === 'validity_reversed') return {zh: '停用日期早于启用日期。', en: 'it ends before it begins.'};
  const {message} = problems[outcome];
  return {zh: message['zh-CN'], en: message.en};
}
