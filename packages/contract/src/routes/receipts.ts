import {z} from 'zod';
import {moment, orderNumber, receiptNumber, text} from '../fields.ts';
import {textLimits} from '../limits.ts';
import {orderStateNames} from '../standard/order-states.ts';
import {receiptEvidence} from './evidence.ts';
import {defineRoutes} from './route.ts';

/** The number of a receipt, as it was given. */
export const receiptReference = z.object({receiptNumber});

/** Progress of a rating, for the holder of its receipt: no comment, no names, no personal data. */
export const receiptProgress = z
  .object({
    receiptNumber,
    receivedAt: moment,
    state: z
      .enum(['effective', 'voided'])
      .meta({description: 'voided: a review found it mistaken, malicious or untrue'}),
    voidReason: text(textLimits.reviewReason).nullable(),
    order: z
      .object({
        orderNumber,
        state: z.enum(orderStateNames),
        dueAt: moment.nullable(),
        overdue: z.boolean(),
        steps: z.array(z.object({state: z.enum(orderStateNames), at: moment})).meta({description: 'oldest first'}),
        reply: text(textLimits.reply).nullable().meta({description: 'the answer of the institution'}),
        underReview: z.boolean(),
      })
      .nullable()
      .meta({description: 'only a bad rating has one'}),
    supplement: z
      .object({
        allowed: z.boolean().meta({description: 'may the rater add one supplement (追评) now'}),
        addedAt: moment.nullable(),
        comment: text(textLimits.comment).nullable(),
        commentMaxLength: z.number().int().meta({description: 'of a supplement, in Unicode characters'}),
      })
      .meta({description: 'one later addition after rectification, where the profile allows it'}),
    evidence: receiptEvidence
      .nullable()
      .meta({description: 'proof that the rating is in the evidence log; null until it is sealed'}),
  })
  .meta({id: 'ReceiptProgress', description: 'Progress and answer of a rating (评价回执)'});

/** One supplement (追评) by the same rater. */
export const supplementInput = z.object({
  receiptNumber: receiptNumber
    .optional()
    .meta({description: 'of the rating that is meant; refused when the invitation is that of another one'}),
  comment: text(textLimits.comment, 'comment_too_long'),
  solved: z.boolean().meta({description: 'is the matter settled, in the view of the rater'}),
});

/** The supplement is kept. */
export const supplementReceipt = z
  .object({receiptNumber, addedAt: moment})
  .meta({id: 'SupplementReceipt', description: 'The supplement is kept'});

/** What a rater reads and adds after the rating (评价回执, 追评). */
export const receiptRoutes = defineRoutes('receipts', {
  getReceipt: {
    method: 'GET',
    path: '/v1/receipts/{receiptNumber}',
    caller: 'anyone',
    failureBucket: 'receipt',
    responseCheck: ['receiptNumber', 'string'],
    summary: 'Progress and answer, for the holder of the receipt',
    input: receiptReference,
    output: receiptProgress,
    status: 200,
    refusals: ['unknown_receipt'],
  },
  supplementRating: {
    method: 'POST',
    path: '/v1/supplements',
    caller: 'citizen',
    keyed: true,
    responseCheck: ['addedAt', 'string'],
    summary: 'Add one supplement after rectification (追评)',
    input: supplementInput,
    output: supplementReceipt,
    status: 201,
    refusals: [
      'comment_too_long',
      'text_not_well_formed',
      'unknown_receipt',
      'supplement_not_allowed',
      'supplement_exists',
    ],
  },
});
