import {toUtc} from '../../domain/calendar/utc.ts';
import type {ReminderSweep, ReminderSweepResult} from '../../domain/raters/rater-storage.ts';
import {queryUnlocked, type Operation} from '../engine/operation.ts';
import {computed, flag, inputRows, inputTable, pick, select} from '../engine/table.ts';
import {invitation} from '../schema/invitation.ts';
import {reminderCandidate, servedRater} from '../schema/rater.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {eventStatements} from '../webhooks/webhook-events.ts';

const candidate = select(pick(reminderCandidate, 'serviceId'));
const input = inputTable(pick(reminderCandidate, 'serviceId'));

const isRated = `EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${service.serviceId})`;
const isOfPortal = `EXISTS (SELECT 1 FROM ${servedRater}
  WHERE ${servedRater.serviceId} = ${service.serviceId} AND ${servedRater.byCode} = 0)`;
/** Takes the moment of the sweep as a parameter. */
const open = `FROM ${invitation} WHERE ${invitation.serviceId} = ${service.serviceId} AND ${invitation.expiresAt} > ?`;

const reminded = select({
  ...pick(service, 'serviceId', 'institutionCode', 'projectNo', 'serviceNumber', 'node', 'servedAt'),
  isOfPortal: computed(`CASE WHEN ${isOfPortal} THEN 1 ELSE 0 END`, flag('of_portal')),
  correlation: computed(
    `(SELECT ${invitation.correlation} ${open} AND ${invitation.correlation} IS NOT NULL
      ORDER BY ${invitation.createdAt} DESC, ${invitation.invitationId} DESC LIMIT 1)`,
    invitation.correlation,
  ),
});

/**
 * Writes the events of a batch of due services. Every candidate is looked at once and deleted with what it led to, so there is
 * no second reminder and no cost for what was looked at. Candidates are claimed together with their services, as by the sweep
 * of default ratings.
 */
export function* sweepReminders(sweep: ReminderSweep): Operation<ReminderSweepResult> {
  const {dueBefore, servedFrom, limit, event} = sweep;
  const at = toUtc(sweep.at);
  const {serviceId, servedAt} = reminderCandidate;
  const unlocked = yield* queryUnlocked(
    `SELECT ${candidate} FROM ${reminderCandidate} JOIN ${service} ON ${service.serviceId} = ${serviceId}
      WHERE ${servedAt} < ? ORDER BY ${servedAt}, ${serviceId} LIMIT ?`,
    [toUtc(dueBefore), limit],
  );
  if (unlocked.length === 0) return {checked: 0, reminded: 0};
  const candidates = inputRows(input, unlocked.map(candidate.read));
  const [found = []] = yield [
    {
      input: candidates,
      sql: `SELECT ${reminded} FROM ${input} CROSS JOIN ${service}
        WHERE ${service.serviceId} = ${input.serviceId} AND NOT ${isRated} AND ${service.servedAt} >= ?
          AND (${isOfPortal} OR EXISTS (SELECT 1 ${open}))`,
      params: [at, toUtc(servedFrom), at],
    },
  ];
  const events = found.map(row => event(reminded.read(row)));
  yield [
    ...eventStatements(events),
    {
      input: candidates,
      sql: `DELETE FROM ${reminderCandidate} WHERE ${serviceId} IN (SELECT ${input.serviceId} FROM ${input})`,
      params: [],
    },
  ];
  return {checked: unlocked.length, reminded: events.length};
}
