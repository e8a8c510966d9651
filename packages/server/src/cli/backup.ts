import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {readConfig} from '../config/config.ts';
import {StorageUnavailable} from '../domain/storage.ts';
import {backUp, BackupExistsError} from '../node/back-up.ts';
import {OperatorError, sentenceOf, type Operator} from './operator.ts';
import {Progress} from './progress.ts';

/** The options of the command line about a backup. */
export interface BackupOptions {
  readonly to?: string | undefined;
  readonly replace?: boolean | undefined;
}

/**
 * Copies the embedded database to a file, while servers go on writing.
 *
 * @throws OperatorError the file exists, nothing can be read or written, or the data is in PostgreSQL
 */
export async function backup(operator: Operator, {to, replace = false}: BackupOptions): Promise<void> {
  const {DATABASE_URL, DATA_DIR} = readConfig(operator.env);
  if (DATABASE_URL !== undefined)
    throw new OperatorError(
      'The data is in PostgreSQL, which has programs of its own for this: pg_dump --format=custom --file=FILE "$DATABASE_URL". See docs/operate.md.',
    );
  if (to === undefined || to === '') throw new OperatorError('backup needs --to FILE.');
  const source = join(DATA_DIR, 'gov-rating.db');
  if (!(await isFile(source))) throw new OperatorError(`There is no database ${source}: set DATA_DIR.`);
  const whenStopped = 'No backup was made; run backup again.';
  let progress: Progress | undefined;
  try {
    const {file, head, headFile} = await backUp(source, to, {
      replace,
      warn: operator.printError,
      copied(done, total) {
        progress ??= new Progress(operator, {unit: 'pages', total, whenStopped});
        progress.reached(done);
      },
    });
    progress?.end();
    operator.print(`The backup is complete: ${file}`);
    if (head) operator.print(`It holds ${head.size} entries of the evidence log; their head is in ${headFile}`);
    operator.print(
      'Keys are not in it. Keep EVIDENCE_KEY, DATA_KEYS and TOKEN_SECRET, or evidence-key, data-keys and token-secret of DATA_DIR, at another place.',
    );
  } catch (error) {
    progress?.end();
    throw explained(error);
  }
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isFile(),
    () => false,
  );

/** What the operator can mend, as a sentence. */
function explained(error: unknown): unknown {
  if (error instanceof StorageUnavailable) return new OperatorError(sentenceOf(error), {cause: error});
  if (error instanceof BackupExistsError)
    return new OperatorError(`${error.message} Name another file, or add --replace.`, {cause: error});
  if (error instanceof Error && 'syscall' in error)
    return new OperatorError(`The backup cannot be written: ${error.message}.`, {cause: error});
  return error;
}
