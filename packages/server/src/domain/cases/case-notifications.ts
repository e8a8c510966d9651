import {isSupervisory} from '@gov-rating/contract';
import type {NewWebhookEvent} from '../webhooks/webhook-storage.ts';
import {sightInCase} from '../rights/sight.ts';
import {partiesOf, type CaseChange, type RatingCase} from './rating-case.ts';

/**
 * The webhook events that a change of a case causes; a transfer is reported to the institution that it waits for too. A
 * supplement by the rater and supervision of the rated side cause
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
    const reader = order ? institutionCode : readerOfReviews(ratingCase);
    events.push({type: state === 'open' ? 'review.asked' : 'review.decided', institutionCode: reader, at, data});
  }
  if (!order || kind === 'supplement' || isSupervisory(kind)) return events;
  const data = {orderNumber: order.orderNumber, institutionCode, state: order.state};
  if (kind === 'escalate') events.push({type: 'order.overdue', institutionCode, at, data});
  else if (!change.review || order.state !== ratingCase.order?.state)
    events.push({type: 'order.stepped', institutionCode, at, data: {...data, step: kind}});
  const offeredTo = change.order?.offeredTo;
  if (offeredTo) events.push({type: 'order.stepped', institutionCode: offeredTo, at, data: {...data, step: kind}});
  return events;
}

/** The lowest institution whose webhooks report reviews of a rating without an order. */
function readerOfReviews(ratingCase: RatingCase): string {
  const {institutionCode} = ratingCase.service;
  const own = sightInCase('reviewsWithoutOrder', partiesOf(ratingCase), institutionCode);
  return own === 'nothing' ? (ratingCase.higherInstitutions[0] ?? institutionCode) : institutionCode;
}
