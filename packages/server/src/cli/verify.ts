import {ConfigError, readConfig} from '../config/config.ts';
import type {Storage} from '../domain/storage.ts';
import {newestHeads} from '../context/steady-clock.ts';
import {demandKeyOfLogs, evidenceVerifiersOf, hasEvidenceSecret} from '../node/evidence-key.ts';
import {readKeptHeads} from './kept-heads.ts';
import {withReadStorage} from './operator-notes.ts';
import type {Operator} from './operator.ts';
import {Progress, watched} from './progress.ts';
import type {LogFinding} from './verify-rows.ts';
import {verifyLog, verifyOperatorLog, type LogReport} from './verify-log.ts';

/** Checks the evidence log against the rows and the keys; resolves to false after naming the first broken entry. */
export async function verify(operator: Operator, headFile: string | undefined): Promise<boolean> {
  const config = readConfig(operator.env);
  const verifiers = await evidenceVerifiersOf(config);
  const marks = await hasEvidenceSecret(config);
  const heads = headFile === undefined ? [] : await readKeptHeads(headFile);
  return withReadStorage(operator, 'verify', async storage => {
    // Without the key everything would seem to be forged.
    await demandKeyOfLogs(await newestHeads(storage), config);
    // A head that was kept elsewhere is one of either log.
    const {logId} = await storage.operatorLog.auditLog();
    const [own, others] = [heads.filter(head => head.logId === logId), heads.filter(head => head.logId !== logId)];
    const report = await withProgress(operator, storage, watched =>
      verifyLog(watched, verifiers, {kept: others, marks}),
    );
    const ofLog = await verifyOperatorLog(storage, verifiers, {kept: own, marks});
    const isWhole = sayReport(operator, report, marks);
    return sayOperatorReport(operator, ofLog) && isWhole;
  });
}

/** A log that an earlier key has signed is not broken because that key is not named here. */
function demandKey({text, unknownKey}: LogFinding): void {
  if (unknownKey === undefined) return;
  throw new ConfigError([
    `EVIDENCE_TRUSTED_KEYS lacks a key: ${text} If it is an earlier key of this deployment, name ${unknownKey} there; if nobody knows it, somebody else has signed. What comes after it was not checked`,
  ]);
}

/** Says what was found in the operator's log; nothing before it has begun. */
function sayOperatorReport({print, printError}: Operator, report: LogReport): boolean {
  if (!report.sound) {
    demandKey(report.finding);
    for (const {text} of [report.finding, ...report.more]) printError(`Operator's log: ${text}`);
    print("The operator's log is broken.");
    return false;
  }
  const {size, root, erased, waiting} = report;
  if (size === 0) return true;
  print(`The operator's log is whole: ${size} entries, root ${root}.`);
  if (erased > 0) print(`${erased} of them were erased because they were old enough.`);
  if (waiting > 0) print(`${waiting} more wait to be sealed in the operator's log.`);
  return true;
}

/** Says what was found in the evidence log. */
function sayReport(operator: Operator, report: LogReport, marks: boolean): boolean {
  if (!report.sound) {
    demandKey(report.finding);
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
