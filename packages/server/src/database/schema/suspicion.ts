import type {StoredSuspicion} from '../../domain/cases/rating-case.ts';
import type {Channel, SuspicionRuleName} from '@gov-rating/contract';
import {json, key, moment, nullable, table, text} from '../engine/table.ts';

/**
 * Marks on ratings that look forged or forced, at most one of each rule for a rating, and what was decided about each.
 * `eventId` is the event that settled the mark.
 */
export const suspicion = table('suspicion', {
  suspicionId: key('suspicion_id'),
  ratingId: key('rating_id'),
  rule: text<SuspicionRuleName>('rule'),
  facts: json<StoredSuspicion['facts']>('facts'),
  markedAt: moment('at'),
  decision: nullable(text<NonNullable<StoredSuspicion['decision']>>('decision')),
  eventId: nullable(key('act_id')),
});

/**
 * Where ratings came from, as keyed hashes, for the rules of suspicion. `receivedAt` is the moment by which a rating is
 * compared with others: for a device of a hall it may be the moment of pressing.
 */
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

/** Ratings that the rules of suspicion have not checked yet. */
export const suspicionCandidate = table('suspicion_candidate', {
  ratingId: key('rating_id'),
  receivedAt: moment('received_at'),
  deviceId: nullable(key('device_id')),
  sourceRef: nullable(key('source_ref')),
  commentHash: nullable(key('comment_hash')),
});
