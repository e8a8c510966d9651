import type {Channel, Level, Suspicion} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {SuspicionListQuery} from '../../domain/suspicions/suspicion-storage.ts';
import {query, type Operation, type Value} from '../engine/operation.ts';
import {subtree} from '../institutions/institution-scope.ts';
import {toStoredSuspicion, type SuspicionRow} from '../schema/suspicion.ts';

interface ListRow extends SuspicionRow {
  readonly settled_at: string | null;
  readonly settled_by: string | null;
  readonly texts: string | null;
  readonly received_at: string;
  readonly level: Level;
  readonly comment: string;
  readonly channel: Channel;
  readonly voided_at: string | null;
  readonly rated_institution: string;
  readonly institution_name: string;
  readonly item_name: string;
  readonly window_number: string | null;
  readonly order_number: string | null;
}

/**
 * A page of marks, oldest first, on ratings of an institution and those below it; not on those that itself was given or
 * answers for, unless nobody stands above to look at them.
 */
export function* listSuspicions({
  within,
  suspicionId,
  rule,
  state,
  after,
  limit,
}: SuspicionListQuery): Operation<Suspicion[]> {
  const conditions: string[] = [];
  const values: Value[] = [];
  const only = (condition: string, ...bound: Value[]) => {
    conditions.push(`AND ${condition}`);
    values.push(...bound);
  };
  if (suspicionId !== undefined) only('suspicion.suspicion_id = ?', suspicionId);
  if (rule !== undefined) only('suspicion.rule = ?', rule);
  if (state !== undefined) only(`suspicion.decision IS ${state === 'open' ? '' : 'NOT '}NULL`);
  if (after !== undefined) only('(suspicion.at, suspicion.suspicion_id) > (?, ?)', toUtc(after.at), after.suspicionId);
  const rows = yield* query<ListRow>(
    `WITH RECURSIVE ${subtree}
      SELECT suspicion.suspicion_id, suspicion.rule, suspicion.facts, suspicion.at, suspicion.decision,
        suspicion.act_id, act.at AS settled_at, act.actor_institution AS settled_by, act.texts, rating.received_at,
        rating.level, rating.comment, rating.channel, rating.voided_at,
        rating.institution_code AS rated_institution, institution.name AS institution_name, service.item_name,
        service.window_number, work_order.order_number
      FROM suspicion
      JOIN rating ON rating.rating_id = suspicion.rating_id
      JOIN service ON service.service_id = rating.service_id
      JOIN institution ON institution.code = rating.institution_code
      LEFT JOIN work_order ON work_order.rating_id = rating.rating_id
      LEFT JOIN act ON act.act_id = suspicion.act_id
      WHERE coalesce(work_order.institution_code, rating.institution_code) IN (SELECT code FROM subtree)
        AND (? NOT IN (rating.institution_code, coalesce(work_order.institution_code, rating.institution_code))
          OR EXISTS (SELECT 1 FROM institution AS own WHERE own.code = ? AND own.parent_code IS NULL))
        ${conditions.join(' ')}
      ORDER BY suspicion.at, suspicion.suspicion_id LIMIT ?`,
    [within, within, within, ...values, limit],
  );
  return rows.map(listed);
}

function listed(row: ListRow): Suspicion {
  const {suspicionId, rule, facts, markedAt, decision} = toStoredSuspicion(row);
  return {
    ...{suspicionId, rule, facts, markedAt},
    state: decision === null ? 'open' : 'settled',
    rating: {
      receivedAt: row.received_at,
      level: row.level,
      comment: row.comment,
      channel: row.channel,
      ratedInstitution: row.rated_institution,
      institutionName: row.institution_name,
      itemName: row.item_name,
      windowNumber: row.window_number,
      orderNumber: row.order_number,
      voided: row.voided_at !== null,
    },
    settlement: decision && {
      decision,
      note: (JSON.parse(row.texts ?? '{}') as {note?: string}).note ?? '',
      settledAt: row.settled_at ?? '',
      settledBy: row.settled_by ?? '',
    },
  };
}
