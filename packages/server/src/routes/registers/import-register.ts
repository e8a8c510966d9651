import {registerFileLimits, type Localized, type ParsedInput} from '@gov-rating/contract';
import type {Context} from '../../context/context.ts';
import {shanghaiDay} from '../../domain/calendar/moments.ts';
import type {ImportMistake, Sentence} from '../../domain/imports/import-mistakes.ts';
import {ImportRefused} from '../../domain/imports/import-refused.ts';
import {Problem, type FieldError} from '../../domain/problems/problem.ts';
import {importCsv} from '../../domain/registers/import-csv.ts';
import type {ImportCounts} from '../../domain/registers/register-storage.ts';
import type {Handler} from '../../http/handler.ts';
import {newId, newStaticCode} from '../../security/random.ts';

async function read(
  {register, csv}: ParsedInput<'importRegister'>,
  {storage, readCsv, randomBytes, now}: Context,
  within: string,
  checkOnly: boolean,
): Promise<ImportCounts> {
  if (!readCsv) throw new Problem('imports_not_available');
  const at = now();
  try {
    return await importCsv(register, csv, {
      ...{readCsv, mostRows: registerFileLimits.rows},
      newId: () => newId(randomBytes, at),
      newStaticCode: () => newStaticCode(randomBytes),
      save: rows => storage.importRegister({...rows, within, today: shanghaiDay(at), at: at.toISOString(), checkOnly}),
    });
  } catch (error) {
    throw error instanceof ImportRefused ? refusal(error) : error;
  }
}

/** Imports a file for the institution of the caller and those below it: all rows or none. */
export const importRegister: Handler<'importRegister'> = (input, context, {caller}) =>
  read(input, context, caller.institutionCode, false);

/** Says what an import of a file would do. */
export const checkRegister: Handler<'checkRegister'> = (input, context, {caller}) =>
  read(input, context, caller.institutionCode, true);

const refusal = ({mistakes, total}: ImportRefused): Problem =>
  new Problem('file_refused', {
    fieldErrors: mistakes.map(toFieldError),
    addition: localized({
      zh: total > mistakes.length ? `共 ${total} 处，列出前 ${mistakes.length} 处。` : `共 ${total} 处。`,
      en: total > mistakes.length ? `${total} mistakes, of which ${mistakes.length} are listed.` : `${total} in all.`,
    }),
  });

const toFieldError = ({code = 'invalid_input', name = 'csv', row, column, ...sentence}: ImportMistake): FieldError => ({
  ...{field: name, code, messages: localized(sentence)},
  ...(row === undefined ? {} : {line: row}),
  ...(column === undefined ? {} : {column}),
});

/** The sentences of files are in the two languages of operators. */
const localized = ({zh, en}: Sentence): Localized => ({'zh-CN': zh, 'zh-TW': zh, en});
