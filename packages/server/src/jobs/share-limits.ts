import type {SharedRateLimits} from '../security/shared-rate-limits.ts';
import type {Job} from './job.ts';

/** Shares the counted calls of this process with all others over the same database, every second. */
export const shareLimits = (limits: SharedRateLimits): Job => ({
  name: 'share-limits',
  everyMs: 1000,
  run: async () => {
    await limits.share();
    return 0;
  },
});
