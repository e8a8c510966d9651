import {readFile} from 'node:fs/promises';
import {treeHead} from '@gov-rating/contract';
import type {SignedTreeHead, Verifier} from '@gov-rating/contract/evidence';
import {readConfig} from '../config/config.ts';
import type {Storage} from '../domain/storage.ts';
import {evidenceVerifiersOf, hasEvidenceSecret} from '../node/evidence-key.ts';
import {OperatorError, withStorage, type Operator} from './operator.ts';
import {Progress, watched} from './progress.ts';
import {verifyLog, type LogReport} from './verify-log.ts';

/** Checks the evidence log against the rows and the keys; resolves to false after naming the first broken entry. */
export async function verify(operator: Operator, headFile: string | undefined): Promise<boolean> {
  const config = readConfig(operator.env);
  const verifiers = await evidenceVerifiersOf(config);
  // Read before the storage is opened, which makes a key where there is none.
  const marks = await hasEvidenceSecret(config);
  const known = headFile === undefined ? undefined : await headOf(headFile);
  const report = await withStorage(operator, storage =>
    verifyWithProgress(operator, storage, verifiers, {known, marks}),
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

async function verifyWithProgress(
  operator: Operator,
  storage: Storage,
  verifiers: readonly Verifier[],
  {known, marks}: {readonly known: SignedTreeHead | undefined; readonly marks: boolean},
): Promise<LogReport> {
  const whenStopped = 'Nothing was changed; run verify again, and it begins at the first entry.';
  const {entries: total} = await storage.auditEnds();
  const entries = new Progress(operator, {unit: 'entries', total, whenStopped});
  const cases = new Progress(operator, {unit: 'cases', whenStopped});
  try {
    return await verifyLog(watched(storage, {auditEntries: entries, auditCases: cases}), verifiers, {known, marks});
  } finally {
    entries.end();
    cases.end();
  }
}

/** A head as getTreeHead answers it. */
async function headOf(file: string): Promise<SignedTreeHead> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new OperatorError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  try {
    return treeHead.partial({publicKey: true}).parse(JSON.parse(text));
  } catch (error) {
    throw new OperatorError(`${file} is no head of an evidence log, as GET /v1/evidence/head answers it.`, {
      cause: error,
    });
  }
}
