import type {StoredReview} from '../../domain/cases/rating-case.ts';
import {json, key, mapped, moment, nullable, table, text} from '../engine/table.ts';
import {clock} from './clock.ts';

/** Reviews of a rating and appeals against their decision, at most one of each. */
export const review = table('review', {
  reviewId: key('review_id'),
  ratingId: key('rating_id'),
  instance: text<StoredReview['instance']>('instance'),
  ground: text<StoredReview['ground']>('ground'),
  state: text<StoredReview['state']>('state'),
  requestedAt: moment('requested_at'),
  requestedBy: key('requested_by'),
  requestedRef: text('requested_ref'),
  request: json<Pick<StoredReview, 'reason' | 'evidence'>>('request_texts'),
  dueAt: clock('due_at'),
  decidedAt: nullable(moment('decided_at')),
  decidedBy: nullable(key('decided_by')),
  decidedRef: nullable(text('decided_ref')),
  decisionReason: nullable(
    mapped(
      json<{readonly reason: string}>('decision_texts'),
      ({reason}) => reason,
      reason => ({reason}),
    ),
  ),
});
