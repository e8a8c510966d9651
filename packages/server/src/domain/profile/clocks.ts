import type {DayKind, Deadline} from '@gov-rating/contract';
import {daysLeft, dueAt} from '../calendar/deadline.ts';
import type {WorkingDays} from '../calendar/working-days.ts';
import type {DeadlineStep, Rules} from './rules.ts';

/** When things are due, by the rules of the region. */
export interface Clocks {
  readonly rules: Rules;
  /**
   * The due date of a time limit that starts now; null when the region sets no limit, or when the calendar does not
   * reach far enough.
   */
  dueAt(name: DeadlineStep, start: Date): string | null;
  /** The due date of any time limit. */
  after(start: Date, limit: Deadline): string | null;
  /** The time left until a due date, in days as the region counts them; of one that is not known yet, how they count. */
  left(name: DeadlineStep | 'notice' | null, due: string | null, now: Date): TimeLeft;
}

/** What remains of a time limit: whole days after today, negative once it is overdue. */
export interface TimeLeft {
  readonly daysLeft: number | null;
  readonly dayKind: DayKind | null;
}

/** The clocks of a deployment. */
export function createClocks(rules: Rules, calendar: WorkingDays): Clocks {
  const after = (start: Date, limit: Deadline): string | null => {
    const due = dueAt(start, limit, calendar);
    return due instanceof Date ? due.toISOString() : null;
  };
  return {
    rules,
    after,
    dueAt: (name, start) => {
      const limit = rules.deadlines[name].value;
      return limit === null ? null : after(start, limit);
    },
    left: (name, due, now) => {
      const limit = name === 'notice' ? rules.staffNotice.value?.deadline : name && rules.deadlines[name].value;
      const dayKind = limit?.dayKind ?? null;
      if (due === null || dayKind === null) return {daysLeft: null, dayKind};
      const left = daysLeft(new Date(due), dayKind, now, calendar);
      return {daysLeft: typeof left === 'number' ? left : null, dayKind};
    },
  };
}
