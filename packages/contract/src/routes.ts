/* eslint-disable max-lines -- one table of every route, which a reader looks up and does not read through */
import type {z} from 'zod';
import {z as schema} from 'zod';
import {tokenAnswer, tokenRequest} from './access-token.ts';
import {endpoints, type Endpoint, type RouteName} from './endpoints.ts';
import {
  consistencyProof,
  consistencyQuery,
  inclusionProof,
  inclusionQuery,
  treeHead,
  treeHeadQuery,
} from './evidence-document.ts';
import {institutionPage, institutionQuery} from './institution.ts';
import {invitation, inviteInput, ratingForm} from './invitation.ts';
import {
  extendInput,
  orderCounts,
  orderDetail,
  orderPage,
  orderQuery,
  orderReference,
  stepInput,
  transferInput,
} from './order.ts';
import {unmaskedPerson, unmaskInput} from './person.ts';
import type {ProblemCode} from './problem.ts';
import {
  exportedRating,
  exportQuery,
  publication,
  publicationPage,
  publicationQuery,
  publicationReference,
  publicationEntry,
  publishInput,
} from './publication.ts';
import {ratingDraft, receipt} from './rating.ts';
import {receiptProgress, receiptReference, supplementInput, supplementReceipt} from './receipt-progress.ts';
import {askReviewInput, decideReviewInput, fileAppealInput, review, reviewPage, reviewQuery} from './review.ts';
import {ratedAnswer, serviceReceipt, serviceReference, serviceRegistration} from './service.ts';
import {health, standardDocument, standardQuery} from './standard-document.ts';
import {
  webhookDeliveryPage,
  webhookDeliveryQuery,
  webhookDeliveryReference,
  webhookInput,
  webhookPage,
  webhookQuery,
  webhookQueued,
  webhookReceipt,
  webhookReference,
  webhookRemoved,
  webhookSecret,
  webhookSecretInput,
} from './webhook.ts';
import {staffStatistics, staffStatisticsQuery, statistics, statisticsQuery} from './statistics.ts';

/**
 * One route of the interface. `input` is flat: the names in the path's braces go into the path, of the rest a GET puts
 * everything into the query and a POST into the body. `refusals` are those of the route's own; {@link refusalsOf} adds
 * what its caller and its body can bring.
 */
export interface Route {
  readonly endpoint: Endpoint;
  readonly summary: string;
  readonly input: z.ZodObject;
  readonly output: z.ZodType;
  readonly status: 200 | 201;
  readonly refusals: readonly ProblemCode[];
}

/** What can stand against every step with an order. */
const orderRefusals = [
  'unknown_order',
  'order_ended',
  'order_changed',
  'step_not_possible',
  'not_handling_institution',
] as const satisfies readonly ProblemCode[];

