import type {StoredSuspicion} from '../../domain/cases/rating-case.ts';
import type {Channel, SuspicionRuleName} from '@gov-rating/contract';
import {json, key, moment, nullable, table, text} from '../engine/table.ts';

/** Signs of a forged or forced rating, and what was decided about each. */
export const suspicion = table('suspicion', {
  suspicionId: key('suspicion_id'),
  ratingId: key('rating_id'),
  rule: text<SuspicionRuleName>('rule'),
  facts: json<Readonly<Record<string, unknown>>>('facts'),
  at: moment('at'),
  decision: nullable(text<'dismissed' | 'review'>('decision')),
  actId: nullable(key('act_id')),
});

/** Where ratings came from, as keyed hashes, kept for the rules of suspicion. */
export const ratingTrace = table('rating_trace', {
  ratingId: key('rating_id'),
  receivedAt: moment('received_at'),
  institutionCode: key('institution_code'),
  channel: text<Channel>('channel'),
  deviceId: nullable(key('device_id')),
  sourceRef: nullable(key('source_ref')),
  windowNumber: nullable(key('window_number')),
  commentHash: nullable(key('comment_hash')),
});

/** Ratings that the rules of suspicion have not looked at yet. */
export const suspicionCandidate = table('suspicion_candidate', {
  ratingId: key('rating_id'),
  receivedAt: moment('received_at'),
  deviceId: nullable(key('device_id')),
  sourceRef: nullable(key('source_ref')),
  commentHash: nullable(key('comment_hash')),
});

/** A row of `suspicion`. */
export interface SuspicionRow {
  readonly suspicion_id: string;
  readonly rule: StoredSuspicion['rule'];
  readonly facts: string;
  readonly at: string;
  readonly decision: StoredSuspicion['decision'];
  readonly act_id: string | null;
}

/** The mark that a row tells of. */
export const toStoredSuspicion = (row: SuspicionRow): StoredSuspicion => ({
  suspicionId: row.suspicion_id,
  rule: row.rule,
  facts: JSON.parse(row.facts) as StoredSuspicion['facts'],
  markedAt: row.at,
  decision: row.decision,
  eventId: row.act_id,
});
