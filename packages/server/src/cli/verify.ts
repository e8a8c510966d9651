import {readConfig} from '../config/config.ts';
import type {Storage} from '../domain/storage.ts';
import {evidenceVerifiersOf, hasEvidenceSecret} from '../node/evidence-key.ts';
import {readKeptHeads} from './kept-heads.ts';
import {withStorage, type Operator} from './operator.ts';
import {Progress, watched} from './progress.ts';
import {verifyLog, type LogReport} from './verify-log.ts';

/** Checks the evidence log against the rows and the keys; resolves to false after naming the first broken entry. */
export async function verify(operator: Operator, headFile: string | undefined): Promise<boolean> {
  const config = readConfig(operator.env);
  const verifiers = await evidenceVerifiersOf(config);
  // Read before the storage is opened, which makes a key where there is none.
  const marks = await hasEvidenceSecret(config);
  const kept = headFile === undefined ? [] : await readKeptHeads(headFile);
  const report = await withStorage(operator, storage =>
    withProgress(operator, storage, watched => verifyLog(watched, verifiers, {kept, marks})),
  );
  if (!report.sound) {
    for (const {text} of [report.finding, ...report.more]) operator.printError(text);
    operator.print('The evidence log is broken.');
    return false;
  }
  const {size, root, erased, waiting, remarks} = report;
  operator.print(`The evidence log is whole: ${size} entries, root ${root}.`);
  for (const remark of remarks) operator.printError(remark);
  if (erased > 0) operator.print(`${erased} of them are for text that was erased and can no longer be compared.`);
  if (!marks) operator.print('The marks of rows were not compared, because the evidence key is not set here.');
  if (waiting > 0) operator.print(`${waiting} more wait to be sealed.`);
  return true;
}

/** Works with a storage of which each page that is read counts as progress. */
async function withProgress(
  operator: Operator,
  storage: Storage,
  work: (storage: Storage) => Promise<LogReport>,
): Promise<LogReport> {
  const whenStopped = 'Nothing was changed; run verify again, and it begins at the first entry.';
  const counting = (unit: string, total?: number) => new Progress(operator, {unit, total, whenStopped});
  const {entries} = await storage.auditEnds();
  const progress = {
    auditEntries: counting('entries', entries),
    auditMarks: counting('marked rows'),
    auditCases: counting('cases'),
    auditPublications: counting('publications'),
  };
  try {
    return await work(watched(storage, progress));
  } finally {
    for (const each of Object.values(progress)) each.end();
  }
}
