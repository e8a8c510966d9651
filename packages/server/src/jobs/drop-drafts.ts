import {later} from '../domain/calendar/moments.ts';
import type {Job} from './job.ts';

/** No publication takes so long to make, in milliseconds. */
const draftLifetimeMs = 24 * 3_600_000;

/** Drops snapshots of processes that ended before they became a publication. */
export const dropDrafts: Job = {
  name: 'drop-drafts',
  everyMs: 3_600_000,
  cannotBeUndone: true,
  async run({storage, now}) {
    const left = await storage.draftsBefore(later(now(), -draftLifetimeMs).toISOString(), 1);
    for (const publicationId of left) await storage.dropSnapshot(publicationId);
    return left.length;
  },
};
