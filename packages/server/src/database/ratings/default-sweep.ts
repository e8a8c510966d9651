import {toUtc} from '../../domain/calendar/utc.ts';
import type {RowMarks} from '../../domain/evidence/row-marks.ts';
import type {DefaultSweep, DefaultSweepResult} from '../../domain/ratings/rating-storage.ts';
import {lockCounterShard, queryUnlocked, type Operation} from '../engine/operation.ts';
import {inputRows, inputTable, insertFrom, namesOf, pick, select} from '../engine/table.ts';
import {insertEntries} from '../evidence/new-entries.ts';
import {defaultCandidate, defaultRating} from '../schema/default-rating.ts';
import {institution} from '../schema/institution.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {countDefaults} from '../statistics/result-counts.ts';

const candidate = select(pick(defaultCandidate, 'serviceId'));
const recordedRow = select(
  pick(defaultRating, 'ratingId', 'serviceId', 'institutionCode', 'areaCode', 'level', 'at', 'day'),
);
const input = inputTable(pick(defaultRating, 'ratingId', 'serviceId'));

/**
 * Records the default level for services that were not rated in time. Every candidate is checked once and then removed,
 * so the cost of a sweep depends on what is new. Candidates are claimed together with their services: a citizen who
 * rates one of them waits for the sweep and then replaces the default; a rating that came first is seen by the second
 * statement.
 */
export function* sweepDefaults(marks: RowMarks, sweep: DefaultSweep): Operation<DefaultSweepResult> {
  const {servedBefore, level, at, day, limit, newId} = sweep;
  const {serviceId, servedAt} = defaultCandidate;
  const unlocked = yield* queryUnlocked(
    `SELECT ${candidate} FROM ${defaultCandidate} JOIN ${service} ON ${service.serviceId} = ${serviceId}
      WHERE ${servedAt} < ? ORDER BY ${servedAt}, ${serviceId} LIMIT ?`,
    [toUtc(servedBefore), limit],
  );
  if (unlocked.length === 0) return {checked: 0, recorded: 0};
  const candidates = inputRows(
    input,
    unlocked.map(row => ({...candidate.read(row), ratingId: newId()})),
  );
  const [inserted = []] = yield [{input: candidates, sql: recordDefaults, params: [level, toUtc(at), day]}];
  const rows = inserted.map(row => ({kind: 'default' as const, ...recordedRow.read(row)}));
  const recorded = rows.map(({ratingId}) => ratingId);
  yield [
    ...(recorded.length > 0 ? [lockCounterShard, insertEntries(marks, rows), ...countDefaults(recorded)] : []),
    {
      input: candidates,
      sql: `DELETE FROM ${defaultCandidate} WHERE ${serviceId} IN (SELECT ${input.serviceId} FROM ${input})`,
      params: [],
    },
  ];
  return {checked: unlocked.length, recorded: recorded.length};
}

const isRated = `EXISTS (SELECT 1 FROM ${rating} WHERE ${rating.serviceId} = ${service.serviceId})`;

const recordDefaults = insertFrom(
  defaultRating,
  {
    ratingId: input.ratingId,
    serviceId: service.serviceId,
    institutionCode: institution.code,
    areaCode: institution.areaCode,
    level: '?',
    at: '?',
    day: '?',
  },
  `FROM ${input} CROSS JOIN ${service} CROSS JOIN ${institution}
    WHERE ${service.serviceId} = ${input.serviceId} AND ${institution.code} = ${service.institutionCode}
      AND NOT ${isRated}
    ON CONFLICT (${namesOf(defaultRating.serviceId)}) DO NOTHING RETURNING ${recordedRow}`,
);
