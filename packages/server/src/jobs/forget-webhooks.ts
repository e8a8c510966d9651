import {later} from '../domain/calendar/moments.ts';
import type {Job} from './job.ts';

/** How long messages can be looked at and sent again, in milliseconds. */
const kept = 30 * 24 * 3_600_000;

/** Forgets what other systems were told a month ago. */
export const forgetWebhooks: Job = {
  name: 'forget-webhooks',
  everyMs: 3_600_000,
  run: ({storage, now}) => storage.forgetDeliveries(later(now(), -kept).toISOString(), 500),
};