/** The whole HTTP surface. SDK types, server handlers, the OpenAPI document and the contract tests come from it. */
export const routes = {
  getHealth: {
    endpoint: endpoints.getHealth,
    summary: 'Is the server alive',
    input: schema.object({}),
    output: health,
    status: 200,
    refusals: [],
  },
  getStandard: {
    endpoint: endpoints.getStandard,
    summary: 'Levels, tags, channels and the rules of a region, as data',
    input: standardQuery,
    output: standardDocument,
    status: 200,
    refusals: ['unknown_profile'],
  },
  listInstitutions: {
    endpoint: endpoints.listInstitutions,
    summary: 'Rated institutions, by code',
    input: institutionQuery,
    output: institutionPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  getStatistics: {
    endpoint: endpoints.getStatistics,
    summary: 'Counts and measures of an area or an institution',
    input: statisticsQuery,
    output: statistics,
    status: 200,
    refusals: ['unknown_institution'],
  },
  listPublications: {
    endpoint: endpoints.listPublications,
    summary: 'What was published (通报), the latest first',
    input: publicationQuery,
    output: publicationPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  getPublication: {
    endpoint: endpoints.getPublication,
    summary: 'A publication, byte for byte as it was made; cacheable for ever',
    input: publicationReference,
    output: publication,
    status: 200,
    refusals: ['unknown_publication'],
  },
  exportRatings: {
    endpoint: endpoints.exportRatings,
    summary: 'The ratings that a publication was made of, one in each line, without personal data',
    input: exportQuery,
    output: exportedRating,
    status: 200,
    refusals: ['unknown_publication'],
  },
  publish: {
    endpoint: endpoints.publish,
    summary: 'Publish the results of an area over days that have ended (通报), for ever',
    input: publishInput,
    output: publicationEntry,
    status: 201,
    refusals: [
      'area_not_allowed',
      'period_not_ended',
      'already_published',
      'too_few_ratings',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  getStaffStatistics: {
    endpoint: endpoints.getStaffStatistics,
    summary: "Results by member of staff (工号) of the caller's institution and those below; never public",
    input: staffStatisticsQuery,
    output: staffStatistics,
    status: 200,
    refusals: ['institution_not_allowed', 'text_too_long', 'text_not_well_formed'],
  },
  getInvitation: {
    endpoint: endpoints.getInvitation,
    summary: 'The service behind an invitation and the rules for rating it',
    input: schema.object({}),
    output: ratingForm,
    status: 200,
    refusals: [],
  },
  submitRating: {
    endpoint: endpoints.submitRating,
    summary: 'Rate the service behind an invitation, once',
    input: ratingDraft,
    output: receipt,
    status: 201,
    refusals: [
      'unknown_level',
      'unknown_tag',
      'tag_of_another_level',
      'reason_required',
      'comment_too_long',
      'text_not_well_formed',
      'channel_not_allowed',
      'invitation_expired',
      'invitation_used',
      'already_rated',
      'rating_window_closed',
    ],
  },
  issueToken: {
    endpoint: endpoints.issueToken,
    summary: 'Exchange client credentials for an access token (RFC 6749 section 4.4)',
    input: tokenRequest,
    output: tokenAnswer,
    status: 200,
    refusals: ['client_invalid', 'grant_not_supported', 'scope_not_granted'],
  },
  putService: {
    endpoint: endpoints.putService,
    summary: 'Register a service, or correct it while it is not rated',
    input: serviceRegistration,
    output: serviceReceipt,
    status: 200,
    refusals: [
      'person_not_kept',
      'unknown_institution',
      'institution_not_allowed',
      'service_already_rated',
      'served_in_future',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  isRated: {
    endpoint: endpoints.isRated,
    summary: 'Has this service been rated: yes or no, never what',
    input: serviceReference,
    output: ratedAnswer,
    status: 200,
    refusals: ['unknown_service'],
  },
  invite: {
    endpoint: endpoints.invite,
    summary: 'Make an invitation to rate a service: token, link and QR code',
    input: inviteInput,
    output: invitation,
    status: 201,
    refusals: ['unknown_service', 'already_rated', 'page_not_allowed', 'too_many_invitations'],
  },
  listOrders: {
    endpoint: endpoints.listOrders,
    summary: "The institution's work orders, oldest first",
    input: orderQuery,
    output: orderPage,
    status: 200,
    refusals: ['cursor_invalid'],
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
    summary: 'Give the answer more time, with reason',
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
  putWebhook: {
    endpoint: endpoints.putWebhook,
    summary: 'Tell a system of events: register its address, or change what it is told',
    input: webhookInput,
    output: webhookReceipt,
    status: 200,
    refusals: [
      'unknown_institution',
      'webhook_url_not_allowed',
      'too_many_webhooks',
      'text_too_long',
      'text_not_well_formed',
    ],
  },
  listWebhooks: {
    endpoint: endpoints.listWebhooks,
    summary: 'Webhooks within sight, oldest first',
    input: webhookQuery,
    output: webhookPage,
    status: 200,
    refusals: ['cursor_invalid'],
  },
  deleteWebhook: {
    endpoint: endpoints.deleteWebhook,
    summary: 'Remove a webhook with what was not sent yet',
    input: webhookReference,
    output: webhookRemoved,
    status: 200,
    refusals: ['unknown_webhook'],
  },
  addWebhookSecret: {
    endpoint: endpoints.addWebhookSecret,
    summary: 'Make a new secret; the old ones sign too for a while',
    input: webhookSecretInput,
    output: webhookSecret,
    status: 201,
    refusals: ['unknown_webhook'],
  },
  testWebhook: {
    endpoint: endpoints.testWebhook,
    summary: 'Send a test message',
    input: webhookReference,
    output: webhookQueued,
    status: 201,
    refusals: ['unknown_webhook'],
  },
  listWebhookDeliveries: {
    endpoint: endpoints.listWebhookDeliveries,
    summary: 'What became of the messages to a webhook, newest first',
    input: webhookDeliveryQuery,
    output: webhookDeliveryPage,
    status: 200,
    refusals: ['unknown_webhook', 'cursor_invalid'],
  },
  replayWebhookDelivery: {
    endpoint: endpoints.replayWebhookDelivery,
    summary: 'Send a message once more, under the same id',
    input: webhookDeliveryReference,
    output: webhookQueued,
    status: 201,
    refusals: ['unknown_message'],
  },
  getTreeHead: {
    endpoint: endpoints.getTreeHead,
    summary: 'The signed head of the evidence log: the latest, or the one over so many entries',
    input: treeHeadQuery,
    output: treeHead,
    status: 200,
    refusals: ['unknown_tree_head'],
  },
  getInclusion: {
    endpoint: endpoints.getInclusion,
    summary: 'Proof that an entry stands in the evidence log (RFC 9162 section 2.1.3)',
    input: inclusionQuery,
    output: inclusionProof,
    status: 200,
    refusals: ['unknown_entry', 'tree_size_not_reached'],
  },
  getConsistency: {
    endpoint: endpoints.getConsistency,
    summary: 'Proof that a later log begins with all of an earlier one (RFC 9162 section 2.1.4)',
    input: consistencyQuery,
    output: consistencyProof,
    status: 200,
    refusals: ['tree_size_not_reached'],
  },
} as const satisfies {readonly [N in RouteName]: Route};

/** The table of {@link routes}. */
export type Routes = typeof routes;
/** What a caller writes for a route. */
export type RouteInput<N extends RouteName> = z.input<Routes[N]['input']>;
/** What a handler receives: checked, defaults filled in. */
export type ParsedInput<N extends RouteName> = z.output<Routes[N]['input']>;
/** What a route answers. */
export type RouteOutput<N extends RouteName> = z.output<Routes[N]['output']>;

/** Every refusal a caller of a route must expect. */
export function refusalsOf(route: Route): ProblemCode[] {
  const {endpoint} = route;
  const all: ProblemCode[] = ['rate_limited', 'internal', 'unavailable', ...route.refusals];
  const takesInput = Object.keys(route.input.shape).length > 0;
  if (takesInput) all.push('invalid_input', 'missing_field');
  if (endpoint.method === 'POST') all.push('malformed_json', 'body_too_large', 'unsupported_media_type');
  if (endpoint.caller === 'citizen') all.push('invitation_invalid');
  if (endpoint.caller === 'department') all.push('unauthorized', 'scope_not_granted');
  if (endpoint.caller === 'person') all.push('unauthorized', 'role_not_allowed');
  if (endpoint.caller === 'office') all.push('unauthorized', 'scope_not_granted', 'role_not_allowed');
  if (endpoint.keyed) all.push('idempotency_key_missing', 'idempotency_key_reused');
  return [...new Set(all)];
}
