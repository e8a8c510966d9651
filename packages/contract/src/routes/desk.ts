import {z as schema} from 'zod';
import {endpoints} from '../endpoints.ts';
import {extendInput, orderCounts, orderDetail, orderReference, stepInput, transferInput} from '../order.ts';
import {unmaskedPerson, unmaskInput} from '../person.ts';
import type {ProblemCode} from '../problem.ts';
import {self} from '../self.ts';
import {askReviewInput, decideReviewInput, fileAppealInput, review, reviewPage, reviewQuery} from '../review.ts';
import type {Route} from './route.ts';

/** What can stand against every step with an order. */
const orderRefusals = [
  'unknown_order',
  'order_ended',
  'order_changed',
  'step_not_possible',
  'not_handling_institution',
] as const satisfies readonly ProblemCode[];

/** What a back office calls for its staff: orders, reviews and appeals. */
export const deskRoutes = {
  getSelf: {
    endpoint: endpoints.getSelf,
    summary: 'What the caller may do: the role and the institution that the token tells',
    input: schema.object({}),
    output: self,
    status: 200,
    refusals: [],
  },
  countOrders: {
    endpoint: endpoints.countOrders,
    summary: 'How many orders stand in each state, and how many are overdue',
    input: schema.object({}),
    output: orderCounts,
    status: 200,
    refusals: [],
  },
  getOrder: {
    endpoint: endpoints.getOrder,
    summary: 'An order with its history and the steps that the caller may take now',
    input: orderReference,
    output: orderDetail,
    status: 200,
    refusals: ['unknown_order'],
  },
  stepOrder: {
    endpoint: endpoints.stepOrder,
    summary: 'Take one step of handling',
    input: stepInput,
    output: orderDetail,
    status: 200,
    refusals: [...orderRefusals, 'promised_day_not_possible', 'review_open', 'text_too_long', 'text_not_well_formed'],
  },
  extendOrder: {
    endpoint: endpoints.extendOrder,
    summary: 'Give the answer more time before it is due, with reason',
    input: extendInput,
    output: orderDetail,
    status: 200,
    refusals: [...orderRefusals, 'extension_not_allowed', 'text_too_long', 'text_not_well_formed'],
  },
  transferOrder: {
    endpoint: endpoints.transferOrder,
    summary: 'Hand an order to the institution that it belongs to, with reason',
    input: transferInput,
    output: orderDetail,
    status: 200,
    refusals: [
      ...orderRefusals,
      'decider_not_higher',
      'transfer_not_possible',
      'unknown_institution',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  askReview: {
    endpoint: endpoints.askReview,
    summary: 'Ask whether the rating behind an order is mistaken, malicious or untrue (复核)',
    input: askReviewInput,
    output: orderDetail,
    status: 200,
    refusals: [...orderRefusals, 'review_exists', 'no_higher_institution', 'text_too_long', 'text_not_well_formed'],
  },
  unmask: {
    endpoint: endpoints.unmask,
    summary: 'Who was served, for the call back; every look is recorded',
    input: unmaskInput,
    output: unmaskedPerson,
    status: 200,
    refusals: [
      'unknown_order',
      'order_ended',
      'not_handling_institution',
      'person_unknown',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  listReviews: {
    endpoint: endpoints.listReviews,
    summary: 'Reviews and appeals of ratings within sight, oldest first',
    input: reviewQuery,
    output: reviewPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  decideReview: {
    endpoint: endpoints.decideReview,
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
    endpoint: endpoints.fileAppeal,
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
} as const satisfies Record<string, Route>;
