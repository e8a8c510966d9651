import {monthsBefore} from '../domain/calendar/moments.ts';
import {authorizeErasure} from '../domain/retention/erasure-authorization.ts';
import type {Job} from './job.ts';

/** How many of each kind one batch erases. */
const batchSize = 200;

/**
 * Erases persons and texts when the retention period of the region or deployment has passed; without one nothing is
 * erased. Ratings, counts and the evidence log stay, and each erasure adds an entry to the log. Without a signing key
 * texts stay too, because no log holds their commitments.
 */
export const eraseOld: Job = {
  name: 'erase-old',
  everyMs: 3_600_000,
  async run({storage, settings, evidenceSigner: signer, now}) {
    const months = settings.rules.retentionMonths.value;
    if (months === null) return 0;
    const at = now();
    const before = monthsBefore(at, months).toISOString();
    const authorization = signer && authorizeErasure({at: at.toISOString(), olderThan: before}, signer);
    const erasure = {before, at: at.toISOString(), limit: batchSize, authorization};
    const {persons, comments, words} = await storage.eraseBefore(erasure);
    return persons + comments + words;
  },
};
