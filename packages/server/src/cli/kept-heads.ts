import {treeHead} from '@gov-rating/contract';
import {isSignedBy, type SignedTreeHead, type Verifier} from '@gov-rating/contract/evidence';
import type {StoredHead} from '../domain/evidence/evidence-storage.ts';
import {OperatorError} from './operator.ts';
import {readTextFile} from './text-file.ts';
import type {LogFinding} from './verify-rows.ts';

const head = treeHead.partial({publicKey: true});

/**
 * Reads heads that were kept elsewhere: one as getTreeHead answers it, an array of them, or one on each line. Oldest first.
 *
 * @throws OperatorError the file cannot be read, or holds something else
 */
export async function readKeptHeads(file: string): Promise<readonly SignedTreeHead[]> {
  const {text} = await readTextFile(file).catch((error: unknown) => {
    throw new OperatorError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    const heads = documentsIn(text).map(document => head.parse(document));
    if (heads.length > 0) return heads.sort((one, other) => one.size - other.size);
  } catch (error) {
    throw new OperatorError(`${file}: ${noHeads}`, {cause: error});
  }
  throw new OperatorError(`${file}: ${noHeads}`);
}

const noHeads =
  'this is no head of an evidence log, as GET /v1/evidence/head answers it, and no list of them, one on each line.';

/** The JSON documents of a text: one, the items of an array, or one on each line. */
function documentsIn(text: string): unknown[] {
  try {
    const whole: unknown = JSON.parse(text);
    return Array.isArray(whole) ? whole : [whole];
  } catch (error) {
    const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
    if (!(error instanceof SyntaxError) || lines.length < 2) throw error;
    return lines.map(line => JSON.parse(line) as unknown);
  }
}

/** What is wrong with a head over entries that have the root `root`; undefined for a right one. */
export function checkHead(head: SignedTreeHead, root: string, verifiers: readonly Verifier[]): string | undefined {
  if (head.root !== root) return 'has another root';
  const verifier = verifiers.find(({keyId}) => keyId === head.keyId);
  if (!verifier) return `is signed with a key that is not trusted here (${head.keyId})`;
  return isSignedBy(head, verifier) ? undefined : 'is not signed by its key';
}

/** The log that is compared with kept heads. */
interface ComparedLog {
  readonly last: StoredHead | undefined;
  readonly size: number;
  /** The root that the tree had at the size of each kept head. */
  readonly roots: ReadonlyMap<number, string>;
}

/**
 * Checks that the log extends each head that was kept elsewhere. The finding is about the oldest head that the log does
 * not extend, and names the newest one that it does extend.
 */
export function checkKeptHeads(
  heads: readonly SignedTreeHead[],
  verifiers: readonly Verifier[],
  log: ComparedLog,
): LogFinding | undefined {
  let agreed: SignedTreeHead | undefined;
  for (const kept of heads) {
    const finding = checkKept(kept, verifiers, log);
    if (!finding) {
      agreed = kept;
      continue;
    }
    if (heads.length === 1) return finding;
    const newest = agreed
      ? `The newest kept head that the log extends is of ${agreed.signedAt}, over ${agreed.size} entries`
      : 'The log extends no older kept head';
    return {...finding, text: `${finding.text} ${newest}.`};
  }
  return undefined;
}

function checkKept(
  kept: SignedTreeHead,
  verifiers: readonly Verifier[],
  {last, size, roots}: ComparedLog,
): LogFinding | undefined {
  const {signedAt} = kept;
  const text = checkHead(kept, kept.root, verifiers);
  if (text !== undefined) return {index: undefined, text: `The saved head of ${signedAt} ${text}.`};
  if (last !== undefined && last.logId !== kept.logId)
    return {index: undefined, text: `The saved head of ${signedAt} is of another log.`};
  if (kept.size > size)
    return {
      index: size,
      text:
        `The log went back: it ends after ${size} entries, and the saved head of ${signedAt} covers ${kept.size}. ` +
        'An earlier backup was restored, or the end of the log was cut off.',
    };
  if (kept.root === roots.get(kept.size)) return undefined;
  return {
    index: undefined,
    text:
      `The log is not the one of the saved head of ${signedAt}: its first ${kept.size} entries are others. ` +
      'An earlier backup was restored and the log went on from there, or entries were replaced.',
  };
}
