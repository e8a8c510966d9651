import {shanghaiDay} from '../domain/calendar/moments.ts';
import {windowPassedBefore} from '../domain/ratings/rating-window.ts';
import {newId} from '../security/random.ts';
import type {Job} from './job.ts';

/** How many services one batch reads. */
const batchSize = 200;

/**
 * Records the default level for services that were not rated in time (《广东省政务服务"好差评"管理办法(试行)》, 2019: seven natural
 * days), where the region's profile says so.
 */
export const recordDefaults: Job = {
  name: 'record-defaults',
  everyMs: 60_000,
  cannotBeUndone: true,
  async run({storage, settings, now, randomBytes}) {
    const rule = settings.profile.defaultRating.value;
    if (!rule?.enabled) return 0;
    const at = now();
    const {checked} = await storage.sweepDefaults({
      servedBefore: windowPassedBefore(at, rule.days).toISOString(),
      level: rule.level,
      at: at.toISOString(),
      day: shanghaiDay(at),
      limit: batchSize,
      newId: () => newId(randomBytes, at),
    });
    return checked;
  },
};
