import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {readConfig} from '../config/config.ts';
import {StorageUnavailable} from '../domain/storage.ts';
import {backUp, backUpBy, BackupExistsError} from '../node/back-up.ts';
import {PostgresProgramError, runPostgres} from '../node/postgres-programs.ts';
import {OperatorError, sentenceOf, withStorage, type Operator} from './operator.ts';
import {Progress} from './progress.ts';

/** The options of the command line about a backup. */
export interface BackupOptions {
  readonly to?: string | undefined;
  readonly replace?: boolean | undefined;
}

/**
 * Copies the database to a file, while servers go on writing.
 *
 * @throws OperatorError the file exists, or nothing can be read or written
 */
export async function backup(operator: Operator, {to, replace = false}: BackupOptions): Promise<void> {
  const {DATABASE_URL, DATA_DIR} = readConfig(operator.env);
  if (to === undefined || to === '') throw new OperatorError('backup needs --to FILE.');
  if (DATABASE_URL !== undefined) return dump(operator, DATABASE_URL, to, replace);
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
    operator.print(keysApart);
  } catch (error) {
    progress?.end();
    throw explained(error);
  }
}

const keysApart =
  'Keys are not in it. Keep EVIDENCE_KEY, DATA_KEYS and TOKEN_SECRET, or evidence-key, data-keys and token-secret of DATA_DIR, at another place.';

/** Lets `pg_dump` copy a database of PostgreSQL as it is at one moment. The head is older, so that the copy holds its entries. */
async function dump(operator: Operator, url: string, to: string, replace: boolean): Promise<void> {
  try {
    const head = await withStorage(operator, storage => storage.treeHead());
    const {file, headFile} = await backUpBy(to, {replace, warn: operator.printError}, async partial => {
      await runPostgres('pg_dump', {url, args: ['--format=custom', `--file=${partial}`], by: operator});
      return head;
    });
    operator.print(`The backup is complete: ${file}`);
    if (head) operator.print(`It holds ${head.size} entries of the evidence log or more; their head is in ${headFile}`);
    operator.print(keysApart);
  } catch (error) {
    if (error instanceof PostgresProgramError) throw new OperatorError(error.message, {cause: error});
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
