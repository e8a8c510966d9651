import {calendarEnd} from '../domain/profile/calendar-end.ts';
import type {Job} from './job.ts';

/**
 * Warns at the start and every day that the statutory calendar ends, as long before as the settings say. Without it orders
 * would silently get no due date, and would never escalate.
 */
export const warnOfCalendarEnd: Job = {
  name: 'warn-of-calendar-end',
  everyMs: 24 * 3_600_000,
  async run({settings, warn, now}) {
    const at = now();
    const end = calendarEnd(settings.rules, settings.calendar, at);
    if (end && end.daysLeft <= settings.calendarWarningDays)
      warn({warning: 'calendar_ends', at: at.toISOString(), ...end});
    return 0;
  },
};
