import {readFile} from 'node:fs/promises';
import {institutionsIn} from './institutions-file.ts';
import {OperatorError, withStorage, type Operator} from './operator.ts';

/** Adds or updates the institutions of a file, all or none. */
export async function addInstitutions(operator: Operator, file: string | undefined): Promise<void> {
  const format = /\.(csv|json)$/i.exec(file ?? '')?.[1]?.toLowerCase();
  if (file === undefined || (format !== 'csv' && format !== 'json')) {
    throw new OperatorError('Name a file that ends with .csv or .json: gov-rating-server add-institutions FILE');
  }
  const institutions = institutionsIn(await textOf(file), format);
  await withStorage(operator, storage => storage.saveInstitutions(institutions)).catch((error: unknown) => {
    throw new OperatorError(`Nothing was saved: ${error instanceof Error ? error.message : String(error)}`);
  });
  operator.print(`${institutions.length} institutions saved.`);
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new OperatorError(`The file cannot be read: ${error.message}`);
  });
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw new OperatorError('The file is not UTF-8; save it as UTF-8 and try again.');
  }
}
