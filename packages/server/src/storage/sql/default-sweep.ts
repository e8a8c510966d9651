import type {DefaultSweep, DefaultSweepResult} from '../life-storage.ts';
import {toUtc} from '../utc.ts';
import {claim, type Operation, type Statement} from './operation.ts';
import {countDefaults, lockCounts} from './result-counts.ts';

/**
 * Records the default level for services that nobody rated in time. Every candidate is looked at once and then struck off
 * the list, so a sweep costs what is new. Candidates are claimed together with their services: a citizen who rates one of
 * them waits for the sweep and then replaces the default; one who was faster is seen by the second statement.
 */
export function* sweepDefaults(sweep: DefaultSweep): Operation<DefaultSweepResult> {
  const {servedBefore, level, at, day, limit, newId} = sweep;
  const claimed = yield* claim<{service_id: string}>(
    `SELECT default_candidate.service_id FROM default_candidate
      JOIN service ON service.service_id = default_candidate.service_id
      WHERE default_candidate.served_at < ?
      ORDER BY default_candidate.served_at, default_candidate.service_id LIMIT ?`,
    [toUtc(servedBefore), limit],
  );
  const made = claimed.map(({service_id: serviceId}) => ({serviceId, ratingId: newId()}));
  const answers = yield made.map(({serviceId, ratingId}): Statement => ({
    sql: `INSERT INTO default_rating (rating_id, service_id, institution_code, area_code, level, at, day)
        SELECT ?, service.service_id, institution.code, institution.area_code, ?, ?, ?
        FROM service JOIN institution ON institution.code = service.institution_code
        WHERE service.service_id = ?
          AND NOT EXISTS (SELECT 1 FROM rating WHERE rating.service_id = service.service_id)
        ON CONFLICT (service_id) DO NOTHING RETURNING rating_id`,
    params: [ratingId, level, toUtc(at), day, serviceId],
  }));
  const recorded = made.filter((_, index) => (answers[index] ?? []).length > 0);
  yield [
    ...(recorded.length > 0 ? [lockCounts] : []),
    ...recorded.flatMap(({ratingId}) => [
      {
        sql: `INSERT INTO evidence_entry (entry_id, kind, at) VALUES (?, 'default', ?)`,
        params: [`d.${ratingId}`, toUtc(at)],
      },
      ...countDefaults([ratingId]),
    ]),
    ...claimed.map(({service_id: serviceId}) => ({
      sql: 'DELETE FROM default_candidate WHERE service_id = ?',
      params: [serviceId],
    })),
  ];
  return {looked: claimed.length, recorded: recorded.length};
}
