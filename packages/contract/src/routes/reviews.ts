import {z} from 'zod';
import {cursor, id, institutionCode, moment, named, orderNumber, pageSize, text, timeLeft, words} from '../fields.ts';
import {evidenceCount, textLimits} from '../limits.ts';
import {handlingRoles, roles} from '../roles.ts';
import {reviewGrounds} from '../standard/order-steps.ts';
import {defineRoutes} from './route.ts';

/** First instance: review (复核). Second instance: appeal (申诉), decided by another person. */
export const reviewInstances = ['review', 'appeal'] as const;

/** What a review or an appeal can be decided as: the rating is void, or it is upheld. */
export const reviewDecisions = ['voided', 'upheld'] as const;

/** Open, or decided: the rating is void, or it is upheld. */
export const reviewStates = ['open', ...reviewDecisions] as const;

/** One proof: what it is and where it lies, e.g. `窗口录像` and its file number. */
export const evidenceItem = z
  .object({
    title: named(textLimits.evidenceTitle),
    reference: named(textLimits.evidenceReference).meta({description: 'file number, log line or address'}),
  })
  .meta({
    id: 'EvidenceItem',
    description: 'One proof: what it is and where it lies, e.g. `窗口录像` and its file number',
  });

/** Asks whether a rating is mistaken, malicious or untrue and so void; decided above the institution that was rated. */
export const review = z
  .object({
    reviewId: id,
    instance: z.enum(reviewInstances),
    state: z.enum(reviewStates),
    ground: z.enum(reviewGrounds),
    reason: text(textLimits.reviewReason),
    evidence: z.array(evidenceItem),
    requestedAt: moment,
    requestedBy: institutionCode,
    dueAt: moment.nullable(),
    overdue: z.boolean(),
    ...timeLeft,
    decidedAt: moment.nullable(),
    decidedBy: institutionCode.nullable(),
    decisionReason: text(textLimits.reviewReason).nullable(),
  })
  .meta({id: 'Review', description: 'Review (复核) or appeal (申诉) of a rating'});

/** A review in a list, with the order it belongs to. */
export const reviewEntry = z
  .object({
    ...review.shape,
    orderNumber: orderNumber.nullable(),
    ratedInstitution: institutionCode,
    itemName: text(200),
  })
  .meta({id: 'ReviewEntry', description: 'A review in a list, with the order it belongs to'});

/** Which reviews to list. */
export const reviewQuery = z.object({
  reviewId: id.optional().meta({description: 'only this one'}),
  state: z.enum(reviewStates).optional(),
  instance: z.enum(reviewInstances).optional(),
  cursor: cursor.optional(),
  limit: pageSize,
});

/** A page of reviews, oldest first. */
export const reviewPage = z
  .object({items: z.array(reviewEntry), nextCursor: cursor.nullable()})
  .meta({id: 'ReviewPage', description: 'A page of reviews, oldest first'});

const request = {
  reason: words(textLimits.reviewReason),
  evidence: z
    .array(evidenceItem)
    .min(evidenceCount.min)
    .max(evidenceCount.max)
    .meta({description: 'at least one proof'}),
};

/** Asks for a review of the rating behind an order. */
export const askReviewInput = z.object({
  orderNumber,
  version: z.number().int().min(1).max(1_000_000),
  ground: z.enum(reviewGrounds),
  ...request,
});

/** Files an appeal against a review that upheld the rating. */
export const fileAppealInput = z.object({reviewId: id, ...request});

/** Decides a review or an appeal. */
export const decideReviewInput = z.object({
  reviewId: id,
  decision: z.enum(reviewDecisions),
  reason: words(textLimits.reviewReason).meta({description: 'is recorded in the log and sent to the institution'}),
});

/** Reviews (复核) and appeals (申诉). */
export const reviewRoutes = defineRoutes('reviews', {
  listReviews: {
    method: 'GET',
    path: '/v1/reviews',
    caller: 'person',
    roles,
    responseCheck: ['items', 'object'],
    summary: 'Reviews and appeals of ratings within sight, oldest first',
    input: reviewQuery,
    output: reviewPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  decideReview: {
    method: 'POST',
    path: '/v1/reviews/{reviewId}/decision',
    caller: 'person',
    roles: ['bureau'],
    keyed: true,
    responseCheck: ['reviewId', 'string'],
    summary: 'Decide a review or an appeal: the rating is void or upheld',
    input: decideReviewInput,
    output: review,
    status: 200,
    refusals: [
      'unknown_review',
      'decider_not_higher',
      'decider_not_other',
      'review_decided',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  fileAppeal: {
    method: 'POST',
    path: '/v1/reviews/{reviewId}/appeal',
    caller: 'person',
    roles: handlingRoles,
    keyed: true,
    responseCheck: ['reviewId', 'string'],
    summary: 'Appeal against a review that upheld the rating (申诉)',
    input: fileAppealInput,
    output: review,
    status: 201,
    refusals: [
      'unknown_review',
      'review_exists',
      'appeal_not_possible',
      'order_ended',
      'not_handling_institution',
      'no_higher_institution',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
});
