import {idPattern} from '@gov-rating/contract';
import {createReadStream, type ReadStream} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {ExportError, recompute, type Recomputed} from '../domain/publications/recompute.ts';
import {hash} from '../security/hash.ts';
import {csvRecords} from '../node/csv.ts';
import {withReadStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';
import {Progress} from './progress.ts';

/** The options of the command line about an export and its publication. */
export interface RecomputeOptions {
  readonly export?: string | undefined;
  readonly publication?: string | undefined;
}

/**
 * Computes a publication again from its export and compares the bytes. Resolves with false, after printing the first
 * difference, when they differ. The publication is a file, or the id of one in the configured storage.
 */
export async function recomputeCommand(operator: Operator, options: RecomputeOptions): Promise<boolean> {
  const {export: exportFile, publication} = options;
  if (exportFile === undefined || publication === undefined)
    throw new OperatorError('recompute needs --export FILE (NDJSON or CSV) and --publication FILE or ID.');
  const text = await publicationText(operator, publication);
  const result = await compared(operator, text, exportFile);
  if (result.same) {
    operator.print(`The same, byte for byte, from ${result.ratings} ratings.`);
    return true;
  }
  const {path, one, other} = result.difference;
  if (path === 'exportSha256')
    operator.printError('The figures are right, but this is not the export that was published.');
  if (result.displaced !== undefined)
    operator.printError(
      `Rating ${result.displaced} is not at its place in the export: one is missing, added or moved.`,
    );
  operator.printError(`Not the same. First difference at ${path === '' ? 'the whole' : path}:`);
  operator.printError(`  published   ${shown(one)}`);
  operator.printError(`  recomputed  ${shown(other)}`);
  return false;
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 200);

async function publicationText(operator: Operator, publication: string): Promise<string> {
  const isFile = await stat(publication).then(
    found => found.isFile(),
    () => false,
  );
  if (isFile) return readFile(publication, 'utf8');
  if (!idPattern.test(publication)) throw new OperatorError(`There is no file ${publication}.`);
  const stored = await withReadStorage(operator, 'recompute', storage => storage.publication(publication));
  if (!stored) throw new OperatorError(`There is neither a file nor a publication ${publication}.`);
  return stored.document;
}

async function compared(operator: Operator, text: string, exportFile: string): Promise<Recomputed> {
  const total = await stat(exportFile).then(({size}) => size, unknownSize);
  const whenStopped = 'Nothing was changed; run recompute again.';
  const progress = new Progress(operator, {unit: 'bytes', total, whenStopped});
  const input = createReadStream(exportFile, 'utf8');
  try {
    return await recompute(text, counted(input, progress), {hash, readCsv: csvRecords});
  } catch (error) {
    if (error instanceof ExportError) throw new OperatorError(error.message);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new OperatorError(`There is no file ${exportFile}.`);
    throw error;
  } finally {
    progress.end();
    input.destroy();
  }
}

/** A file that cannot be read is reported by the one who reads it. */
const unknownSize = () => undefined;

/** The pieces of a file, whose bytes count as progress when they are read. */
async function* counted(input: ReadStream, progress: Progress): AsyncGenerator<string> {
  let before = 0;
  for await (const piece of input) {
    progress.advance(input.bytesRead - before);
    before = input.bytesRead;
    yield piece as string;
  }
  // The last moment to stop: what follows takes no time.
  progress.advance(0);
}
