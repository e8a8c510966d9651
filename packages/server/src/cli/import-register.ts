import {registerNames} from '@gov-rating/contract';
import {readConfig} from '../config/config.ts';
import {shanghaiDay} from '../domain/calendar/moments.ts';
import {importCsv} from '../domain/registers/import-csv.ts';
import {csvRecords} from '../node/csv.ts';
import {evidenceSignerOf} from '../node/evidence-key.ts';
import {newId, newStaticCode, platformRandomBytes} from '../security/random.ts';
import {withRecordingStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';
import {readTextFile} from './text-file.ts';

const usage = `gov-rating-server import ${registerNames.join('|')} FILE.csv`;

/**
 * Adds, changes and closes what the CSV file of a register says, all or nothing.
 *
 * @throws ImportRefused names every mistake with its line and column, in Chinese and English
 */
export async function importCommand(operator: Operator, register = '', file?: string): Promise<void> {
  const name = registerNames.find(one => one === register);
  if (file === undefined || !/\.(csv|txt)$/i.test(file) || name === undefined)
    throw new OperatorError(
      `请指定登记表和以 .csv 结尾的文件：${usage}\nName a register and a file that ends with .csv: ${usage}`,
    );
  const {text, encoding} = await readTextFile(file);
  // Points and staff carry the mark of a server: with a shared database this needs the key that all of them share.
  await evidenceSignerOf(readConfig(operator.env));
  const counts = await importCsv(name, text, {
    readCsv: csvRecords,
    newId: () => newId(platformRandomBytes, new Date()),
    newStaticCode: () => newStaticCode(platformRandomBytes),
    save: rows =>
      withRecordingStorage(operator, (storage, now) => {
        const at = now();
        const when = {today: shanghaiDay(at), at: at.toISOString()};
        return storage.importRegister({...rows, ...when, within: undefined, checkOnly: false});
      }),
  });
  const {added, changed, closed, unchanged} = counts;
  operator.print(`${added} added, ${changed} changed, ${closed} closed, ${unchanged} unchanged.`);
  if (encoding !== 'UTF-8') operator.print(`The file was read as ${encoding}.`);
}
