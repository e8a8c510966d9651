import {toUtc} from '../../domain/calendar/utc.ts';
import type {DefaultSweep, DefaultSweepResult} from '../../domain/ratings/rating-storage.ts';
import {lockCounterShard, queryUnlocked, type Operation, type Statement} from '../engine/operation.ts';
import {inputRows, inputTable, insertFrom, namesOf, pick, select} from '../engine/table.ts';
import {defaultCandidate, defaultRating} from '../schema/default-rating.ts';
import {evidenceEntry} from '../schema/evidence.ts';
import {institution} from '../schema/institution.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {countDefaults} from '../statistics/result-counts.ts';

const candidate = select(pick(defaultCandidate, 'serviceId'));
const recordedId = select(pick(defaultRating, 'ratingId'));
const input = inputTable(pick(defaultRating, 'ratingId', 'serviceId'));
const idInput = inputTable(pick(defaultRating, 'ratingId'));

/**
 * Records the default level for services that nobody rated in time. Every candidate is looked at once and then removed,
 * so the cost of a sweep depends on what is new. Candidates are claimed together with their services: a citizen who rates
 * one of them waits for the sweep and then replaces the default; a rating that came first is seen by the second statement.
 */
export function* sweepDefaults(sweep: DefaultSweep): Operation<DefaultSweepResult> {
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
  const recorded = inserted.map(row => recordedId.read(row).ratingId);
  yield [
    ...(recorded.length > 0 ? [lockCounterShard, evidenceOf(recorded), ...countDefaults(recorded)] : []),
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
    ON CONFLICT (${namesOf(defaultRating.serviceId)}) DO NOTHING RETURNING ${recordedId}`,
);

const evidenceOf = (ratingIds: readonly string[]): Statement => ({
  input: inputRows(
    idInput,
    ratingIds.map(ratingId => ({ratingId})),
  ),
  sql: insertFrom(
    evidenceEntry,
    {entryId: `'d.' || ${defaultRating.ratingId}`, kind: `'default'`, at: defaultRating.at},
    `FROM ${idInput} CROSS JOIN ${defaultRating} WHERE ${defaultRating.ratingId} = ${idInput.ratingId}`,
  ),
  params: [],
});
