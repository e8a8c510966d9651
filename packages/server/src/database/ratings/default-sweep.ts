import {toUtc} from '../../domain/calendar/utc.ts';
import type {DefaultSweep, DefaultSweepResult} from '../../domain/ratings/rating-storage.ts';
import {lockCounterShard, queryUnlocked, type InputTable, type Operation, type Statement} from '../engine/operation.ts';
import {countDefaults} from '../statistics/result-counts.ts';

/**
 * Records the default level for services that nobody rated in time. Every candidate is looked at once and then struck off
 * the list, so a sweep costs what is new. Candidates are claimed together with their services: a citizen who rates one of
 * them waits for the sweep and then replaces the default; one who was faster is seen by the second statement.
 */
export function* sweepDefaults(sweep: DefaultSweep): Operation<DefaultSweepResult> {
  const {servedBefore, level, at, day, limit, newId} = sweep;
  const unlocked = yield* queryUnlocked<{service_id: string}>(
    `SELECT default_candidate.service_id FROM default_candidate
      JOIN service ON service.service_id = default_candidate.service_id
      WHERE default_candidate.served_at < ?
      ORDER BY default_candidate.served_at, default_candidate.service_id LIMIT ?`,
    [toUtc(servedBefore), limit],
  );
  if (unlocked.length === 0) return {checked: 0, recorded: 0};
  const candidates: InputTable = {
    columns: {service_id: 'text', rating_id: 'text'},
    rows: unlocked.map(({service_id: serviceId}) => [serviceId, newId()]),
  };
  const [inserted = []] = yield [
    {
      input: candidates,
      sql: `INSERT INTO default_rating (rating_id, service_id, institution_code, area_code, level, at, day)
        SELECT input.rating_id, service.service_id, institution.code, institution.area_code, ?, ?, ?
        FROM input CROSS JOIN service CROSS JOIN institution
        WHERE service.service_id = input.service_id AND institution.code = service.institution_code
          AND NOT EXISTS (SELECT 1 FROM rating WHERE rating.service_id = service.service_id)
        ON CONFLICT (service_id) DO NOTHING RETURNING rating_id`,
      params: [level, toUtc(at), day],
    },
  ];
  const recorded = inserted.map(row => String(row.rating_id));
  yield [
    ...(recorded.length > 0 ? [lockCounterShard, evidenceOf(recorded), ...countDefaults(recorded)] : []),
    {
      input: candidates,
      sql: 'DELETE FROM default_candidate WHERE service_id IN (SELECT input.service_id FROM input)',
      params: [],
    },
  ];
  return {checked: unlocked.length, recorded: recorded.length};
}

const evidenceOf = (ratingIds: readonly string[]): Statement => ({
  input: {columns: {rating_id: 'text'}, rows: ratingIds.map(ratingId => [ratingId])},
  sql: `INSERT INTO evidence_entry (entry_id, kind, at)
    SELECT 'd.' || default_rating.rating_id, 'default', default_rating.at FROM input CROSS JOIN default_rating
    WHERE default_rating.rating_id = input.rating_id`,
  params: [],
});
