import {bigint, key, nullable, table, text} from '../engine/table.ts';

/**
 * Who brought a rating that was given elsewhere, under which key; its clerk, and what the clocks said. Moments are kept as
 * they were said, because the clock may be wrong; `offsetMs` is how far it was behind the server, in milliseconds.
 */
export const collectedRating = table('collected_rating', {
  collectorId: key('collector_id'),
  idempotencyKey: key('idempotency_key'),
  ratingId: key('rating_id'),
  collectorKind: text<'client' | 'device'>('collector_kind'),
  clerk: nullable(text('clerk')),
  servedSaid: nullable(text('served_said')),
  pressedSaid: nullable(text('pressed_said')),
  sentSaid: nullable(text('sent_said')),
  offsetMs: nullable(bigint('offset_ms')),
});
