import {TextDigest} from '@gov-rating/contract/evidence';
import {checkCase} from '../domain/evidence/audit-case.ts';
import {markedTables, type MarkedTable, type StrayEntry} from '../domain/evidence/evidence-storage.ts';
import {ndjsonLines} from '../domain/publications/export-lines.ts';
import type {OperatorLog} from '../domain/operator-log/operator-log-storage.ts';
import type {Storage} from '../domain/storage.ts';
import {snapshotRows} from '../routes/publications/snapshot-rows.ts';
import {hash} from '../security/hash.ts';

/** At most this many rows are in memory at once, whatever the size of the log. */
export const pageSize = 500;

/** How many entries outside of the log are named. */
const namedStrays = 20;

/** What is wrong. `index` is the leaf index of the entry; undefined when the finding is about no single entry. */
export interface LogFinding {
  readonly index: number | undefined;
  readonly text: string;
  /** The public key of a head that no key here has signed; such a log may be whole. */
  readonly unknownKey?: string | undefined;
}

/** Checks the rows beside the log. `marks`: whether the marks of rows are compared too. */
export async function checkRows(
  storage: Storage,
  {marks}: {readonly marks: boolean},
): Promise<readonly (LogFinding | undefined)[]> {
  const strays = await storage.strayEntries(namedStrays);
  return [
    await checkCases(storage),
    await checkUnlogged(storage),
    ...(await storage.contradictions()).map(text => ({index: undefined, text})),
    await checkPublications(storage),
    ...strays.filter(({refusal}) => marks || refusal !== 'unknown_key').map(strayFinding),
    ...(marks ? await Promise.all(markedTables.map(of => checkMarks(storage, of))) : []),
  ];
}

/** Checks what belongs to the operator's log. `marks`: whether the key of the marks is here. */
export async function checkOperatorRows(
  log: OperatorLog,
  {marks}: {readonly marks: boolean},
): Promise<readonly LogFinding[]> {
  const strays = await log.strayEntries(namedStrays);
  return [
    ...strays.filter(({refusal}) => marks || refusal !== 'unknown_key').map(strayFinding),
    ...(await log.contradictions(marks)).map(text => ({index: undefined, text})),
  ];
}

/** Why an entry is not sealed, as the end of a sentence. */
export const refusals: Readonly<Record<StrayEntry['refusal'], string>> = {
  unmarked: 'no server marked it when it was written',
  service: 'no server marked the service that it rates',
  invitation: 'no server marked the invitation by which it came',
  unknown_key: 'its mark is of a key that is not known here; see EVIDENCE_EARLIER_KEYS',
};

const strayFinding = ({entryId, kind, at, refusal}: StrayEntry): LogFinding => ({
  index: undefined,
  text: `The entry ${entryId} (${kind}, ${at}) is not sealed: ${refusals[refusal]}.`,
});

const wrongMarks = {
  unmarked: 'was not marked by a server',
  changed: 'is not what a server marked',
  unknown_key: 'has the mark of a key that is not known here; see EVIDENCE_EARLIER_KEYS',
} as const;

/** Compares the rows of each publication with the hash of its export, which the document says. */
async function checkPublications(storage: Storage): Promise<LogFinding | undefined> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: string[] = await storage.auditPublications(after, pageSize);
    for (const publicationId of page) {
      const found = await storage.publication(publicationId);
      const stated = found && statedHash(found.document);
      if (stated !== undefined && (await exportHash(storage, publicationId)) !== stated)
        return {index: undefined, text: `The rows of publication ${publicationId} are not those of its export.`};
    }
    after = page.at(-1);
  }
  return undefined;
}

async function exportHash(storage: Storage, publicationId: string): Promise<string> {
  const digest = new TextDigest();
  for await (const piece of ndjsonLines(publicationId, snapshotRows(storage, publicationId), hash))
    digest.update(piece);
  return digest.hex();
}

/** The hash of the export as the document says it; undefined where the document is not readable, which its entry reports. */
function statedHash(document: string): unknown {
  try {
    return (JSON.parse(document) as {exportSha256?: unknown}).exportSha256;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Compares every row of a table with the mark that a server made when it wrote it. */
async function checkMarks(storage: Storage, of: MarkedTable): Promise<LogFinding | undefined> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const {last, wrong} = await storage.auditMarks({of, after, limit: pageSize});
    const [first] = wrong;
    if (first) return {index: undefined, text: `The ${of} ${first.id} ${wrongMarks[first.why]}.`};
    after = last;
  }
  return undefined;
}

/**
 * Checks the rows that change with time against the events in the log; returns the finding with the lowest leaf index.
 */
async function checkCases(storage: Storage): Promise<LogFinding | undefined> {
  let lowest: LogFinding | undefined;
  for (let after = '', more = true; more;) {
    const page = await storage.auditCases(after, pageSize);
    for (const {ratingId} of page.filter(ratingCase => checkCase(ratingCase) !== undefined)) {
      // Read again under its lock: it may have changed since the page was read.
      const ratingCase = await storage.auditCase(ratingId);
      const found = ratingCase && checkCase(ratingCase);
      if (!ratingCase || !found) continue;
      const [id, entry] = found.event ? [found.event.eventId, found.event.entry] : [ratingId, ratingCase.entry];
      const index = entry?.index ?? undefined;
      const finding = {index, text: `Entry ${index ?? 'that waits'} (${id}): ${found.text}.`};
      if (!lowest || (index ?? Infinity) < (lowest.index ?? Infinity)) lowest = finding;
    }
    after = page.at(-1)?.ratingId ?? '';
    more = page.length > 0;
  }
  return lowest;
}

async function checkUnlogged(storage: Storage): Promise<LogFinding | undefined> {
  const row = await storage.unlogged();
  if (row) return {index: undefined, text: `The row ${row.id} (${row.kind}) has no entry in the log.`};
  const id = await storage.wronglyReplaced();
  if (id === undefined) return undefined;
  return {index: undefined, text: `The default rating ${id} does not say which rating replaced it.`};
}
