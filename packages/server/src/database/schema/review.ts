import {json, key, moment, nullable, table, text} from '../engine/table.ts';
import {clock} from './clock.ts';

/** Reviews of a rating and appeals against their decision, at most one of each. */
export const review = table('review', {
  reviewId: key('review_id'),
  ratingId: key('rating_id'),
  instance: text<'review' | 'appeal'>('instance'),
  ground: text<'mistaken' | 'malicious' | 'untrue'>('ground'),
  state: text<'open' | 'voided' | 'upheld'>('state'),
  requestedAt: moment('requested_at'),
  requestedBy: key('requested_by'),
  requestedRef: text('requested_ref'),
  requestTexts: json<{readonly reason: string; readonly evidence: string}>('request_texts'),
  dueAt: clock('due_at'),
  decidedAt: nullable(moment('decided_at')),
  decidedBy: nullable(key('decided_by')),
  decidedRef: nullable(text('decided_ref')),
  decisionTexts: nullable(json<{readonly reason: string}>('decision_texts')),
});
