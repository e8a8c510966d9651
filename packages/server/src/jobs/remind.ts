import {dueBefore, reminderEvent, reminderRule} from '../domain/raters/reminder.ts';
import {windowPassedBefore} from '../domain/ratings/rating-window.ts';
import type {Job} from './job.ts';

/** How many services one batch reads. */
const batchSize = 100;

/**
 * Reminds departments of services that nobody has rated, some days before they can no longer be rated, where the rating window
 * has an end. Each service is looked at once.
 */
export const remind: Job = {
  name: 'remind',
  everyMs: 60_000,
  cannotBeUndone: true,
  async run({storage, settings, now}) {
    const rule = reminderRule(settings.rules.ratingWindowDays.value, settings.reminderDays);
    if (!rule) return 0;
    const at = now();
    const {checked} = await storage.sweepReminders({
      dueBefore: dueBefore(at, rule).toISOString(),
      servedFrom: windowPassedBefore(at, rule.windowDays).toISOString(),
      at: at.toISOString(),
      limit: batchSize,
      event: service => reminderEvent(service, rule, at, settings.ownPage),
    });
    return checked;
  },
};
