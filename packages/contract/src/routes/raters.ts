import {z} from 'zod';
import {cursor, id, moment, pageSize, privacyFields, receiptNumber, text, words} from '../fields.ts';
import {aliasCodePattern, phoneEndPattern, projectNoPattern, raterCodePattern} from '../limits.ts';
import type {ProblemCode} from '../problem.ts';
import {citizenChannels} from '../standard/channels.ts';
import {nodes} from '../standard/nodes.ts';
import {helpField} from './help.ts';
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
  .meta({id: 'RaterSession', description: 'A person who has proved who they are, for a quarter of an hour'});

/** A ticket that a portal has given to a person. */
export const ticketInput = z.object({
  portal: text(200).meta({description: 'the `issuer` of a portal that is registered here with `ticket`'}),
  ticket: words(2000).meta({description: 'the ticket of the person, which the portal has given to the page'}),
});

/** A case, as the person who was served knows it. */
const ownCase = {
  institutionCode: z.string().regex(aliasCodePattern).meta({
    description: 'the institution that handled the case, by its own code or another one that `putAlias` has registered',
  }),
  projectNo: z.string().regex(projectNoPattern).meta({description: '办件编号, an..50 (GB/T 39046-2020 table 9)'}),
};

/** Asks for a code to the telephone that was registered with a case. */
export const codeRequest = z.object({
  ...ownCase,
  phoneEnd: z.string().regex(phoneEndPattern).meta({
    description: 'the last four digits of the telephone of who was served, or of who acted for it',
  }),
});

/** The answer to everybody who asks. */
export const codeRequested = z
  .object({validMinutes: z.number().int().meta({description: 'how long a code is valid, in minutes'})})
  .meta({
    id: 'RaterCodeRequested',
    description: 'A code is sent if case and digits are right; the answer is the same if not',
  });

/** A case and the code that its telephone got. */
export const codeInput = z.object({
  ...ownCase,
  code: z.string().regex(raterCodePattern).meta({description: 'the six digits of the message, valid once'}),
});

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
    ...privacyFields,
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

/** What is counted by address as a wrong guess of who one is, and answered with a challenge. */
export const signInFaults = [
  ...assertionFaults,
  'ticket_refused',
  'rater_code_wrong',
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
  openTicketSession: {
    method: 'POST',
    path: '/v1/rater-sessions/ticket',
    caller: 'anyone',
    failureBucket: 'assertion',
    responseCheck: ['token', 'string'],
    summary: "Exchange a portal's ticket of a person who is logged in there for a short-lived token, once",
    input: ticketInput,
    output: raterSession,
    status: 201,
    refusals: [
      'text_too_long',
      'text_not_well_formed',
      'unknown_portal',
      'ticket_refused',
      'assurance_too_low',
      'sign_on_unavailable',
    ],
  },
  askRaterCode: {
    method: 'POST',
    path: '/v1/rater-codes',
    caller: 'anyone',
    responseCheck: ['validMinutes', 'number'],
    summary:
      'Send a one-time code to the telephone that was registered with a case, if its last four digits are these. The answer is the same whether there is such a case or not',
    input: codeRequest,
    output: codeRequested,
    status: 200,
    refusals: ['rater_codes_off', 'rater_codes_used_up', 'rater_code_locked'],
  },
  openCodeSession: {
    method: 'POST',
    path: '/v1/rater-sessions/code',
    caller: 'anyone',
    failureBucket: 'assertion',
    responseCheck: ['token', 'string'],
    summary: "Exchange a case's one-time code for a short-lived token of the person served, for this case alone",
    input: codeInput,
    output: raterSession,
    status: 201,
    refusals: ['rater_codes_off', 'rater_code_wrong', 'rater_code_locked'],
  },
  listRateable: {
    method: 'GET',
    path: '/v1/rater/services',
    caller: 'rater',
    responseCheck: ['items', 'object'],
    summary: "The person's own services that can still be rated, the newest first",
    input: raterQuery,
    output: z
      .object({items: z.array(rateableService), nextCursor: cursor.nullable(), help: helpField})
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
