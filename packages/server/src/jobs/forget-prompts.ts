import {later} from '../domain/calendar/moments.ts';
import type {Job} from './job.ts';

/** One day in milliseconds. */
const day = 86_400_000;

/**
 * Deletes requests to rate after some days: they say which window served which person when, and whether the screen was left
 * untouched, which nobody needs once the window has asked (《个人信息保护法》 article 19). A rating that a device sends late, for up to a
 * week, still finds its request. A pairing is deleted a day after its code has expired.
 */
export const forgetPrompts: Job = {
  name: 'forget-prompts',
  everyMs: 3_600_000,
  cannotBeUndone: true,
  run: ({storage, settings, now}) =>
    storage.forgetPrompts({
      before: later(now(), -settings.promptDays * day).toISOString(),
      pairingsBefore: later(now(), -day).toISOString(),
      limit: 500,
    }),
};
