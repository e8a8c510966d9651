import {bigint, integer, key, moment, nullable, table, text} from '../engine/table.ts';

/** Platforms above, each with the place in the evidence log from which on entries have not been looked at. */
export const upstreamPlatform = table('upstream_platform', {
  platformId: key('platform_id'),
  /** What the platform gets, as text: which institutions since when. Where it changes, the log is looked at anew. */
  coverage: text('coverage'),
  nextIndex: bigint('next_index'),
});

/** What has become of a rating that a platform above gets. */
export const upstreamRating = table('upstream_rating', {
  platformId: key('platform_id'),
  ratingId: key('rating_id'),
  /** What the platform knows the record by: 办件编号 and number of the service. */
  caseKey: key('case_key'),
  receivedAt: moment('received_at'),
  state: text<'pending' | 'delivered' | 'refused'>('state'),
  /** The record that is sent next, or was refused. */
  step: text<'service' | 'rating'>('step'),
  attempts: integer('attempts'),
  nextAt: moment('next_at'),
  endedAt: nullable(moment('ended_at')),
  /** The HTTP status of the last answer. */
  status: nullable(integer('status')),
  failure: nullable(text('failure')),
  /** The receiver's own words. */
  words: nullable(text('words')),
});
