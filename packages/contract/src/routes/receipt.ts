import {endpoints} from '../endpoints.ts';
import {receiptProgress, receiptReference, supplementInput, supplementReceipt} from '../receipt-progress.ts';
import type {Route} from './route.ts';

/** What a rater calls after the rating. */
export const receiptRoutes = {
  getReceipt: {
    endpoint: endpoints.getReceipt,
    summary: 'Progress and answer, for whoever holds the receipt',
    input: receiptReference,
    output: receiptProgress,
    status: 200,
    refusals: ['unknown_receipt'],
  },
  supplementRating: {
    endpoint: endpoints.supplementRating,
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
} as const satisfies Record<string, Route>;
