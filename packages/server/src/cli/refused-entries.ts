import {readConfig} from '../config/config.ts';
import type {StrayEntry} from '../domain/evidence/evidence-storage.ts';
import {hasEvidenceSecret} from '../node/evidence-key.ts';
import {withReadStorage} from './operator-notes.ts';
import {OperatorError, type Operator} from './operator.ts';
import {Progress} from './progress.ts';
import {pageSize, refusals} from './verify-rows.ts';

/**
 * Lists every entry that is outside of the evidence log or the operator's log and why, oldest first. Resolves with false when there are any.
 *
 * @throws OperatorError the evidence key is not set here, without which no mark can be compared
 */
export async function refusedEntries(operator: Operator): Promise<boolean> {
  if (!(await hasEvidenceSecret(readConfig(operator.env))))
    throw new OperatorError('Set EVIDENCE_KEY: without it nobody can say which entries a server has marked.');
  const count = await withReadStorage(operator, 'refused-entries', async storage => {
    const progress = new Progress(operator, {unit: 'entries', whenStopped: 'Nothing was changed.'});
    let listed = 0;
    for (const log of [storage, storage.operatorLog]) {
      for (let after: StrayEntry | undefined, more = true; more;) {
        const page: StrayEntry[] = await log.strayEntries(pageSize, after);
        progress.advance(page.length);
        progress.end();
        for (const entry of page) operator.print(lineOf(entry));
        listed += page.length;
        after = page.at(-1);
        more = after !== undefined;
      }
    }
    return listed;
  });
  if (count === 0) operator.print('No entry is refused.');
  else operator.printError(`${count} entries are outside of the log. What to do: docs/operate.md, "Refused entries".`);
  return count === 0;
}

function lineOf({entryId, kind, at, refusal, rating}: StrayEntry): string {
  const line = `${at} ${kind} ${entryId}: ${refusals[refusal]}`;
  if (!rating) return line;
  const {institutionCode, day, serviceId, invitationId} = rating;
  const by = invitationId === null ? 'no invitation' : `invitation ${invitationId}`;
  return `${line} (institution ${institutionCode}, day ${day}, service ${serviceId}, ${by})`;
}
