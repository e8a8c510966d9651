import {dayAfter, shanghaiDay} from '../domain/calendar/moments.ts';
import {ownDays} from '../domain/raters/own-days.ts';
import type {Job} from './job.ts';

/**
 * Deletes assertions, codes and counts of tries that have ended, of which the table never holds more than what a few minutes bring, and what leads to a
 * person from a service or a claim of more than a year ago (《个人信息保护法》 article 19).
 */
export const forgetRaters: Job = {
  name: 'forget-raters',
  everyMs: 60_000,
  cannotBeUndone: true,
  run: ({storage, now}) =>
    storage.forgetRaters({
      endedBefore: now().toISOString(),
      beforeDay: dayAfter(shanghaiDay(now()), -ownDays),
      limit: 500,
    }),
};
