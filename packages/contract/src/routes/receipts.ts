import {z} from 'zod';
import {moment, orderNumber, receiptKey, receiptNumber, text} from '../fields.ts';
import {textLimits} from '../limits.ts';
import {orderStateNames} from '../standard/order-states.ts';
import {receiptEvidence} from './evidence.ts';
import {helpField} from './help.ts';
import {defineRoutes} from './route.ts';

/** The number of a receipt alone, as a person writes it down. */
export const receiptReference = z.object({receiptNumber});

/** A receipt by its number and, for all that only the rater sees, its key. */
export const receiptQuery = z.object({
  receiptNumber,
  receiptKey: receiptKey
    .optional()
    .meta({description: 'from the answer to the rating; without it neither evidence nor the text of the supplement'}),
});

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
        undated: z
          .boolean()
          .meta({description: 'a limit is set, but its date is not known yet: the calendar of a year is unknown'}),
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
        comment: text(textLimits.comment).nullable().meta({description: 'null without the key'}),
        commentMaxLength: z.number().int().meta({description: 'of a supplement, in Unicode characters'}),
      })
      .meta({description: 'one later addition after rectification, where the profile allows it'}),
    words: z
      .object({
        erasable: z.boolean().meta({description: 'whether there are words of the rater that can be erased now'}),
        erasedAt: moment.nullable().meta({description: 'when words were last erased as the rater asked; null: never'}),
      })
      .optional()
      .meta({description: "the rater's own words, comment and supplement; left out without the key"}),
    help: helpField,
    evidence: receiptEvidence.nullable().meta({
      description: 'proof that the rating is in the evidence log; null until it is sealed, and without the key',
    }),
  })
  .meta({id: 'ReceiptProgress', description: 'Progress and answer of a rating (评价回执)'});

/** One supplement (追评) by the same rater, who holds the key of the receipt. */
export const supplementInput = z.object({
  receiptNumber,
  receiptKey: receiptKey.meta({description: 'from the answer to the rating; the invitation does not suffice'}),
  comment: text(textLimits.comment, 'comment_too_long'),
  solved: z.boolean().meta({description: 'is the matter settled, in the view of the rater'}),
});

/** The supplement is kept. */
export const supplementReceipt = z
  .object({receiptNumber, addedAt: moment})
  .meta({id: 'SupplementReceipt', description: 'The supplement is kept'});

/** The receipt of the rating whose words are to be erased, and its key. */
export const ownWordsInput = z.object({
  receiptNumber,
  receiptKey: receiptKey.meta({description: 'from the answer to the rating; neither number nor invitation suffices'}),
});

/** What became of the words. */
export const erasedWords = z
  .object({
    receiptNumber,
    erasedAt: moment.nullable().meta({
      description: 'when the words were erased as the rater asked; null: the rating has no words that the rater wrote',
    }),
  })
  .meta({
    id: 'ErasedWords',
    description: "The rater's own words are gone: comment and supplement. Level and tags stay, and count as before",
  });

/** How a call to erase one's own words is answered and refused, whatever proves who asks. */
export const wordErasure = {
  responseCheck: ['receiptNumber', 'string'],
  output: erasedWords,
  status: 200,
  refusals: ['receipt_number_mistyped', 'unknown_receipt', 'own_words_kept', 'erasure_not_available'],
} as const;

/** What a rater reads and adds after the rating (评价回执, 追评). */
export const receiptRoutes = defineRoutes('receipts', {
  getReceipt: {
    method: 'POST',
    path: '/v1/receipts',
    caller: 'anyone',
    failureBucket: 'receipt',
    responseCheck: ['receiptNumber', 'string'],
    summary:
      'Progress and answer by the number of a receipt; with its key also the proof. A POST, so that no log has the number',
    input: receiptQuery,
    output: receiptProgress,
    status: 200,
    refusals: ['receipt_number_mistyped', 'unknown_receipt'],
  },
  supplementRating: {
    method: 'POST',
    path: '/v1/supplements',
    caller: 'anyone',
    failureBucket: 'receipt',
    keyed: true,
    responseCheck: ['addedAt', 'string'],
    summary: 'Add one supplement after rectification (追评), with the key of the receipt',
    input: supplementInput,
    output: supplementReceipt,
    status: 201,
    refusals: [
      'comment_too_long',
      'text_not_well_formed',
      'receipt_number_mistyped',
      'unknown_receipt',
      'supplement_not_allowed',
      'supplement_exists',
    ],
  },
  eraseOwnWords: {
    ...wordErasure,
    method: 'POST',
    path: '/v1/word-erasures',
    caller: 'anyone',
    failureBucket: 'receipt',
    summary:
      "Erase the rater's own words, comment and supplement, with the key of the receipt; once more changes nothing. Level and tags stay",
    input: ownWordsInput,
  },
});
