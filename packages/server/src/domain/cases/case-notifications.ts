import {isSupervisory} from '@gov-rating/contract';
import type {NewWebhookEvent} from '../webhooks/webhook-storage.ts';
import type {CaseChange, RatingCase} from './rating-case.ts';

/**
 * The webhook events that a change of a case causes. A supplement by the rater and supervision of the rated side cause
 * none for the order.
 */
export function toWebhookEvents(ratingCase: RatingCase, change: CaseChange): NewWebhookEvent[] {
  const order = ratingCase.order && {...ratingCase.order, ...change.order};
  const {institutionCode} = order ?? ratingCase.service;
  const {at, kind} = change.event;
  const events: NewWebhookEvent[] = [];
  if (change.review) {
    const {reviewId, instance, state} = change.review;
    const data = {reviewId, orderNumber: order?.orderNumber ?? null, institutionCode, instance, state};
    events.push({type: state === 'open' ? 'review.asked' : 'review.decided', institutionCode, at, data});
  }
  if (!order || kind === 'supplement' || isSupervisory(kind)) return events;
  const data = {orderNumber: order.orderNumber, institutionCode, state: order.state};
  if (kind === 'escalate') events.push({type: 'order.overdue', institutionCode, at, data});
  else if (!change.review || order.state !== ratingCase.order?.state)
    events.push({type: 'order.stepped', institutionCode, at, data: {...data, step: kind}});
  return events;
}
