import type {OrderState, Role} from '@gov-rating/contract';
import {integer, json, key, moment, nullable, table, text} from '../engine/table.ts';

/** The history of a rating: who did what, one entry after the other. */
export const act = table('act', {
  actId: key('act_id'),
  ratingId: key('rating_id'),
  sequence: integer('sequence'),
  orderNumber: nullable(key('order_number')),
  reviewId: nullable(key('review_id')),
  kind: text('kind'),
  actorKind: text<'person' | 'system' | 'citizen'>('actor_kind'),
  actorRole: nullable(text<Role>('actor_role')),
  actorInstitution: nullable(key('actor_institution')),
  actorRef: nullable(text('actor_ref')),
  at: moment('at'),
  fromState: nullable(text<OrderState>('from_state')),
  toState: nullable(text<OrderState>('to_state')),
  facts: json<Readonly<Record<string, unknown>>>('facts'),
  texts: json<Readonly<Record<string, string>>>('texts'),
  textsSalt: nullable(text('texts_salt')),
  erasedAt: nullable(moment('erased_at')),
  idempotencyKey: nullable(text('idempotency_key')),
  contentHash: nullable(text('content_hash')),
});
