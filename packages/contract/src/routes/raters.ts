import {z} from 'zod';
import {cursor, id, moment, pageSize, receiptNumber, text} from '../fields.ts';
import type {ProblemCode} from '../problem.ts';
import {citizenChannels} from '../standard/channels.ts';
import {nodes} from '../standard/nodes.ts';
import {foundService} from './points.ts';
import {receiptProgress, receiptReference, wordErasure} from './receipts.ts';
import {defineRoutes} from './route.ts';

/** What a portal signs of a person whom it has logged in. */
export const raterAssertion = z.object({
  assertion: text(4000).meta({
    description:
      'a JWT that the portal has signed with ES256 or SM2, of the type `rater-assertion+jwt`: `iss` the portal, `aud` this ' +
      "server's address with /v1, `sub` a pseudonym, `jti`, `iat`, `exp` at most five minutes later, `assurance` 1 to 3, and nothing else",
  }),
});

/** A short-lived token of a rater. */
export const raterSession = z
  .object({
    token: z
      .string()
      .max(1000)
      .meta({description: 'for the `Authorization` header of the calls of the rater; never part of an address'}),
    expiresAt: moment,
  })
  .meta({id: 'RaterSession', description: 'A person whom a portal has logged in, for a quarter of an hour'});

/** A page of a list of the rater. */
export const raterQuery = z.object({cursor: cursor.optional(), limit: pageSize});

const ownService = {
  institutionName: text(100),
  itemName: text(200).meta({description: '事项名称, or the name of the point where no item is known'}),
  serviceName: text(100).optional(),
  node: z.enum(nodes),
};

/** One of the person's own services that can be rated. */
export const rateableService = z
  .object({
    serviceId: id,
    ...ownService,
    ticketNumber: text(30).optional().meta({description: '排队号 of a service without a case'}),
    servedAt: moment,
    daysLeft: z.number().int().min(0).nullable().meta({
      description: 'natural days after today in which it can be rated, 0 on the last one; null where there is no limit',
    }),
  })
  .meta({id: 'RateableService', description: "One of the person's own services that can be rated (待评价办件)"});

/** The service to claim. */
export const claimInput = z.object({serviceId: id});

/** The right to rate the service that was claimed. */
export const claimedService = foundService
  .extend({
    channel: z.enum(citizenChannels).meta({description: 'the channel that the rating will have: that of the portal'}),
  })
  .meta({id: 'ClaimedService', description: "The right to rate one of the person's own services once"});

/** A receipt of a rating that the person has given by way of a portal. */
export const ownReceipt = z
  .object({
    receiptNumber,
    ...ownService,
    receivedAt: moment,
    state: receiptProgress.shape.state,
  })
  .meta({
    id: 'OwnReceipt',
    description: 'A receipt of a rating that the person gave; it discloses neither level nor text',
  });

/**
 * What can be wrong with an assertion of a portal: counted by address as wrong guesses, and answered with a
 * challenge. That a portal is not sure enough of a person is no fault of the assertion.
 */
export const assertionFaults = [
  'assertion_invalid',
  'assertion_algorithm_not_allowed',
  'assertion_portal_unknown',
  'assertion_not_genuine',
  'assertion_claims_not_allowed',
  'assertion_for_another',
  'assertion_from_future',
  'assertion_expired',
  'assertion_used',
] as const satisfies readonly ProblemCode[];

/** What a person whom a portal has logged in may rate, and has rated. */
export const raterRoutes = defineRoutes('raters', {
  openRaterSession: {
    method: 'POST',
    path: '/v1/rater-sessions',
    caller: 'anyone',
    failureBucket: 'assertion',
    responseCheck: ['token', 'string'],
    summary: "Exchange a portal's assertion of a person who is logged in there for a short-lived token, once",
    input: raterAssertion,
    output: raterSession,
    status: 201,
    refusals: ['text_too_long', 'text_not_well_formed', ...assertionFaults, 'assurance_too_low'],
  },
  listRateable: {
    method: 'GET',
    path: '/v1/rater/services',
    caller: 'rater',
    responseCheck: ['items', 'object'],
    summary: "The person's own services that can still be rated, the newest first",
    input: raterQuery,
    output: z
      .object({items: z.array(rateableService), nextCursor: cursor.nullable()})
      .meta({id: 'RateablePage', description: "A page of the person's own services that can be rated"}),
    status: 200,
    refusals: ['cursor_invalid'],
  },
  claimService: {
    method: 'POST',
    path: '/v1/rater/invitations',
    caller: 'rater',
    responseCheck: ['token', 'string'],
    summary:
      "Get the invitation to rate one of the person's own services, of the portal's channel. In the body, so that no log has its id",
    input: claimInput,
    output: claimedService,
    status: 201,
    refusals: ['unknown_service', 'already_rated', 'rating_window_closed', 'too_many_invitations'],
  },
  listOwnReceipts: {
    method: 'GET',
    path: '/v1/rater/receipts',
    caller: 'rater',
    responseCheck: ['items', 'object'],
    summary: 'Receipts of the ratings that the person gave by `claimService` within the last year, the newest first',
    input: raterQuery,
    output: z
      .object({items: z.array(ownReceipt), nextCursor: cursor.nullable()})
      .meta({id: 'OwnReceiptPage', description: 'A page of receipts of the ratings that the person gave'}),
    status: 200,
    refusals: ['cursor_invalid'],
  },
  eraseWordsOfOwnReceipt: {
    ...wordErasure,
    method: 'POST',
    path: '/v1/rater/word-erasures',
    caller: 'rater',
    summary:
      "Erase the person's own words of a rating among `listOwnReceipts`, comment and supplement; once more changes nothing. Level and tags stay",
    input: receiptReference,
  },
});
