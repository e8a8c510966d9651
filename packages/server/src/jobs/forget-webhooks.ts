import {later} from '../domain/calendar/moments.ts';
import type {Job} from './job.ts';

/** How long messages are stored so that they can be listed and sent again, in milliseconds. */
const kept = 30 * 24 * 3_600_000;

/** Deletes messages of webhooks after a month. */
export const forgetWebhooks: Job = {
  name: 'forget-webhooks',
  everyMs: 3_600_000,
  cannotBeUndone: true,
  run: ({storage, now}) => storage.forgetDeliveries(later(now(), -kept).toISOString(), 500),
};
