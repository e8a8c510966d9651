import {z} from 'zod';
import {cursor, id, institutionCode, moment, pageSize, text, words} from './fields.ts';
import {reviewGrounds} from './standard/order-steps.ts';
import {timeLeft} from './time-left.ts';

/** First instance: review (复核). Second instance: appeal (申诉), decided by somebody else. */
export const reviewInstances = ['review', 'appeal'] as const;

/** Open, or decided: the rating is void, or it is upheld. */
export const reviewStates = ['open', 'voided', 'upheld'] as const;

/** One proof: what it is and where it lies, e.g. `窗口录像` and its file number. */
export const evidenceItem = z
  .object({title: words(100), reference: words(200).meta({description: 'file number, log line or address'})})
  .meta({id: 'EvidenceItem'});

/** Asks whether a rating is mistaken, malicious or untrue and so void; decided above the institution that was rated. */
export const review = z
  .object({
    reviewId: id,
    instance: z.enum(reviewInstances),
    state: z.enum(reviewStates),
    ground: z.enum(reviewGrounds),
    reason: text(2000),
    evidence: z.array(evidenceItem),
    requestedAt: moment,
    requestedBy: institutionCode,
    dueAt: moment.nullable(),
    overdue: z.boolean(),
    ...timeLeft,
    decidedAt: moment.nullable(),
    decidedBy: institutionCode.nullable(),
    decisionReason: text(2000).nullable(),
  })
  .meta({id: 'Review', description: 'Review (复核) or appeal (申诉) of a rating'});

/** A review in a list, with the order it belongs to. */
export const reviewEntry = z
  .object({
    ...review.shape,
    orderNumber: z.string().max(40).nullable(),
    ratedInstitution: institutionCode,
    itemName: text(200),
  })
  .meta({id: 'ReviewEntry'});

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
  .meta({id: 'ReviewPage'});

const request = {
  reason: words(2000),
  evidence: z.array(evidenceItem).min(1).max(10).meta({description: 'at least one proof'}),
};

/** Asks for a review of the rating behind an order. */
export const askReviewInput = z.object({
  orderNumber: z.string().regex(/^GD\d{8}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/),
  version: z.number().int().min(1).max(1_000_000),
  ground: z.enum(reviewGrounds),
  ...request,
});

/** Files an appeal against a review that upheld the rating. */
export const fileAppealInput = z.object({reviewId: id, ...request});

/** Decides a review or an appeal. */
export const decideReviewInput = z.object({
  reviewId: id,
  decision: z.enum(['voided', 'upheld']),
  reason: words(2000).meta({description: 'stands in the log and reaches the institution'}),
});

/** A review as it travels. */
export type Review = z.infer<typeof review>;
/** A review in a list. */
export type ReviewEntry = z.infer<typeof reviewEntry>;
