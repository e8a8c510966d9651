import {z} from 'zod';
import {receiptEvidence} from './evidence-document.ts';
import {moment, text} from './fields.ts';
import {commentCeiling} from './rating.ts';
import {orderStateNames} from './standard/order-states.ts';

/** The number of a receipt, as it was given. */
export const receiptReference = z.object({
  receiptNumber: z.string().regex(/^\d{8}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/),
});

/** How a rating fares, for whoever holds its receipt: no comment, no names, no personal data. */
export const receiptProgress = z
  .object({
    receiptNumber: z.string().max(40),
    receivedAt: moment,
    state: z
      .enum(['effective', 'voided'])
      .meta({description: 'voided: a review found it mistaken, malicious or untrue'}),
    voidReason: text(2000).nullable(),
    order: z
      .object({
        orderNumber: z.string().max(40),
        state: z.enum(orderStateNames),
        dueAt: moment.nullable(),
        overdue: z.boolean(),
        steps: z.array(z.object({state: z.enum(orderStateNames), at: moment})).meta({description: 'oldest first'}),
        reply: text(2000).nullable().meta({description: 'the answer of the institution'}),
        underReview: z.boolean(),
      })
      .nullable()
      .meta({description: 'only a bad rating has one'}),
    supplement: z
      .object({
        allowed: z.boolean().meta({description: 'may the rater add one supplement (追评) now'}),
        addedAt: moment.nullable(),
        comment: text(commentCeiling).nullable(),
        commentMaxLength: z.number().int().meta({description: 'of a supplement, in Unicode characters'}),
      })
      .meta({description: 'one later addition after rectification, where the profile allows it'}),
    evidence: receiptEvidence
      .nullable()
      .meta({description: 'proof that the rating stands in the evidence log; null until it is sealed'}),
  })
  .meta({id: 'ReceiptProgress', description: 'Progress and answer of a rating (评价回执)'});

/** One supplement (追评) by the same rater. */
export const supplementInput = z.object({
  receiptNumber: receiptReference.shape.receiptNumber
    .optional()
    .meta({description: 'of the rating that is meant; refused when the invitation is that of another one'}),
  comment: text(commentCeiling, 'comment_too_long'),
  solved: z.boolean().meta({description: 'is the matter settled, in the view of the rater'}),
});

/** The supplement is kept. */
export const supplementReceipt = z.object({receiptNumber: z.string().max(40), addedAt: moment}).meta({
  id: 'SupplementReceipt',
});

/** How a rating fares. */
export type ReceiptProgress = z.infer<typeof receiptProgress>;
