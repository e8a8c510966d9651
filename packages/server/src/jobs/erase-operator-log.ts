import {monthsBefore, shanghaiDay, startOfDay} from '../domain/calendar/moments.ts';
import {newId} from '../security/random.ts';
import type {Job} from './job.ts';

/** How many entries one batch erases. */
const batchSize = 200;

/**
 * Erases entries of the operator's log that are older than the deployment keeps them, day by day. First an entry of the
 * log allows it; once that is sealed, the others are erased, and their hashes stay in the tree. Without a signing key
 * nothing is erased, because nothing is sealed.
 */
export const eraseOperatorLog: Job = {
  name: 'erase-operator-log',
  everyMs: 600_000,
  cannotBeUndone: true,
  async run({storage: {operatorLog}, settings, evidenceSigner, now, randomBytes}) {
    if (evidenceSigner === undefined) return 0;
    const at = now();
    const olderThan = startOfDay(shanghaiDay(monthsBefore(at, settings.operatorLogMonths))).toISOString();
    await operatorLog.allowErasure({olderThan, at: at.toISOString(), entryId: newId(randomBytes, at)});
    return operatorLog.erase(batchSize);
  },
};
