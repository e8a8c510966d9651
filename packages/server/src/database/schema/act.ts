import type {OrderState, Role} from '@gov-rating/contract';
import type {Actor, CaseEvent} from '../../domain/cases/case-event.ts';
import {integer, json, key, moment, nullable, table, text} from '../engine/table.ts';

/**
 * The history of each rating, one row for each event of its case; `sequence` counts from 1. Role, institution and
 * pseudonym (`actorRef`) of the actor are NULL unless the actor is a person.
 */
export const act = table('act', {
  eventId: key('act_id'),
  ratingId: key('rating_id'),
  sequence: integer('sequence'),
  orderNumber: nullable(key('order_number')),
  reviewId: nullable(key('review_id')),
  kind: text('kind'),
  actorKind: text<Actor['kind']>('actor_kind'),
  actorRole: nullable(text<Role>('actor_role')),
  actorInstitution: nullable(key('actor_institution')),
  actorRef: nullable(text('actor_ref')),
  at: moment('at'),
  from: nullable(text<OrderState>('from_state')),
  to: nullable(text<OrderState>('to_state')),
  facts: json<CaseEvent['facts']>('facts'),
  texts: json<CaseEvent['texts']>('texts'),
  textsSalt: nullable(text('texts_salt')),
  erasedAt: nullable(moment('erased_at')),
  idempotencyKey: nullable(text('idempotency_key')),
  contentHash: nullable(text('content_hash')),
});
