import type {CalendarEnd} from '../domain/profile/calendar-end.ts';
import type {DeadlineStep} from '../domain/profile/rules.ts';
import type {ClockDoubt} from './watched-clock.ts';
import type {Settings} from '../domain/settings.ts';

/**
 * What an operator has to act on although every request was answered. It holds no personal data, no number of an order
 * and nothing that a caller sent.
 */
export type Warning =
  /** The statutory calendar ends soon: the next year has to be added with `CALENDAR_FILE` or a newer version. */
  | ({readonly warning: 'calendar_ends'} & CalendarEnd)
  /** An order, review or notice has begun without a due date, because the calendar of a year is not known. */
  | {readonly warning: 'no_due_date'; readonly step: DeadlineStep | 'notice'}
  /** The clock of this machine is days ahead of the newest moment known, or behind it; what cannot be undone waits. */
  | ({readonly warning: 'clock_in_doubt'} & ClockDoubt)
  /** The gateway of messages did not take a code; `reason` is a status such as `status_503`, or a word such as `timed_out`. */
  | {readonly warning: 'code_not_sent'; readonly reason: string}
  /** A message did not reach its receiver; `failure` says why, `status` what it answered, `nextAt` when it is sent again. */
  | {
      readonly warning: 'webhook_not_delivered';
      readonly webhookId: string;
      readonly eventId: string;
      readonly attempts: number;
      readonly status: number | null;
      readonly failure: string | null;
      readonly nextAt: string | null;
    }
  /** The sign-on of a portal gave no usable answer to a ticket; `portal` is its issuer, `reason` as above. */
  | {readonly warning: 'sign_on_failed'; readonly portal: string; readonly reason: string}
  /** Results are read from the primary, because the replica is away or too old. */
  | {readonly warning: 'replica_not_used'; readonly reason: string}
  /** Results are read from the replica again. */
  | {readonly warning: 'replica_used'};

/** Where warnings go. */
export type Warn = (warning: Warning & {readonly at: string}) => void;

/** Writes warnings to the console, one JSON object a line. */
export const warnOnConsole: Warn = warning => console.warn(JSON.stringify(warning));

/** Warns of what has just begun with a time limit that the rules set and whose end is not known, for want of a calendar. */
export function warnWithoutDueDate(
  {settings, warn, now}: {readonly settings: Settings; readonly warn: Warn; readonly now: () => Date},
  step: DeadlineStep | 'notice' | null,
  dueAt: string | null,
): void {
  if (step === null || dueAt !== null) return;
  const limit = step === 'notice' ? settings.rules.staffNotice.value : settings.rules.deadlines[step].value;
  if (limit !== null) warn({warning: 'no_due_date', step, at: now().toISOString()});
}
