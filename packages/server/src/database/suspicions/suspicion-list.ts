import type {Suspicion} from '@gov-rating/contract';
import {toUtc} from '../../domain/calendar/utc.ts';
import type {SuspicionListQuery} from '../../domain/suspicions/suspicion-storage.ts';
import {query, type Operation, type Row, type Value} from '../engine/operation.ts';
import {nullable, pick, select, selectJoined} from '../engine/table.ts';
import {subtree} from '../institutions/institution-scope.ts';
import {act} from '../schema/act.ts';
import {institution} from '../schema/institution.ts';
import {rating} from '../schema/rating.ts';
import {service} from '../schema/service.ts';
import {shownItemName} from '../services/services.ts';
import {suspicion} from '../schema/suspicion.ts';
import {workOrder} from '../schema/work-order.ts';

const mark = select(pick(suspicion, 'suspicionId', 'rule', 'facts', 'markedAt', 'decision'));
const rated = select({
  ...pick(rating, 'receivedAt', 'level', 'comment', 'channel'),
  ratedInstitution: rating.institutionCode,
  institutionName: institution.name,
  itemName: shownItemName,
  windowNumber: service.windowNumber,
  orderNumber: nullable(workOrder.orderNumber),
  voidedAt: rating.voidedAt,
});
const settling = selectJoined('act', pick(act, 'at', 'actorInstitution', 'texts'));

/** The institution that handles the order, or without an order the rated one. */
const handling = `coalesce(${workOrder.institutionCode}, ${rating.institutionCode})`;

/** A page of flags, oldest first, on ratings of an institution and those below it. */
export function* listSuspicions({
  within,
  leftOut,
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
  const order = `${suspicion.markedAt}, ${suspicion.suspicionId}`;
  if (leftOut !== undefined) only(`? NOT IN (${rating.institutionCode}, ${handling})`, leftOut);
  if (suspicionId !== undefined) only(`${suspicion.suspicionId} = ?`, suspicionId);
  if (rule !== undefined) only(`${suspicion.rule} = ?`, rule);
  if (state !== undefined) only(`${suspicion.decision} IS ${state === 'open' ? '' : 'NOT '}NULL`);
  if (after !== undefined) only(`(${order}) > (?, ?)`, toUtc(after.at), after.suspicionId);
  const rows = yield* query(
    `WITH RECURSIVE ${subtree}
      SELECT ${mark}, ${rated}, ${settling} FROM ${suspicion}
      JOIN ${rating} ON ${rating.ratingId} = ${suspicion.ratingId}
      JOIN ${service} ON ${service.serviceId} = ${rating.serviceId}
      JOIN ${institution} ON ${institution.code} = ${rating.institutionCode}
      LEFT JOIN ${workOrder} ON ${workOrder.ratingId} = ${rating.ratingId}
      LEFT JOIN ${act} ON ${act.eventId} = ${suspicion.eventId}
      WHERE (${handling} IN (SELECT code FROM subtree)
          OR (${rating.institutionCode} <> ? AND ${rating.institutionCode} IN (SELECT code FROM subtree)))
        ${conditions.join(' ')}
      ORDER BY ${order} LIMIT ?`,
    [within, within, ...values, limit],
  );
  return rows.map(toSuspicion);
}

function toSuspicion(row: Row): Suspicion {
  const {decision, ...facts} = mark.read(row);
  const {voidedAt, ...ratingFacts} = rated.read(row);
  const event = settling.read(row);
  return {
    ...facts,
    state: decision === null ? 'open' : 'settled',
    rating: {...ratingFacts, voided: voidedAt !== null},
    settlement: decision && {
      decision,
      note: event?.texts['note'] ?? '',
      settledAt: event?.at ?? '',
      settledBy: event?.actorInstitution ?? '',
    },
  };
}
