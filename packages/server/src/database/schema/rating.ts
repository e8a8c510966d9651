import type {Channel, Level, RatingSubject} from '@gov-rating/contract';
import {day, flag, json, key, moment, nullable, table, text} from '../engine/table.ts';

/** One rating of each service; `writeId` marks the attempt that wrote the row. */
export const rating = table('rating', {
  ratingId: key('rating_id'),
  writeId: text('write_id'),
  serviceId: key('service_id'),
  invitationId: nullable(key('invitation_id')),
  institutionCode: key('institution_code'),
  areaCode: key('area_code'),
  day: day('day'),
  level: text<Level>('level'),
  source: text<'active' | 'default'>('source'),
  tags: json<readonly string[]>('tags'),
  comment: text('comment'),
  channel: text<Channel>('channel'),
  pressedAt: nullable(moment('pressed_at')),
  catalogueVersion: text('catalogue_version'),
  idempotencyKey: nullable(text('idempotency_key')),
  contentHash: nullable(text('content_hash')),
  receiptNumber: key('receipt_number'),
  receivedAt: moment('received_at'),
  voidedAt: nullable(moment('voided_at')),
  commentSalt: nullable(text('comment_salt')),
  commentErasedAt: nullable(moment('comment_erased_at')),
  receiptKeyHash: nullable(text('receipt_key_hash')),
  subject: text<RatingSubject>('subject'),
});

/**
 * Ratings of points themselves, by the keys of their requests. `raterHash` is a keyed hash of point, day and what the
 * browser of the rater calls itself: the same browser rates a point once a day.
 */
export const pointRating = table('point_rating', {
  pointId: key('point_id'),
  idempotencyKey: key('idempotency_key'),
  ratingId: key('rating_id'),
  day: day('day'),
  raterHash: nullable(key('rater_hash')),
});

/** What a rater added to the rating once. */
export const supplement = table('supplement', {
  ratingId: key('rating_id'),
  addedAt: moment('added_at'),
  comment: text('comment'),
  solved: flag('solved'),
});
