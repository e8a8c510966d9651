import {later, monthsBefore} from '../domain/calendar/moments.ts';
import {authorizeErasure} from '../domain/retention/erasure-authorization.ts';
import type {Job} from './job.ts';

/** One day in milliseconds. */
const day = 86_400_000;

/** Earlier than everything: nothing is old enough. */
const never = '0001-01-01T00:00:00.000Z';

/** How many of each kind one batch erases. */
const batchSize = 200;

/**
 * Erases persons and texts when the retention period of the region or deployment has passed, and persons whom nobody has
 * to call back when no order can come any more (《个人信息保护法》 article 19: the shortest time that the purpose needs).
 * Without a period that kind stays. Ratings, counts and the evidence log stay, and each erasure adds an entry to the log. Without a signing key
 * texts stay too, because no log holds their commitments.
 */
export const eraseOld: Job = {
  name: 'erase-old',
  everyMs: 3_600_000,
  cannotBeUndone: true,
  async run({storage, settings, evidenceSigner: signer, now}) {
    const {retentionMonths, personDays} = settings.rules;
    const at = now();
    const before = retentionMonths.value === null ? never : monthsBefore(at, retentionMonths.value).toISOString();
    const personsBefore = personDays.value === null ? before : later(at, -personDays.value * day).toISOString();
    const authorization =
      signer && before !== never ? authorizeErasure({at: at.toISOString(), olderThan: before}, signer) : undefined;
    const erasure = {before, personsBefore, at: at.toISOString(), limit: batchSize, authorization};
    const {persons, comments, words} = await storage.eraseBefore(erasure);
    return persons + comments + words;
  },
};
